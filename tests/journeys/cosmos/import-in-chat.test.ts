/** The stories of ../import-in-chat.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('import-in-chat', () => import('../import-in-chat.test.ts'));
