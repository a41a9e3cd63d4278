/** The stories of ../recurrence.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('recurrence', () => import('../recurrence.test.ts'));
