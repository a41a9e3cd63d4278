/** The stories of ../vouched.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../vouched.test.ts');
