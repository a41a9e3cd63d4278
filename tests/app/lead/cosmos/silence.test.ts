/** The stories of ../silence.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('an owner’s silence', () => import('../silence.test.ts'));
