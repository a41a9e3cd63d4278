/** The stories of ../update-words.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('update-words', () => import('../update-words.test.ts'));
