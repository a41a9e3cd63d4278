/** The stories of ../busy.test.ts, with the records in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('a backup of a busy record', () => import('../busy.test.ts'));
