/** The stories of ../channel.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('boards’ channels', () => import('../channel.test.ts'));
