/** The stories of ../update-words.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../update-words.test.ts');
