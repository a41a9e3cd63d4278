/** The stories of ../question.test.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';

await onCosmos();
await import('../question.test.ts');
