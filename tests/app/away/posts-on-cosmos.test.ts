/** The stories of deputies, link officers and quiet days on Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { postStories } from './posts-stories.ts';

await onCosmos();
postStories();
