/** The stories of ../offer/outdated.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../offer/outdated.test.ts');
