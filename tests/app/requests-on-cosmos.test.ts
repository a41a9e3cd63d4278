/** What people ask of each other, on Cosmos DB. */
import { onCosmos } from '../support/stores.ts';
import { requestStories } from './requests-stories.ts';

await onCosmos();
requestStories();
