/** The stories of ../words/proposals.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../words/proposals.test.ts');
