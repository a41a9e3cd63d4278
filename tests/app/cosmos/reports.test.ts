/** The stories of ../papers/reports.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../papers/reports.test.ts');
