/** The stories of ../redact-copies.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../../support/stores.ts';

await onCosmosInFull('copies of what is removed', () => import('../redact-copies.test.ts'));
