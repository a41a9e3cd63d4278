/** Help and the welcome, on Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { helpStories } from './help-stories.ts';

await onCosmos();
helpStories();
