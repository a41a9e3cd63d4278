/** The stories of ../conversation.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('conversation', () => import('../conversation.test.ts'));
