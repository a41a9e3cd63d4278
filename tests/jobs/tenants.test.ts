/** Many tenants on a Monday morning: several at once, and nobody waits for one whose connector hangs. */
import type { Messenger } from '../../src/app/ports.ts';
import type { Pause } from '../../src/jobs/pause.ts';
import { startRunner } from '../../src/jobs/runner.ts';
import { openTurns } from '../../src/jobs/turns.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { type SkippedTime, skippedTime } from '../support/skipped-time.ts';
import { type Bench, chatOf, samplePerson, startBench } from './bench.ts';
import { queueWelcomes } from './crowd.ts';

let bench: Bench;
let time: SkippedTime;
afterEach(() => bench.close());

const names = (count: number, called: string): string[] =>
  Array.from({ length: count }, (_, n) => `${called}-${String(n).padStart(3, '0')}`);

/** Tenants with so many people each, whose welcomes wait. */
async function queueFor(tenants: readonly string[], people: number): Promise<void> {
  for (const tenant of tenants) {
    const crowd = names(people, tenant).map((id) => samplePerson(id));
    const docs = crowd.map((person) => write('person', docId('person', person.id), person));
    for (const doc of docs) await bench.store.commit(tenant, doc.id, [{ op: 'put', doc, expect: 'absent' }]);
    await queueWelcomes(bench.store, crowd, time.now(), tenant);
  }
}

beforeEach(async () => {
  // The sample's own tenant has nothing to say on a Monday at 08:30.
  bench = await startBench({ milestones: [], plan: { boards: [] }, inMemory: true });
  time = skippedTime('2026-12-07T08:30:00Z');
});

const pause: Pause = (ms) => {
  const cut = Promise.withResolvers<void>();
  return { over: Promise.race([time.sleep(ms), cut.promise]), cut: cut.resolve };
};

/** Takes 100 ms an answer; of the tenants that hang, none answers before the request is given up. */
function connector(hang: (conversation: string) => boolean) {
  const at = new Map<string, Temporal.Instant>();
  const tenantsAtOnce = new Map<string, number>();
  let most = 0;
  const messenger: Messenger = {
    async send({ tenant, conversation }) {
      tenantsAtOnce.set(tenant, (tenantsAtOnce.get(tenant) ?? 0) + 1);
      most = Math.max(most, [...tenantsAtOnce.values()].filter((count) => count > 0).length);
      await time.sleep(hang(conversation) ? 10_000 : 100);
      tenantsAtOnce.set(tenant, (tenantsAtOnce.get(tenant) ?? 0) - 1);
      if (hang(conversation)) return { kind: 'unknown', reason: 'no answer' };
      at.set(conversation, time.now());
      return { kind: 'sent', activity: 'm' };
    },
    async update() {
      throw new Error('nothing is updated');
    },
  };
  return { messenger, at, most: () => most };
}

const run = (messenger: Messenger) =>
  startRunner({ ...bench.work, messenger, sleep: time.sleep, wall: time, asOf: time }, 5_000, pause);
const seconds = (moment: Temporal.Instant | undefined): number =>
  Temporal.Instant.from('2026-12-07T08:30:00Z')
    .until(moment ?? '2027-01-01T00:00:00Z')
    .total('seconds');

test('a hundred and fifty tenants are served eight at once', async () => {
  const tenants = names(150, 'council');
  await queueFor(tenants, 5);
  const { messenger, at, most } = connector(() => false);
  const runner = run(messenger);
  await time.until(runner.look());
  expect(at.size).toBe(750);
  expect(most()).toBe(8);
  expect(Math.max(...[...at.values()].map(seconds))).toBeLessThan(15);
  await time.until(runner.stop());
});

test('one whose connector hangs keeps nobody else', async () => {
  await queueFor(['a-hanging'], 400);
  await queueFor(names(20, 'council'), 5);
  const { messenger, at } = connector((chat) => chat.startsWith(chatOf('a-hanging')));
  const runner = run(messenger);
  await time.until(time.sleep(10_000));
  expect(at.size).toBe(100);
  // One whose time comes meanwhile is served, too.
  await queueFor(['z-late'], 1);
  const before = seconds(time.now());
  await time.until(time.sleep(6_000));
  expect(seconds(at.get(chatOf('z-late-000'))) - before).toBeLessThan(6);
  await time.until(runner.stop());
});

test('when more hang than have a turn at once, the others have theirs within a minute', async () => {
  await queueFor(names(12, 'a-hanging'), 400);
  await queueFor(names(5, 'council'), 5);
  const { messenger, at } = connector((chat) => chat.startsWith(chatOf('a-hanging')));
  const runner = run(messenger);
  await time.until(time.sleep(100_000));
  expect(at.size).toBe(25);
  expect(Math.max(...[...at.values()].map(seconds))).toBeLessThan(90);
  await time.until(runner.stop());
});

test('four that hang keep hardly anything from sixty others', async () => {
  await queueFor(names(4, 'a-hanging'), 400);
  await queueFor(names(60, 'council'), 5);
  const { messenger, at } = connector((chat) => chat.startsWith(chatOf('a-hanging')));
  const runner = run(messenger);
  // Nobody knows that they hang before the first ten seconds are over.
  await time.until(time.sleep(20_000));
  expect(at.size).toBe(300);
  await time.until(runner.stop());
});

test('one whose connector answers again has its pace back', async () => {
  await queueFor(['a-hanging'], 400);
  let back = false;
  const { messenger, at } = connector(() => !back);
  const runner = run(messenger);
  await time.until(time.sleep(60_000));
  back = true;
  await time.until(time.sleep(60_000));
  expect(at.size).toBeGreaterThan(300);
  await time.until(runner.stop());
});

describe('turns', () => {
  const held = () => {
    const gates = new Map<string, PromiseWithResolvers<void>[]>();
    const log: string[] = [];
    const run = async (name: string): Promise<void> => {
      log.push(name);
      const gate = Promise.withResolvers<void>();
      gates.set(name, [...(gates.get(name) ?? []), gate]);
      await gate.promise;
    };
    const finish = async (name: string): Promise<void> => {
      gates.get(name)?.shift()?.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { log, run, finish };
  };

  test('go by who asked first, so that nobody is passed over', async () => {
    const { log, run, finish } = held();
    const turns = openTurns(2, run);
    for (const name of ['a', 'b', 'c', 'd']) void turns.ask(name);
    void turns.ask('a');
    await finish('a');
    void turns.ask('a');
    await finish('b');
    await finish('c');
    expect(log).toEqual(['a', 'b', 'c', 'd', 'a']);
  });

  test('whoever asks during their turn has another after it, and one only', async () => {
    const { log, run, finish } = held();
    const turns = openTurns(8, run);
    void turns.ask('a');
    let over = false;
    const again = turns.ask('a').then(() => {
      over = true;
    });
    void turns.ask('a');
    expect(log).toEqual(['a']);
    await finish('a');
    expect([log, over]).toEqual([['a', 'a'], false]);
    await finish('a');
    await again;
    expect(log).toEqual(['a', 'a']);
  });

  test('end with those who are having theirs', async () => {
    const { log, run, finish } = held();
    const turns = openTurns(1, run);
    void turns.ask('a');
    const waiting = turns.ask('b');
    const ended = turns.end();
    await waiting;
    await finish('a');
    await ended;
    await turns.ask('c');
    expect(log).toEqual(['a']);
  });
});
