/** The stories of ../gone-red.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('actions gone red', () => import('../gone-red.test.ts'));
