/** A newcomer's words, on the embedded store. */
import { newcomerStories } from './newcomer-stories.ts';

newcomerStories();
