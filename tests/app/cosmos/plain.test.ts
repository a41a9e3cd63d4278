/** The stories of ../plain/plain.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('cards as text', () => import('../plain/plain.test.ts'));
