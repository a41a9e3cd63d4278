/** The stories of ../summary.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('summary', () => import('../summary.test.ts'));
