/** The stories of asking for readings on Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('asking for readings', async () => {
  const { askingStories } = await import('./asking-stories.ts');
  askingStories();
});
