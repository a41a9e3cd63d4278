/** The stories of leave on the embedded store. */
import { leaveStories } from './leave-stories.ts';

leaveStories();
