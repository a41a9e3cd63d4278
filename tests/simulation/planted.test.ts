/** Defects planted on purpose: a simulation that does not find them would find none. */
import type { Messenger } from '../../src/app/ports.ts';
import { isSound } from '../../src/simulation/report.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Change, Store } from '../../src/store/store.ts';
import { TOWN } from './small-town.ts';

const CALM = { ...TOWN, faults: 'none', weeks: 2 } as const;

/** Commits of which the n-th is answered as done, and not made. */
const forgetting = (isOne: (change: Change) => boolean, nth: number) => {
  let seen = 0;
  return (store: Store): Store => ({
    get: (...args) => store.get(...args),
    query: (...args) => store.query(...args),
    close: () => store.close(),
    async commit(partition, id, changes) {
      if (changes.some(isOne)) seen += 1;
      if (changes.some(isOne) && seen === nth) return { kind: 'done' };
      return store.commit(partition, id, changes);
    },
  });
};

const isUpdate = (change: Change): boolean => change.op === 'put' && change.doc.kind === 'update';
/** Most rows that a store forgets are put down again by the next run of the clock: a welcome is only made once. */
const isWelcome = (change: Change): boolean =>
  change.op === 'put' && change.doc.id.startsWith('outbox:welcome:') && isQueued(change.doc.body);
const isQueued = (body: object): boolean => 'state' in body && body.state === 'queued';

test('a sender that says "sent" and drops the message is found out', async () => {
  let attempts = 0;
  const messenger = (platform: Messenger): Messenger => ({
    update: platform.update,
    async send(to, message) {
      attempts += 1;
      if (attempts === 12) return { kind: 'sent', activity: 'nowhere' };
      return platform.send(to, message);
    },
  });
  const report = await simulate(CALM, undefined, { messenger });
  expect(report.messages.lost).toBe(1);
  expect(report.findings).toEqual([
    expect.objectContaining({ what: 'lost', why: 'was told to be sent, and never arrived' }),
  ]);
  expect(isSound(report)).toBe(false);
});

test('a sender that sends everything twice is found out', async () => {
  const messenger = (platform: Messenger): Messenger => ({
    update: platform.update,
    async send(to, message) {
      await platform.send(to, message);
      return platform.send(to, message);
    },
  });
  const { messages } = await simulate(CALM, undefined, { messenger });
  expect(messages.duplicate).toBe(messages.sent);
});

test('a store that forgets an acknowledged update is found out', async () => {
  const report = await simulate(CALM, undefined, { store: forgetting(isUpdate, 2) });
  expect(report.updates.missing).toBe(1);
  expect(isSound(report)).toBe(false);
});

test('a store that forgets a message is found out', async () => {
  const report = await simulate(CALM, undefined, { store: forgetting(isWelcome, 2) });
  expect(report.messages.lost + report.messages.duplicate).toBeGreaterThan(0);
  expect(isSound(report)).toBe(false);
});

test('a clock that puts nothing down is found out: every post is missed', async () => {
  const store = (record: Store): Store => ({
    get: (...args) => record.get(...args),
    query: (...args) => record.query(...args),
    close: () => record.close(),
    commit: async (partition, id, changes) =>
      id.startsWith('queue:summary:') ? { kind: 'done' } : record.commit(partition, id, changes),
  });
  const { messages, findings } = await simulate(CALM, undefined, { store });
  expect(messages.byKind.summary).toMatchObject({ sent: 0, lost: 8 });
  expect(findings.length).toBeGreaterThan(0);
});
