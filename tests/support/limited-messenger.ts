/** A sender over a platform that has limits and takes its time, on a clock that skips what is waited. */
import type { Messenger } from '../../src/app/ports.ts';
import { openLimiter } from './limiter.ts';
import { seededRandom } from './seeded-random.ts';
import type { SkippedTime } from './skipped-time.ts';

export type LimitedMessenger = Messenger & {
  /** What was taken, in the order of its arrival. */
  arrived: { conversation: string; at: number }[];
  refused(): number;
  /** Most that were under way at once. */
  most(): number;
};

/** `tenant`: how many a second it takes. `latency`: from the request to its answer, between these milliseconds. `tells`: whether a refusal says how long to wait. */
export function limitedMessenger(
  time: SkippedTime,
  {
    latency,
    tells,
    tenant = 50,
    seed = 1,
  }: { latency: readonly [number, number]; tells: boolean; tenant?: number; seed?: number },
): LimitedMessenger {
  const limiter = openLimiter({ tenant, conversation: 7 });
  const random = seededRandom(seed);
  const arrived: LimitedMessenger['arrived'] = [];
  let underWay = 0;
  let most = 0;
  return {
    arrived,
    refused: limiter.refused,
    most: () => most,
    async send({ conversation }) {
      underWay += 1;
      most = Math.max(most, underWay);
      const [least, longest] = latency;
      const takes = least + random(longest - least + 1);
      // On its way there it takes a fifth: most of an answer's time is the platform's own.
      await time.sleep(takes / 5);
      const now = time.now().epochMilliseconds;
      const wait = limiter.take(conversation, now);
      if (wait === 0) arrived.push({ conversation, at: now });
      await time.sleep((takes * 4) / 5);
      underWay -= 1;
      if (wait === 0) return { kind: 'sent', activity: `m-${arrived.length}` };
      const seconds = Math.ceil(wait / 1000);
      return { kind: 'retry', reason: '429 TooManyRequests', afterMs: tells ? seconds * 1000 : null };
    },
    async update() {
      throw new Error('nothing that the clock sends is updated');
    },
  };
}
