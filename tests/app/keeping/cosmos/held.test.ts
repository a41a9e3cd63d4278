/** The stories of ../held.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('what a hold keeps', () => import('../held.test.ts'));
