/** The stories of ../decided-and-done.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../decided-and-done.test.ts');
