/** The stories of ../requests-taken-back.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../requests-taken-back.test.ts');
