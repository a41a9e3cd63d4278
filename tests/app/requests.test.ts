/** What people ask of each other, on the embedded store. */
import { requestStories } from './requests-stories.ts';

requestStories();
