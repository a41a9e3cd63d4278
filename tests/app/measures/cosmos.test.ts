/** The stories of measures on Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { askingStories } from './asking-stories.ts';
import { measureStories } from './stories.ts';

await onCosmos();
measureStories();
askingStories();
