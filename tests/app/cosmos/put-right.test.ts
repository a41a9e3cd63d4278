/** The stories of ../put-right.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('what is put right', () => import('../put-right.test.ts'));
