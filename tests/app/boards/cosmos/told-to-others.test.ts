/** The stories of ../told-to-others.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('posts that others are told of', () => import('../told-to-others.test.ts'));
