/** The stories of leaving on Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { leavingStories } from './leaving-stories.ts';

await onCosmos();
leavingStories();
