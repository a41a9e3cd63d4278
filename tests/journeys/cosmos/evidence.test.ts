/** The stories of ../evidence.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('evidence', () => import('../evidence.test.ts'));
