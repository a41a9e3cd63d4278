/** The stories of ../joined.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../joined.test.ts');
