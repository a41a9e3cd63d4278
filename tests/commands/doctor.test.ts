/** The doctor says what is so, in the right number, and remedies that help. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AREAS } from '../../src/doctoring/finding.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import { NOW, openWard, person, TENANT, type Ward } from '../doctoring/ward.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');

let ward: Ward;
beforeEach(() => {
  ward = openWard();
});
afterEach(() => ward.close());

/** A chat of the person, or none. */
const someone = (id: string, conversation: string | null) =>
  person(id, conversation === null ? { address: null, welcomedAt: null } : {});

const planWith = (...people: ReturnType<typeof person>[]): Promise<void> => ward.hasPlan(people);

const daysAgo = (days: number): Temporal.Instant => NOW.subtract({ hours: 24 * days });

async function outboxHas(
  ...rows: [string, OutboxRow['about'], OutboxRow['state'], string, Temporal.Instant?][]
): Promise<void> {
  const to = { kind: 'person', person: ALEX } as const;
  const channel = { kind: 'channel', plan: 'sample', board: 'partnership' } as const;
  const docs = rows.map(([key, about, state, reason, queued = daysAgo(1)]) =>
    rowDoc({ ...openRow(key, about, about === 'summary' ? channel : to, queued), state, reason }),
  );
  await ward.puts(TENANT, ...docs);
}

/** What it prints of a trial on this machine. */
const doctorSays = async (officers = ''): Promise<string> => (await ward.says(local(officers))).text;
const local = (officers: string) => ({
  WAYMARK_LOCAL: 'true',
  WAYMARK_OFFICERS: officers,
  MICROSOFT_APP_ID: '',
  MICROSOFT_APP_TENANT_ID: '',
  MICROSOFT_APP_PASSWORD: '',
});

test('a proxy that all traffic takes is well, and what its address holds is not said', async () => {
  const { text } = await ward.says({
    NODE_USE_ENV_PROXY: '1',
    https_proxy: 'http://bot:never@proxy.example.org',
  });
  expect(text).toMatch(/^ok {4}what goes out takes the proxy of https_proxy$/m);
  expect(text).not.toMatch(/proxy\.example|never@/);
});

test('one of a kind is one', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, null));
  await outboxHas(['a', 'reminder', 'parked', 'card too large']);
  const said = await doctorSays('olu@example.org');
  expect(said).toMatch(/^ok {4}1 strategy officer is named$/m);
  expect(said).toContain(
    'plan sample: 1 of the people who own or lead something in it has not met the bot, or has removed it, and gets no reminders\n      Ask them to open Waymark in Teams, or to add it again.',
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
  expect(said).toContain(
    '2 of the people who own or lead something in it have not met the bot, or have removed it, and get no reminders',
  );
  const found = said
    .slice(said.indexOf('fault'), said.search(/^ok {4}the app package|$(?![\s\S])/m))
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
    ['c', 'reminder', 'queued', '429', NOW],
    ['d', 'note', 'unreachable', 'blocked', daysAgo(6)],
  );
  const said = await doctorSays();
  expect(said.match(/^fault .*$/gm)).toEqual(['fault 1 note is unreachable: blocked']);
});

test('officers who have not met the bot can’t be told of anything', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, 'chat-robin'));
  const said = 'no strategy officer has met the bot, so nobody is told what could not be sent';
  expect(await doctorSays('olu@example.org')).toContain(said);
  expect(await doctorSays('alex@example.org')).not.toContain(said);
});

test('a document that cannot be read is named, with its remedy', async () => {
  await planWith(someone(ALEX, 'chat-alex'), someone(ROBIN, 'chat-robin'));
  const id = await ward.using(async (store) => {
    const [stored] = (await store.query(TENANT, { kind: 'milestone', limit: 1 })).found;
    if (!stored) throw new Error('the sample has milestones');
    const doc = { ...stored.doc, body: { ...stored.doc.body, due: 'soon' } };
    await store.commit(TENANT, 'spoilt', [{ op: 'put', doc, expect: stored.version }]);
    return doc.id;
  });
  const said = await doctorSays();
  expect(said).toContain(`fault ${id} does not parse as milestone`);
  expect(said).toContain('Restore it from a backup');
});

/** From a terminal, with the exit code. */
const waymark = (
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const all = { PATH: process.env.PATH ?? '', ...QUICK_START, WAYMARK_DATA: ward.data, ...env };
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', CLI, 'doctor', ...args],
      { env: all, timeout: 60_000 },
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });

test('from a terminal: as JSON and nothing else, asking nobody, with the exit code', async () => {
  const account = { COSMOS_ENDPOINT: 'https://account.invalid', BLOB_ENDPOINT: 'https://files.invalid' };
  const bot = {
    MICROSOFT_APP_ID: TENANT,
    MICROSOFT_APP_TENANT_ID: TENANT,
    MICROSOFT_APP_PASSWORD: 'never-shown',
  };
  const [away, none, trial] = await Promise.all([
    waymark({ ...account, ...bot, WAYMARK_URL: 'https://waymark.invalid' }, '--offline', '--json'),
    waymark({}, '--json'),
    waymark({ WAYMARK_LOCAL: 'true' }),
  ]);
  expect(away.err).toBe('');
  const found: { level: string; about: string; what: string; remedy: string | null }[] = JSON.parse(away.out);
  // Whoever has made an app package in this checkout has made it for another bot.
  const here = found.filter(({ about, level }) => about !== 'package' && level !== 'ok');
  expect(here.map(({ level, about, what }) => `${level} on ${about}: ${what}`)).toEqual([
    'note on configuration: no strategy officer is named',
    'note on configuration: the bot proves itself with a secret, which can leak and runs out',
    'note on credentials: the credentials are set, and were not tried',
    'note on files: the files stand in Blob Storage, and nothing was asked there',
    'note on record: the record stands in Cosmos DB, and nothing was asked there',
  ]);
  expect(away.out).not.toContain('never-shown');
  expect({ code: none.code, err: none.err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(none.out)).toContainEqual(
    expect.objectContaining({ level: 'fault', about: 'configuration' }),
  );
  expect({ code: trial.code, err: trial.err }).toEqual({ code: 0, err: '' });
  expect(trial.out).toMatch(/^ok {4}the record keeps what is written and gives it back$/m);
}, 60_000);

test('the page for operators has every area that the doctor looks at', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'operate.md'), 'utf8');
  const section = page.slice(page.indexOf('## What doctor says'));
  const rows = section.split('\n').flatMap((line) => /^\| (\w+) \|/.exec(line)?.[1] ?? []);
  expect(rows.filter((name) => name !== 'area')).toEqual(
    [...AREAS].sort((a, b) => rows.indexOf(a) - rows.indexOf(b)),
  );
});
