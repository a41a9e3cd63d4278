/** The stories of ../requests-told-later.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('requests that are told later', () => import('../requests-told-later.test.ts'));
