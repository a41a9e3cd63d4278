/** The stories of deputies, link officers and quiet days on the embedded store. */
import { postStories } from './posts-stories.ts';

postStories();
