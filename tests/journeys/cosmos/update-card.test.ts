/** The stories of ../update-card.test.ts, with the record in Cosmos DB, in the long form alone. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('update-card', () => import('../update-card.test.ts'));
