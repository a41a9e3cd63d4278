/** The stories of ../offer/outdated.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('files that are out of date', () => import('../offer/outdated.test.ts'));
