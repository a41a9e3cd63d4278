/** The stories of ../drill-down.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../drill-down.test.ts');
