/** The stories of ../requests-tampered.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../requests-tampered.test.ts');
