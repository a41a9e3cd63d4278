/** Several replicas of the bot, as processes over one account of Cosmos DB. */
import { onCosmos } from '../support/stores.ts';
import { replicaStories } from './replica-stories.ts';

await onCosmos();
replicaStories();
