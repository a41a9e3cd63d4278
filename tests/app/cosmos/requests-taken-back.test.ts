/** The stories of ../requests-taken-back.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('requests that are taken back', () => import('../requests-taken-back.test.ts'));
