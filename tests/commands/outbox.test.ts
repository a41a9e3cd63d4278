/** What has not been sent, as whoever runs the service sees it: listed with its reason, sent again, dropped. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { dropCommand, outboxCommand, retryCommand, type Which } from '../../src/commands/outbox.ts';
import { configured } from '../../src/commands/settings.ts';
import { stamp } from '../../src/domain/stamp.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { tenantsDue, wakeBy } from '../../src/store/wake-up.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const TENANT = 'tenant-1';
const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
/** The command goes by this machine's clock: whether a message is worth sending hangs on its day. */
const NOW = Temporal.Now.instant();
const TODAY = NOW.toZonedDateTimeISO('Europe/London').toPlainDate();
const FAR = NOW.add({ hours: 24 * 365 });

const WELCOME = `welcome:${TENANT}:p1`;
const OLD_CARD = `reminder:${TENANT}:p1:${TODAY.subtract({ days: 2 })}`;
const POST = 'summary:sample:partnership:2020-W10';
const WAITING = `reminder:${TENANT}:p2:2026-12-04`;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  await using(async (store) => {
    const { book, milestones } = samplePlan();
    const records = {
      plan: book.plan,
      items: book.items,
      milestones,
      updates: [],
      snapshots: [],
      people: [
        { ...newPerson('p1', 'alex@example.org'), name: 'Alex Sample' },
        newPerson('p2', 'kim@example.org'),
      ],
    };
    const clock = testClock(NOW.toString());
    expect(await importPlan(store, clock, TENANT, records, () => undefined)).toEqual({ ok: true });
    const rows = [
      rowOf(WELCOME, 'welcome', 'parked', '400 BadSyntax'),
      rowOf(OLD_CARD, 'reminder', 'parked', '429, 9 attempts until its time was over'),
      rowOf(POST, 'summary', 'unknown', 'ECONNRESET'),
      rowOf(WAITING, 'reminder', 'queued', '503'),
      rowOf('welcome:t:p3', 'welcome', 'sent', null),
    ];
    await store.commit(
      TENANT,
      'rows',
      rows.map((row) => ({ op: 'put', doc: rowDoc(row), expect: 'absent' })),
    );
    // As a service leaves it that has nothing to do for now.
    const wake = await store.query('#wake-up', { kind: 'wakeup' });
    for (const { doc, version } of wake.found)
      await store.commit('#wake-up', 'asleep', [{ op: 'delete', id: doc.id, expect: version }]);
    await wakeBy(store, TENANT, FAR);
  });
});
afterEach(() => folder.remove());

async function using<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ data: folder.path });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

let place = 0;
function rowOf(
  key: string,
  about: OutboxRow['about'],
  state: OutboxRow['state'],
  reason: string | null,
): OutboxRow {
  place += 1;
  const person = { kind: 'person', person: key.split(':')[2] ?? '' } as const;
  const channel = { kind: 'channel', plan: 'sample', board: 'partnership' } as const;
  const queued = NOW.subtract({ hours: 1 }).add({ seconds: place });
  return {
    ...openRow(key, about, about === 'summary' ? channel : person, queued),
    state,
    reason,
    attempts: 1,
  };
}

/** From a terminal, with the exit code. */
function waymark(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { PATH = '' } = process.env;
  const env = { PATH, ...QUICK_START, WAYMARK_DATA: folder.path, WAYMARK_LOCAL: 'true' };
  const all = ['--disable-warning=ExperimentalWarning', CLI, ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });
}

const config = () => configured({ WAYMARK_DATA: folder.path, WAYMARK_LOCAL: 'true' });
/** The lines that a command prints, run in this process. */
async function printed(command: () => Promise<void>): Promise<string[]> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await command();
    return write.mock.calls.map(([text]) => String(text).trimEnd());
  } finally {
    write.mockRestore();
  }
}
const rowIn = (key: string): Promise<OutboxRow | undefined> =>
  using(async (store) => (await store.get(TENANT, 'outbox', docId('outbox', key)))?.doc.body);

test('lists what has not been sent with key, recipient, state, since when, attempts and reason', async () => {
  const lines = await printed(() => outboxCommand(config(), {}));
  expect(lines).toHaveLength(8);
  expect(lines[0]).toMatch(
    /^parked {6}welcome for Alex Sample \(alex@example\.org\), since \S+Z, 1 attempt: 400 BadSyntax$/,
  );
  expect(lines.join('\n')).toContain('queued      reminder for kim@example.org, since');
  expect(lines[1]?.trim()).toBe(WELCOME);
  expect(lines.join('\n')).toContain('unknown     summary for board partnership of sample, since');
  expect(lines.join('\n')).not.toContain('p3');
  expect(await printed(() => outboxCommand(config(), { state: 'claimed' }))).toEqual([
    'Nothing in the outbox is claimed.',
  ]);
});

test('whoever is not in the record any more is listed by the id, and JSON has id and name', async () => {
  await using(async (store) => {
    const doc = rowDoc(rowOf('welcome:t:gone', 'welcome', 'parked', 'refused'));
    await store.commit(TENANT, 'gone', [{ op: 'put', doc, expect: 'absent' }]);
  });
  expect((await printed(() => outboxCommand(config(), {}))).join('\n')).toContain(
    'welcome for person gone, since',
  );
  const [all = ''] = await printed(() => outboxCommand(config(), { state: 'parked', json: true }));
  expect(JSON.parse(all)).toContainEqual(
    expect.objectContaining({ key: WELCOME, to: 'person p1', name: 'Alex Sample (alex@example.org)' }),
  );
  expect(JSON.parse(all)).toContainEqual(expect.objectContaining({ to: 'person gone', name: null }));
});

