/** The stories of ../privacy/redact-paper.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../privacy/redact-paper.test.ts');
