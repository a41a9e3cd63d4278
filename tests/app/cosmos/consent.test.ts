/** The stories of ../offer/consent.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('consent to a file', () => import('../offer/consent.test.ts'));
