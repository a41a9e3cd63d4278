/** The stories of ../lead-away.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('a lead who is away', () => import('../lead-away.test.ts'));
