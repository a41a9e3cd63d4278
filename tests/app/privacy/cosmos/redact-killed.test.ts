/** The stories of ../redact-killed.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../redact-killed.test.ts');
