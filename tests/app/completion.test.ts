/** Completions, their evidence and their check, on the embedded store. */
import { completionStories } from './completion-stories.ts';

completionStories();
