/** The stories of ../decided-dates.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('dates that a lead decides', () => import('../decided-dates.test.ts'));
