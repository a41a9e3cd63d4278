/** The stories of ../reminder.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('reminder', () => import('../reminder.test.ts'));
