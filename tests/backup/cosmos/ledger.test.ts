/** The stories of ../ledger.test.ts, with the records in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('what was removed stays removed', () => import('../ledger.test.ts'));
