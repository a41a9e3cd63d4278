/** Several replicas of the bot, as processes over one embedded record. */
import { replicaStories } from './replica-stories.ts';

replicaStories();
