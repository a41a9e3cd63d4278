/** A thousand messages to a platform that takes fifty a second: as fast as it lets them in, and each of them once. */
import type { Messenger } from '../../src/app/ports.ts';
import { dispatch } from '../../src/jobs/dispatch.ts';
import { paces } from '../../src/jobs/pace.ts';
import { limitedMessenger } from '../support/limited-messenger.ts';
import { skippedTime } from '../support/skipped-time.ts';
import { retry } from '../support/strict-messenger.ts';
import { type Bench, FRIDAY, startBench, TENANT } from './bench.ts';
import { crowdOf, queueWelcomes } from './crowd.ts';

let bench: Bench;
afterEach(() => bench.close());

const open = async (count: number) => {
  const people = crowdOf(count);
  bench = await startBench({ people, milestones: [], plan: { boards: [] }, inMemory: true });
  const time = skippedTime(FRIDAY);
  await queueWelcomes(bench.store, people, time.now());
  const pace = paces(time);
  return {
    time,
    /** Sends as the service does: again whenever something waits, until this many have arrived. */
    async sendAll(messenger: Messenger, arrived: () => number): Promise<void> {
      const work = { ...bench.work, messenger, sleep: time.sleep, wall: time, asOf: time };
      const sending = async (): Promise<void> => {
        while (arrived() < count) {
          await dispatch(work, pace, TENANT);
          await time.sleep(100);
        }
      };
      await time.until(sending());
    },
  };
};

const perSecond = (arrived: readonly { at: number }[]): number =>
  ((arrived.length - 1) * 1000) / ((arrived.at(-1)?.at ?? 0) - (arrived[0]?.at ?? 0));

test.each<[string, boolean]>([
  ['says how long to wait', true],
  ['does not say', false],
])('a platform that %s: at 95 of 100 of its rate, hardly any refused, none twice', async (_, tells) => {
  const { time, sendAll } = await open(1000);
  const messenger = limitedMessenger(time, { latency: [50, 150], tells });
  await sendAll(messenger, () => messenger.arrived.length);
  expect(perSecond(messenger.arrived)).toBeGreaterThan(0.95 * 50);
  expect(messenger.refused()).toBeLessThanOrEqual(10);
  expect(new Set(messenger.arrived.map(({ conversation }) => conversation)).size).toBe(1000);
  expect(messenger.most()).toBeLessThanOrEqual(8);
  expect((await bench.rows()).filter(({ state }) => state !== 'sent')).toEqual([]);
});

test('a slow platform is kept as busy as eight at once can', async () => {
  const { time, sendAll } = await open(300);
  const messenger = limitedMessenger(time, { latency: [300, 300], tells: true });
  await sendAll(messenger, () => messenger.arrived.length);
  expect(messenger.most()).toBe(8);
  expect(perSecond(messenger.arrived)).toBeGreaterThan(0.95 * (8 / 0.3));
});

test('one slow answer keeps one place, and nobody else waiting', async () => {
  const { time, sendAll } = await open(200);
  const arrived: { at: number }[] = [];
  await sendAll(
    {
      async send({ conversation }) {
        await time.sleep(conversation === 'chat-person-3' ? 3000 : 100);
        arrived.push({ at: time.now().epochMilliseconds });
        return { kind: 'sent', activity: 'm' };
      },
      async update() {
        throw new Error('nothing is updated');
      },
    },
    () => arrived.length,
  );
  // 200 take 4.2 seconds at the full pace; the slow one is through by then.
  expect(perSecond(arrived)).toBeGreaterThan(46);
});

test('where others use up a part of the limit, it goes slower instead of trying in vain', async () => {
  const { time, sendAll } = await open(400);
  const messenger = limitedMessenger(time, { latency: [50, 150], tells: false, tenant: 30 });
  await sendAll(messenger, () => messenger.arrived.length);
  expect(new Set(messenger.arrived.map(({ conversation }) => conversation)).size).toBe(400);
  expect(messenger.refused()).toBeLessThan(0.15 * 400);
});

test('each message meets a 412, a 429, a 502 and a 504, and each is delivered once', async () => {
  const { time, sendAll } = await open(60);
  const faults = ['412 PreconditionFailed', '429 TooManyRequests', '502 BadGateway', '504 Timeout'];
  const tried = new Map<string, number>();
  const arrived: string[] = [];
  await sendAll(
    {
      async send({ conversation }) {
        const attempt = tried.get(conversation) ?? 0;
        tried.set(conversation, attempt + 1);
        await time.sleep(80);
        const reason = faults[attempt];
        if (reason !== undefined) return { ...retry(attempt === 1 ? 2000 : null), reason };
        arrived.push(conversation);
        return { kind: 'sent', activity: 'm' };
      },
      async update() {
        throw new Error('nothing is updated');
      },
    },
    () => arrived.length,
  );
  expect(new Set(arrived).size).toBe(60);
  expect(arrived).toHaveLength(60);
  expect([...new Set(tried.values())]).toEqual([5]);
});
