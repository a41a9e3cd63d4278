/** The stories of ../own-date.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('the one rule for dates', () => import('../own-date.test.ts'));
