/** The stories of cycle.test.ts and reports.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('./cycle.test.ts');
await import('./reports.test.ts');
