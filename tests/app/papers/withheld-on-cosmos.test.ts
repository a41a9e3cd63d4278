/** The stories of withheld.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('papers withheld from a board', () => import('./withheld.test.ts'));
