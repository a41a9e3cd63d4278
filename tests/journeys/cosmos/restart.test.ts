/** The stories of ../restart.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('restart', () => import('../restart.test.ts'));
