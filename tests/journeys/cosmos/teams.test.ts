/** The stories of ../teams.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('teams', () => import('../teams.test.ts'));
