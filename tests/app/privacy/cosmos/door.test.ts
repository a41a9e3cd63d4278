/** The stories of ../door.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('who may remove words', () => import('../door.test.ts'));
