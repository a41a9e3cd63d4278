/** The stories of leaving on the embedded store. */
import { leavingStories } from './leaving-stories.ts';

leavingStories();
