/** Help and the welcome, on the embedded store. */
import { helpStories } from './help-stories.ts';

helpStories();
