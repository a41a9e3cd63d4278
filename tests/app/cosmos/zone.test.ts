/** The stories of ../zone.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('people’s own time', () => import('../zone.test.ts'));
