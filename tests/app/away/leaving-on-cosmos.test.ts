/** The stories of leaving on Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('leaving', async () => {
  const { leavingStories } = await import('./leaving-stories.ts');
  leavingStories();
});
