/** Backup, restore, ledger and migration as an operator runs them: what each says, and how it ends. */
import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { backupCommand } from '../../src/commands/backup.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { applyLedgerCommand, ledgerCommand } from '../../src/commands/ledger.ts';
import { migrateCommand } from '../../src/commands/migrate.ts';
import { restoreCommand } from '../../src/commands/restore.ts';
import { Retention } from '../../src/domain/keeping/retention.ts';
import type { Redaction } from '../../src/domain/privacy/redaction.ts';
import { type Doc, write } from '../../src/store/documents.ts';
import { docId, RESTORE } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { TENANT } from '../app/room.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { milestoneDoc } from '../support/sample-documents.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let out: string;
let remarks: string;
const configOf = (data: string) =>
  ({
    port: 0,
    data: join(folder.path, data),
    local: true,
    officers: ['olu@example.org'],
    log: 'silent',
    credentials: null,
    tenants: null,
    cosmos: null,
    blobs: null,
    publicUrl: null,
  }) as const;
const inRecord = async <T>(
  data: string,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
) => {
  const store = await openStore(configOf(data));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

const AGREED: Redaction = {
  id: 'r-1',
  plan: 'sample',
  item: null,
  milestone: null,
  update: 'gone',
  by: 'olu',
  at: '2026-12-04T09:00:00Z',
  reason: 'it names a child',
  until: '2026-12-11T09:00:00Z',
  state: 'done',
  second: { by: 'sam', at: '2026-12-04T10:00:00Z' },
  posts: [],
  left: ['somebody’s own copy'],
};

beforeEach(async () => {
  folder = temporaryFolder();
  file = join(folder.path, 'backup.zip');
  out = '';
  remarks = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    remarks += String(text);
    return true;
  });
  const { book, milestones } = samplePlan();
  const people = [{ ...newPerson('olu', 'olu@example.org'), name: 'Olu Sample' }];
  const plan = { ...book.plan, retention: Retention.parse({}) };
  const records = { plan, items: book.items, milestones, updates: [], snapshots: [], people };
  await inRecord('one', (store) =>
    importPlan(store, testClock('2026-12-04T09:00:00Z'), TENANT, records, () => undefined),
  );
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  folder.remove();
});

const put = (data: string, doc: Doc) =>
  inRecord(data, (store) => store.commit(TENANT, `put:${doc.id}`, [{ op: 'put', doc, expect: 'absent' }]));

test('a backup is written for its keepers alone, looked at, restored elsewhere, and refused where there is a record', async () => {
  await backupCommand(configOf('one'), { out: file });
  expect(out).toMatch(/^Written: .*backup.zip, with \d+ documents and 0 files\.\n$/);
  expect(remarks).toContain('holds personal data, unencrypted');
  expect(statSync(file).mode & 0o777).toBe(0o600);

  out = '';
  await restoreCommand(configOf('two'), file, { dryRun: true, ledger: false });
  expect(out).toContain('is whole: ');
  expect(out).toContain('It could be restored here. Nothing was stored.');
  await restoreCommand(configOf('one'), file, { dryRun: true });
  expect(out).toMatch(
    /is whole: .* holds that tenant already, which does the check no harm; .*Nothing was stored\.\n$/,
  );

  out = '';
  await restoreCommand(configOf('two'), file, { tenant: TENANT, ledger: false });
  expect(out).toMatch(/^Restored: \d+ documents and 0 files of tenant tenant-1, as of /);
  expect(remarks).toContain('"waymark tick --dry-run" shows what would be sent next.');
  expect(remarks).not.toContain('parked');
  expect(remarks).not.toContain('WAYMARK_TENANTS');
  await restoreCommand({ ...configOf('four'), tenants: ['another'] }, file, { ledger: false });
  expect(remarks).toContain('does not serve that tenant yet: name it in WAYMARK_TENANTS');
  const [one, two] = await Promise.all(
    ['one', 'two'].map((data) => inRecord(data, (store) => openRecords(store).heads(TENANT))),
  );
  expect(two).toEqual(one);
  await expect(restoreCommand(configOf('two'), file, {})).rejects.toThrow(/holds tenant tenant-1 already/);
  await expect(restoreCommand(configOf('three'), file, { tenant: 'other' })).rejects.toThrow(
    /is a backup of tenant tenant-1, and can be restored as that alone/,
  );
});

test('what had to be left out is named, and the command ends with 1', async () => {
  await put('one', { ...milestoneDoc('broken'), v: 99 });
  await backupCommand(configOf('one'), { out: file });
  expect(remarks).toMatch(/Left out: milestone:broken was written by a newer Waymark/);
  expect(process.exitCode).toBe(1);
});

