/** A bench for the jobs' tests: the real store in a folder of its own, a clock, a strict sender, the sample plan. */
import { join } from 'node:path';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import type { Log } from '../../src/app/ports.ts';
import type { Milestone } from '../../src/domain/milestone.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Item } from '../../src/domain/plan.ts';
import type { Clockwork } from '../../src/jobs/clockwork.ts';
import { paces } from '../../src/jobs/pace.ts';
import type { TickReport } from '../../src/jobs/report.ts';
import { tick } from '../../src/jobs/tick.ts';
import { type OutboxRow, write } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { docId, TENANT as TENANT_DOC } from '../../src/store/ids.ts';
import { rowDoc } from '../../src/store/outbox.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { type StrictMessenger, strictMessenger } from '../support/strict-messenger.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

export const TENANT = 'tenant-1';
/** Friday 4 December 2026, 09:00 in London. */
export const FRIDAY = '2026-12-04T09:00:00Z';

export const chatOf = (person: string): string => `chat-${person}`;

export const samplePerson = (id: string, over: Partial<Person> = {}): Person => ({
  id,
  aadObjectId: `aad-${id}`,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Sample`,
  emails: [`${id}@example.org`],
  address: { serviceUrl: 'https://connector.example', conversation: chatOf(id) },
  welcomedAt: '2026-11-02T09:00:00.000Z',
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
  ...over,
});

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type Bench = {
  store: Store;
  file: string;
  clock: TestClock;
  messenger: StrictMessenger;
  work: Clockwork;
  tick(dry?: boolean): Promise<TickReport>;
  rows(): Promise<OutboxRow[]>;
  row(key: string): Promise<OutboxRow | undefined>;
  milestone(ref: string): Promise<Milestone>;
  put(row: OutboxRow): Promise<void>;
  /** The parts of another replica on the same store. */
  replica(name: string): Clockwork;
  close(): Promise<void>;
};

export type Setting = {
  at?: string;
  people?: readonly Person[];
  /** Without rounds, unless a story is about them: the sample's day is the first of one. */
  plan?: Parameters<typeof samplePlan>[0];
  items?: readonly Item[];
  milestones?: readonly Milestone[];
  /** Whether the tenant's connector has been seen. */
  met?: boolean;
  /** Kept in memory, for stories of thousands: such a store has no replicas. */
  inMemory?: boolean;
  /** Their addresses; nobody, unless a story is about them. */
  officers?: readonly string[];
};

export async function startBench(setting: Setting = {}): Promise<Bench> {
  const folder = temporaryFolder();
  const file = setting.inMemory ? ':memory:' : join(folder.path, 'waymark.db');
  const stores: Store[] = [];
  const open = (): Store => {
    const store = openEmbedded(file);
    stores.push(store);
    return store;
  };
  const store = open();
  const clock = testClock(setting.at ?? FRIDAY);
  const messenger = strictMessenger(clock);
  const clockwork = (over: Store, holder: string): Clockwork => ({
    store: over,
    records: openRecords(over),
    messenger,
    log: silent,
    asOf: clock,
    wall: clock,
    officers: new Set(setting.officers ?? []),
    holder,
    // Everybody who sleeps at once wakes at their own time: the clock moves as far as the longest of them.
    async sleep(ms) {
      const until = clock.now().add({ milliseconds: Math.max(0, ms) });
      await Promise.resolve();
      if (Temporal.Instant.compare(until, clock.now()) > 0) clock.set(until.toString());
    },
  });
  const { book, milestones } = samplePlan({ reminders: { rounds: 'off' }, ...setting.plan });
  const people = setting.people ?? [samplePerson(ALEX), samplePerson(ROBIN)];
  const imported = await importPlan(
    store,
    clock,
    TENANT,
    {
      plan: book.plan,
      items: setting.items ?? book.items,
      milestones: setting.milestones ?? milestones,
      updates: [],
      snapshots: [],
      people,
    },
    () => undefined,
  );
  if (!imported.ok) throw new Error(imported.reason);
  if (setting.met !== false) {
    const doc = write('tenant', TENANT_DOC, { serviceUrl: 'https://connector.example' });
    await store.commit(TENANT, 'test-met', [{ op: 'put', doc, expect: 'absent' }]);
  }
  const work = clockwork(store, 'replica-1');
  const pace = paces(clock);
  return {
    store,
    file,
    clock,
    messenger,
    work,
    tick: (dry = false) => tick(work, pace, TENANT, dry),
    rows: async () =>
      (await all(store, TENANT, { kind: 'outbox', orderBy: { field: 'createdAt' } })).map(
        ({ doc }) => doc.body,
      ),
    row: async (key) => (await store.get(TENANT, 'outbox', docId('outbox', key)))?.doc.body,
    async milestone(ref) {
      const stored = await work.records.milestone(TENANT, `milestone-${ref}`);
      if (!stored) throw new Error(`no milestone of ${ref}`);
      return stored.doc.body;
    },
    async put(row) {
      const doc = rowDoc(row);
      const stored = await store.get(TENANT, 'outbox', doc.id);
      await store.commit(TENANT, crypto.randomUUID(), [
        { op: 'put', doc, expect: stored?.version ?? 'absent' },
      ]);
    },
    replica: (name) => clockwork(open(), name),
    async close() {
      for (const one of stores) await one.close();
      folder.remove();
    },
  };
}

/** Expected messages are all accounted for. */
export const isWhole = (report: TickReport): boolean =>
  report.expected === report.sent + report.failed + report.skipped + report.unknown + report.waiting &&
  report.expected === report.messages.length &&
  new Set(report.messages.map(({ key }) => key)).size === report.messages.length;
