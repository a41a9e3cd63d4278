/** `waymark migrate` on SQLite. */
import { migrateStories } from './migrate-stories.ts';

migrateStories();
