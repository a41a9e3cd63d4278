/** The stories of ../words/proposals.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('what a button and a typed yes answer', () => import('../words/proposals.test.ts'));
