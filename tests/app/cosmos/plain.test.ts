/** The stories of ../plain/plain.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../plain/plain.test.ts');
