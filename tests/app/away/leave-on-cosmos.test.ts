/** The stories of leave on Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { leaveStories } from './leave-stories.ts';

await onCosmos();
leaveStories();
