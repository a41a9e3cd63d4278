/** The stories of ../recurrence.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../recurrence.test.ts');
