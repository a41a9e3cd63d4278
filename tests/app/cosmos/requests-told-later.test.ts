/** The stories of ../requests-told-later.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../requests-told-later.test.ts');
