/** The stories of ../update-card.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../update-card.test.ts');
