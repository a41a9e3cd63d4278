/** The stories of ../hold-covers.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../hold-covers.test.ts');
