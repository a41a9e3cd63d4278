/** The stories of ../lead/note.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('the lead’s note', () => import('../lead/note.test.ts'));
