/** The stories of readings on Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { measureStories } from './stories.ts';

await onCosmos();
measureStories();
