/** The stories of ../privacy/redact-paper.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('words removed from a paper', () => import('../privacy/redact-paper.test.ts'));
