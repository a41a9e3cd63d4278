/** The stories of ../previews.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('previews', () => import('../previews.test.ts'));
