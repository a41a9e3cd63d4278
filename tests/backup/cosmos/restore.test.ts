/** The stories of ../restore.test.ts, with the records in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../restore.test.ts');
