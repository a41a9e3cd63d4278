/** The stories of ../requests-tampered.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('requests whose cards were changed', () => import('../requests-tampered.test.ts'));
