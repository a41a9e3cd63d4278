/** The stories of ../offer/consent.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../offer/consent.test.ts');
