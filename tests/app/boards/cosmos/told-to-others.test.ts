/** The stories of ../told-to-others.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../told-to-others.test.ts');
