/** Completions, their evidence and their check, on Cosmos DB. */
import { onCosmos } from '../support/stores.ts';
import { completionStories } from './completion-stories.ts';

await onCosmos();
completionStories();
