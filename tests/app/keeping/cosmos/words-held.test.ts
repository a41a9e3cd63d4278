/** The stories of ../words-held.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('words that a hold keeps', () => import('../words-held.test.ts'));
