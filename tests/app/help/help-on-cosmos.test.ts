/** Help and the welcome, on Cosmos DB. */
import { onCosmosInFull } from '../../support/stores.ts';

await onCosmosInFull('help and the welcome', async () => {
  const { helpStories } = await import('./help-stories.ts');
  helpStories();
});