test('what is no whole record never takes the place of a backup', async () => {
  await backupCommand(configOf('one'), { out: file });
  const before = readFileSync(file);
  // As where a disk is not there: the folder is made anew, and the tenant is known from the settings.
  const credentials = { type: 'UserAssignedMSI', appId: 'app', tenantId: TENANT } as const;
  const nowhere = { ...configOf('nowhere'), credentials, tenants: [TENANT] };
  await expect(backupCommand(nowhere, { out: file })).rejects.toThrow(
    /^The record holds no plan of tenant tenant-1: look whether WAYMARK_DATA .* No backup was written/,
  );
  await put('one', write('restore', RESTORE, { made: '2026-12-04T09:00:00Z' }));
  await expect(backupCommand(configOf('one'), { out: file })).rejects.toThrow(CallerFault);
  await expect(backupCommand(configOf('one'), { out: file })).rejects.toThrow(/is half restored/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a place that cannot be written, or none, is the caller’s fault', async () => {
  await expect(backupCommand(configOf('one'), {})).rejects.toThrow(CallerFault);
  await expect(backupCommand(configOf('one'), { out: '-' })).rejects.toThrow(/--out FILE/);
  await expect(backupCommand(configOf('one'), { out: join(folder.path, 'none', 'b.zip') })).rejects.toThrow(
    /cannot be written \(ENOENT\). Choose another place with --out/,
  );
});

test('the ledger is listed, written, and applied to a record that came back from earlier', async () => {
  await backupCommand(configOf('one'), { out: file });
  await ledgerCommand(configOf('one'), {});
  expect(out).not.toContain('redaction');
  await applyLedgerCommand(configOf('one'), undefined, {});
  expect(out).toContain('Nothing is noted here as redacted, erased or held.');

  await put('one', write('redaction', docId('redaction', 'r-1'), AGREED));
  const ledger = join(folder.path, 'ledger.jsonl');
  writeFileSync(ledger, 'an older and much longer ledger\n'.repeat(99), { mode: 0o644 });
  await ledgerCommand(configOf('one'), { out: ledger });
  expect(statSync(ledger).mode & 0o777).toBe(0o600);
  expect(readFileSync(ledger, 'utf8').trim().split('\n')).toHaveLength(2);
  expect(readFileSync(ledger, 'utf8')).not.toContain('own copy');
  out = '';
  remarks = '';
  await restoreCommand(configOf('two'), file, { ledger });
  // The sample's policy is an officer's to carry out, and what they had removed is in the backup.
  expect(remarks).toContain('"waymark retention" shows what is due');
  expect(out).toContain('Done again: 1 redaction, 0 erasures and 0 holds; the record knew of 0.');
  out = '';
  await applyLedgerCommand(configOf('two'), ledger, {});
  expect(out).toContain('Done again: 0 redactions, 0 erasures and 0 holds; the record knew of 1.');
  writeFileSync(
    ledger,
    readFileSync(ledger, 'utf8').replaceAll(`"tenant":"${TENANT}"`, '"tenant":"another"'),
  );
  await expect(restoreCommand(configOf('three'), file, { ledger })).rejects.toThrow(
    /is the ledger of tenant another, not of tenant-1/,
  );
  writeFileSync(ledger, 'hello\n');
  await expect(restoreCommand(configOf('three'), file, { ledger })).rejects.toThrow(
    /is no whole ledger.*Nothing was stored/,
  );
  await expect(applyLedgerCommand(configOf('two'), join(folder.path, 'none'), {})).rejects.toThrow(
    /cannot be read \(ENOENT\)/,
  );
});

test('a migration shows first, does nothing twice, and names what is newer', async () => {
  await put('one', { ...milestoneDoc('old'), v: 1 });
  await migrateCommand(configOf('one'), {});
  expect(out).toMatch(/tenant tenant-1: \d+ documents as today, 1 older/);
  expect(out).toContain('milestone: 1 in version 1, today 5');
  expect(out).toContain('"waymark migrate --apply" rewrites them');
  out = '';
  await migrateCommand(configOf('one'), { apply: true, tenant: TENANT });
  expect(out).toMatch(/0 older, 1 rewritten now/);
  expect(process.exitCode).toBe(0);
  await put('one', { ...milestoneDoc('newer'), v: 99 });
  out = '';
  await migrateCommand(configOf('one'), { json: true });
  expect(JSON.parse(out)).toMatchObject([
    { tenant: TENANT, tally: { newer: [expect.stringMatching(/newer Waymark/)] } },
    {},
  ]);
  expect(process.exitCode).toBe(1);
});

test('options that do not go together are refused in one line', async () => {
  const said = await Promise.all(
    [
      ['export'],
      ['export', 'sample', '--all', '--out', file],
      ['export', '--all', '--format', 'xlsx', '--out', file],
      ['import', file, '--ledger', file],
      ['import', file, '--no-ledger'],
      ['import', '--all', file, '--plan', 'x'],
      ['import', '--all', file, '--ledger', file, '--no-ledger'],
      ['import', '--all', file, '--no-ledger', '--ledger', file],
    ].map((words) => waymark(...words)),
  );
  expect(said.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2, 2, 2]);
  for (const { text } of said) expect(text.trim().split('\n')).toHaveLength(1);
  expect(said.map(({ text }) => text).join('')).toMatch(
    /Say which plan[\s\S]*leave out the plan[\s\S]*cannot be used with[\s\S]*--ledger goes with --all[\s\S]*cannot be used with(?:[\s\S]*leave one of them out){2}/,
  );
}, 30_000);

const waymark = (...args: string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    const cli = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
    const env = { PATH: process.env.PATH ?? '', ...QUICK_START, WAYMARK_DATA: join(folder.path, 'one') };
    const child = execFile(process.execPath, [cli, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, text: `${stdout}${stderr}` }),
    );
  });
