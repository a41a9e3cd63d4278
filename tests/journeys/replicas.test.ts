/** Several replicas of the bot, as processes over one embedded record: a set-up that nobody is told to run, so the long form alone has it. */
import { replicaStories } from './replica-stories.ts';

if (process.env.WAYMARK_VERIFY === 'full') replicaStories();
else
  test.skip('replicas over one embedded record (skipped: part of the long form, npm run verify)', () =>
    undefined);
