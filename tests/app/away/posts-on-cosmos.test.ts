/** The stories of deputies, link officers and quiet days on Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('deputies, link officers and quiet days', async () => {
  const { postStories } = await import('./posts-stories.ts');
  postStories();
});
