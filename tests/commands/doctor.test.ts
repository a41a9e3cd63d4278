/** The doctor says what is so, in the right number, and remedies that help. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import type { Person } from '../../src/domain/person.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const TENANT = 'tenant-1';
const clock = testClock('2026-12-04T09:00:00Z');
const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore({ data: folder.path });
});
afterEach(() => folder.remove());

/** A chat of the person, or none. */
const someone = (id: string, conversation: string | null): Person => ({
  id,
  aadObjectId: `aad-${id}`,
  name: id,
  emails: [`${id}@example.org`],
  address: conversation === null ? null : { serviceUrl: 'https://connector.example', conversation },
  welcomedAt: null,
  cardDays: [],
  plain: false,
  zone: null,
  quiet: null,
});

async function planWith(...people: Person[]): Promise<void> {
  const { book, milestones } = samplePlan();
  const records = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
  expect(await importPlan(store, clock, TENANT, records, () => undefined)).toEqual({ ok: true });
}

/** The command looks at this machine's clock, and what it says depends on how long ago a message was queued. */
const daysAgo = (days: number): Temporal.Instant => Temporal.Now.instant().subtract({ hours: 24 * days });

async function outboxHas(
  ...rows: [string, OutboxRow['about'], OutboxRow['state'], string, Temporal.Instant?][]
): Promise<void> {
  const person = { kind: 'person', person: ALEX } as const;
  const channel = { kind: 'channel', plan: 'sample', board: 'partnership' } as const;
  const docs = rows.map(([key, about, state, reason, queued = daysAgo(1)]) =>
    rowDoc({ ...openRow(key, about, about === 'summary' ? channel : person, queued), state, reason }),
  );
  await store.commit(
    TENANT,
    'rows',
    docs.map((doc) => ({ op: 'put', doc, expect: 'absent' })),
  );
}

/** What it prints, without the lines on what is well. */
async function doctorSays(officers = ''): Promise<string> {
  await store.close();
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    ...QUICK_START,
    WAYMARK_DATA: folder.path,
    WAYMARK_LOCAL: 'true',
    WAYMARK_OFFICERS: officers,
  };
  const args = ['--disable-warning=ExperimentalWarning', CLI, 'doctor'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env }, (_, out, err) =>
      err === '' ? resolve(out) : reject(new Error(err)),
    );
  });
}

test('one of a kind is one', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, null));
  await outboxHas(['a', 'reminder', 'parked', 'card too large']);
  const said = await doctorSays('olu@example.org');
  expect(said).toMatch(/^ok {4}1 strategy officer is named$/m);
  expect(said).toContain(
    'plan sample: 1 holder of a post has not met the bot, or has removed it, and gets no reminders\n      Ask them to open Waymark in Teams, or to add it again.',
  );
  expect(said).toContain(
    '1 reminder is parked: card too large\n      Mend the reason, and say "waymark outbox retry --all-parked"; or leave it, and the actions come again on the next working day.',
  );
});

test('several are several, and each kind of message has its own remedy', async () => {
  await planWith(someone(ALEX, null), someone(ROBIN, null));
  await outboxHas(
    ['a', 'reminder', 'unknown', 'connection lost'],
    ['b', 'reminder', 'unknown', 'connection lost'],
    ['c', 'summary', 'unknown', 'timed out'],
    ['d', 'summary', 'parked', 'refused'],
    ['e', 'welcome', 'unreachable', 'blocked'],
    ['f', 'summary', 'unreachable', 'not found'],
  );
  const said = await doctorSays('olu@example.org, kit@example.org');
  expect(said).toMatch(/^ok {4}2 strategy officers are named$/m);
  expect(said).toContain('2 holders of posts have not met the bot, or have removed it, and get no reminders');
  const found = said
    .slice(said.indexOf('fault'))
    .split('\n')
    .map((line) => line.trim());
  expect(found).toEqual([
    'fault 1 summary is parked: refused',
    'Mend the reason, and say "waymark outbox retry --all-parked"; or leave it, and next week\'s post covers it.',
    'fault 2 reminders are of unknown fate: connection lost',
    'Nothing has to be done: the actions come again on the next working day.',
    'fault 1 summary is of unknown fate: timed out',
    'The officers are asked whether it is in the board\'s channel. "waymark outbox" tells its key, and "waymark outbox retry KEY" or "drop KEY" settles it; or leave it, and next week\'s post covers it.',
    'fault 1 welcome is unreachable: blocked',
    'Ask them to open Waymark in Teams, or to add it again.',
    'fault 1 summary is unreachable: not found',
    'See whether the bot is in the board\'s team, and whether the plan names the right channel. "waymark outbox" tells its key, and "waymark outbox retry KEY" or "drop KEY" settles it; or leave it, and next week\'s post covers it.',
    '',
  ]);
});

test('what is longer ago than a week, was dropped, or waits again is no fault any more', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, 'chat-robin'));
  await outboxHas(
    ['a', 'summary', 'unknown', 'timed out', daysAgo(8)],
    ['b', 'summary', 'dropped', 'refused'],
    ['c', 'reminder', 'queued', '429'],
    ['d', 'note', 'unreachable', 'blocked', daysAgo(6)],
  );
  const said = await doctorSays();
  expect(said.match(/^fault .*$/gm)).toEqual(['fault 1 note is unreachable: blocked']);
});

test('officers who have not met the bot can’t be told of anything', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, 'chat-robin'));
  const said = 'no strategy officer has met the bot, so nobody is told what could not be sent';
  expect(await doctorSays('olu@example.org')).toContain(said);
  store = await openStore({ data: folder.path });
  expect(await doctorSays('alex@example.org')).not.toContain(said);
});

test('a document that cannot be read is named, with its remedy', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, 'chat-robin'));
  const [stored] = (await store.query(TENANT, { kind: 'milestone', limit: 1 })).found;
  if (!stored) throw new Error('the sample has milestones');
  const doc = { ...stored.doc, v: 99 };
  await store.commit(TENANT, 'spoilt', [{ op: 'put', doc, expect: stored.version }]);
  const said = await doctorSays();
  expect(said).toContain(`fault ${doc.id} was written by a newer Waymark`);
  expect(said).toContain('Restore it from a backup');
});
