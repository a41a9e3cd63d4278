/** The stories of ../lead-away.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../lead-away.test.ts');