test('from a terminal: one state alone, as JSON and nothing else', async () => {
  const { code, out, err } = await waymark('outbox', '--state', 'unknown', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual([
    {
      key: POST,
      about: 'summary',
      to: 'board partnership of sample',
      name: null,
      state: 'unknown',
      since: expect.any(String),
      attempts: 1,
      reason: 'ECONNRESET',
    },
  ]);
}, 20_000);

test('a message is queued again, and the running service is woken', async () => {
  const due = () => using((store) => tenantsDue(store, Temporal.Now.instant()));
  expect(await due()).toEqual([]);
  const { code, out } = await waymark('outbox', 'retry', WELCOME, '--tenant', TENANT);
  expect({ code, out }).toEqual({ code: 0, out: `Queued again: ${WELCOME}\n` });
  expect(await rowIn(WELCOME)).toMatchObject({
    state: 'queued',
    reason: null,
    attempts: 1,
    decided: { as: 'again', by: null },
  });
  expect(await due()).toEqual([TENANT]);
}, 20_000);

test('all that is parked at once, but for what it is too late to send', async () => {
  expect(await printed(() => retryCommand(config(), undefined, { allParked: true }))).toEqual([
    `Queued again: ${WELCOME}`,
    `Left, as it is too late to send it: ${OLD_CARD}`,
    '1 message queued again, 1 left.',
  ]);
  expect(await rowIn(OLD_CARD)).toMatchObject({ state: 'parked' });
  expect(await rowIn(POST)).toMatchObject({ state: 'unknown' });
});

test('a message is dropped: it is off the list, and stays known', async () => {
  expect(await printed(() => dropCommand(config(), POST, {}))).toEqual([`Dropped: ${POST}`]);
  expect(await rowIn(POST)).toMatchObject({ state: 'dropped', decided: { as: 'dropped', by: null } });
  expect(await printed(() => outboxCommand(config(), {}))).toHaveLength(6);
  await expect(dropCommand(config(), POST, {})).rejects.toThrow(
    `${POST}: nothing was changed, because it was dropped.`,
  );
});

test.each<[string | undefined, Which, RegExp]>([
  ['nothing', {}, /^The outbox has no message "nothing"\. "waymark outbox" lists them\.$/],
  [WAITING, {}, /nothing was changed, because it waits to be sent already\.$/],
  [POST, {}, /too late to send it, and nothing was changed\. The next week’s summary covers it; /],
  [undefined, {}, /^Name one message by its key, or say --all-parked, --reason WORDS or --older-than DAYS\./],
  [undefined, { olderThan: 'week' }, /^--older-than takes a number of days such as 7; "week" is none\.$/],
  [WELCOME, { allParked: true }, /^Name one message by its key, or say --all-parked, /],
  [WELCOME, { reason: 'x' }, /^Name one message by its key, or say --all-parked, /],
  [WELCOME, { tenant: 'nobody' }, /^The record holds nothing of tenant "nobody"/],
])(
  '`waymark outbox retry` of %s with %j is the caller’s fault, and nothing is changed',
  async (key, options, fault) => {
    const list = () => printed(() => outboxCommand(config(), {}));
    const before = await list();
    const failed = retryCommand(config(), key, options);
    await expect(failed).rejects.toThrow(fault);
    await expect(failed).rejects.toBeInstanceOf(CallerFault);
    expect(await list()).toEqual(before);
  },
);

test('a word that is no part of the command is refused in one line, with exit code 2', async () => {
  const { code, out, err } = await waymark('outbox', 'again');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^too many arguments for 'outbox'.*\n$/);
}, 20_000);

test('five hundred that an outage left: counted by reason, one reason queued again, the old ones dropped', async () => {
  await using(async (store) => {
    for (const half of ['a', 'b']) {
      const docs = Array.from({ length: 45 }, (_, n) =>
        rowDoc({
          ...rowOf(
            `welcome:t:${half}${n}`,
            'welcome',
            'parked',
            half === 'a' ? '503, 9 attempts' : '400 BadSyntax',
          ),
          createdAt: stamp(NOW.subtract({ hours: half === 'a' ? 20 : 24 * 20 })),
        }),
      );
      await store.commit(
        TENANT,
        half,
        docs.map((doc) => ({ op: 'put', doc, expect: 'absent' })),
      );
    }
  });
  const counted = await printed(() => outboxCommand(config(), { state: 'parked', byReason: true }));
  expect(counted[0]).toMatch(/^parked {9}46 {2}400 BadSyntax \(46 welcome; oldest \S+Z\)$/);
  expect(counted[1]).toMatch(/^parked {9}45 {2}503, 9 attempts \(45 welcome; oldest \S+Z\)$/);
  const [json = ''] = await printed(() =>
    outboxCommand(config(), { state: 'parked', byReason: true, json: true }),
  );
  expect(JSON.parse(json)[0]).toMatchObject({
    state: 'parked',
    reason: '400 BadSyntax',
    count: 46,
    about: { welcome: 46 },
  });

  expect(await printed(() => retryCommand(config(), undefined, { reason: '503' }))).toEqual([
    '45 messages queued again, 0 left.',
  ]);
  expect(await rowIn('welcome:t:a7')).toMatchObject({ state: 'queued', decided: { as: 'again', by: null } });
  expect(await printed(() => dropCommand(config(), undefined, { olderThan: '7' }))).toEqual([
    '45 messages dropped, 0 left.',
  ]);
  expect(await rowIn('welcome:t:b7')).toMatchObject({ state: 'dropped' });
  expect(await rowIn(WELCOME)).toMatchObject({ state: 'parked' });
});
