/** The stories of ../import-in-chat.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../import-in-chat.test.ts');
