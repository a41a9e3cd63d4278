/** The stories of ../redact-copies.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../redact-copies.test.ts');
