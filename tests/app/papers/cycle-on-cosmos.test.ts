/** The stories of cycle.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('a paper from draft to decision', () => import('./cycle.test.ts'));
