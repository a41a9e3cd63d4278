/** The stories of ../drill-down.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('drilling down', () => import('../drill-down.test.ts'));
