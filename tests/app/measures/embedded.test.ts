/** The stories of measures on the embedded store. */
import { askingStories } from './asking-stories.ts';
import { measureStories } from './stories.ts';

measureStories();
askingStories();
