/** The stories of ../reminder.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../reminder.test.ts');
