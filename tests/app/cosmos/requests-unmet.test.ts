/** The stories of ../requests-unmet.test.ts, with the record in Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull(
  'requests to people who have not opened Waymark',
  () => import('../requests-unmet.test.ts'),
);
