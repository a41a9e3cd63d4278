/** The stories of ../migrate-stories.ts, with the record in Cosmos DB. */
import { onCosmos } from '../../support/stores.ts';
import { migrateStories } from '../migrate-stories.ts';

await onCosmos();
migrateStories();
