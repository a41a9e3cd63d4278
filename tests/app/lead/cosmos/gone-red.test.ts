/** The stories of ../gone-red.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../../support/stores.ts';

await onCosmos();
await import('../gone-red.test.ts');
