/** The stories of ../vouched.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('words that somebody vouched for', () => import('../vouched.test.ts'));
