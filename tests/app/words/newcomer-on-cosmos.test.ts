/** A newcomer's words, on Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('what a newcomer says', async () => {
  const { newcomerStories } = await import('./newcomer-stories.ts');
  newcomerStories();
});
