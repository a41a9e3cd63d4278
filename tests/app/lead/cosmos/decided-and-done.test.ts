/** The stories of ../decided-and-done.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('what a lead has decided', () => import('../decided-and-done.test.ts'));
