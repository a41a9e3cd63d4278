/** The stories of ../restricted.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('restricted boards', () => import('../restricted.test.ts'));
