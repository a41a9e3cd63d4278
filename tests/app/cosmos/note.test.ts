/** The stories of ../lead/note.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../lead/note.test.ts');
