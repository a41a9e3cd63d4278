/** The stories of ../hold-covers.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('what a hold covers', () => import('../hold-covers.test.ts'));
