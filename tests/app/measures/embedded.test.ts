/** The stories of measures on the embedded store. */
import { measureStories } from './stories.ts';

measureStories();
