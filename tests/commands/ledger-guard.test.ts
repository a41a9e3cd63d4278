/** What keeps a ledger from being lost, or passed over, by a slip at the command line. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { newPerson } from '../../src/app/plans/import-plan.ts';
import { ledgerText } from '../../src/backup/ledger-file.ts';
import { backupCommand } from '../../src/commands/backup.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { applyLedgerCommand, ledgerCommand } from '../../src/commands/ledger.ts';
import { restoreCommand } from '../../src/commands/restore.ts';
import { notWhole } from '../../src/commands/written.ts';
import { aliasFor } from '../../src/store/alias.ts';
import { type Doc, write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { TENANT } from '../app/room.ts';
import { sampleDoc } from '../support/sample-documents.ts';
import {
  AGAIN,
  arrange,
  at,
  clearUp,
  configOf,
  hush,
  ledger,
  NOTES,
  noted,
  noteOf,
  older,
  out,
  put,
  recordAt,
  remarks,
  withoutRecord,
} from './lost-place.ts';

beforeEach(arrange);
afterEach(clearUp);

const held = (lifted: { by: string; at: string; reason: null } | null) =>
  write('hold', docId('hold', 'h-1'), { ...sampleDoc('hold').body, id: 'h-1', lifted });
const LIFTED = { by: 'olu', at: '2026-12-05T09:00:00Z', reason: null };
const inLedger = (...docs: Doc<'hold'>[]): string => ledgerText(TENANT, docs, Temporal.Now.instant());

describe('a ledger that knows of more', () => {
  test('is not written over by one of a record that was restored without it', async () => {
    await ledgerCommand(configOf('one'), { out: ledger });
    const before = readFileSync(ledger, 'utf8');
    await restoreCommand(configOf('new'), older, { ledger: false });
    const writing = ledgerCommand(configOf('new'), { out: ledger });
    await expect(writing).rejects.toThrow(CallerFault);
    await expect(writing).rejects.toThrow(
      /know: hold:h-1, erasure:e-1, redaction:r-1\. .*"waymark ledger apply .*ledger\.jsonl".* the one there is as it was\.$/,
    );
    expect(readFileSync(ledger, 'utf8')).toBe(before);
    // Its remedy.
    await applyLedgerCommand(configOf('new'), ledger, {});
    await ledgerCommand(configOf('new'), { out: ledger });
    expect(readFileSync(ledger, 'utf8').split('\n')).toHaveLength(before.split('\n').length);
  });

  test('is one that says of a hold that it was lifted; one that says less gives way', async () => {
    writeFileSync(ledger, inLedger(held(LIFTED)));
    await expect(ledgerCommand(configOf('one'), { out: ledger })).rejects.toThrow(/know: hold:h-1\. /);
    writeFileSync(ledger, inLedger(held(null)));
    await ledgerCommand(configOf('one'), { out: ledger });
    expect(readFileSync(ledger, 'utf8')).toContain('redaction:r-1');
  });

  test.each([
    ['cut', (text: string) => text.slice(0, -20), /know: hold:h-9\. /],
    ['newer', (text: string) => text.replace(/"v":\d+/, '"v":99'), /written by a newer Waymark: upgrade/],
    ['another’s', (text: string) => text.replace(TENANT, 'tenant-2'), /is the ledger of tenant tenant-2/],
  ])('counts also where it is %s', async (_, change, said) => {
    const other = write('hold', docId('hold', 'h-9'), { ...sampleDoc('hold').body, id: 'h-9' });
    writeFileSync(ledger, change(inLedger(other)));
    const before = readFileSync(ledger, 'utf8');
    await expect(ledgerCommand(configOf('one'), { out: ledger })).rejects.toThrow(said);
    expect(readFileSync(ledger, 'utf8')).toBe(before);
  });
});

test('a ledger that is older than the backup is no answer', async () => {
  writeFileSync(ledger, ledgerText(TENANT, [], Temporal.Instant.from('2026-01-01T00:00:00Z')));
  const restoring = restoreCommand(configOf('new'), older, { ledger });
  await expect(restoring).rejects.toThrow(CallerFault);
  await expect(restoring).rejects.toThrow(
    /is as of 2026-01-01T00:00:00\.000Z, and so older than the backup, .*say --no-ledger instead\. Nothing was stored\.$/,
  );
  expect(existsSync(at('new', ...NOTES))).toBe(false);
});

describe('a note that is missing', () => {
  test('stops a restore beside a copy that was cut, and is told of by a backup', async () => {
    await ledgerCommand(configOf('one'), { out: ledger });
    cpSync(at('one', 'files'), at('copy', 'files'), { recursive: true });
    rmSync(noteOf('copy', 'redaction'));
    for (const [data, said] of [
      ['new', { ledger: at('copy') }],
      ['copy', {}],
    ] as const)
      await expect(restoreCommand(configOf(data), older, said)).rejects.toThrow(
        /The note redaction-\w+ is missing \(.*\)\. What it tells of would come back/,
      );
    await restoreCommand(configOf('copy'), older, { ledger });
    expect(out).toContain(AGAIN);
    expect(existsSync(noteOf('copy', 'redaction'))).toBe(true);
  });

  test('is none that could never be read', async () => {
    const strange = at('one', ...NOTES, 'strange');
    writeFileSync(strange, 'left by another program');
    await backupCommand(configOf('one'), { out: at('newer.zip') });
    rmSync(strange);
    withoutRecord('one');
    await restoreCommand(configOf('one'), older, {});
    expect(out).toContain(AGAIN);
  });

  test('is noted anew where the record knows what it told of', async () => {
    rmSync(noteOf('one', 'redaction'));
    await backupCommand(configOf('one'), { out: at('newer.zip') });
    expect(existsSync(noteOf('one', 'redaction'))).toBe(true);
    expect(process.exitCode).toBe(0);
  });

  test('is not known of where nothing was said of it yet, and so the number of notes is told', async () => {
    cpSync(at('one', 'files'), at('copy', 'files'), { recursive: true });
    for (const name of [noteOf('copy', 'redaction'), at('copy', ...NOTES, 'kept')]) rmSync(name);
    await restoreCommand(configOf('new'), older, { ledger: at('copy') });
    expect(remarks).toMatch(
      /In the folder .* there are 2 notes of what was redacted, erased or held, the newest of 2026-/,
    );
  });
});

describe('a place in which nothing was ever redacted, erased or held', () => {
  let backup: string;
  beforeEach(async () => {
    backup = at('two.zip');
    await recordAt('two');
    await backupCommand(configOf('two'), { out: backup });
    hush();
  });

  test('needs no word where the backup was made there, and says what it goes by', async () => {
    withoutRecord('two');
    await restoreCommand(configOf('two'), backup, { dryRun: true });
    expect(out).toContain('It could be restored here. Nothing was stored.');
    await restoreCommand(configOf('two'), backup, {});
    expect(out).toContain('Restored: ');
    expect(remarks).toContain('By the files here, beside which this backup was made, nothing was redacted');
    expect(remarks).toContain('"waymark ledger apply"');
  });

  test('asks all the same about a backup that was made elsewhere', async () => {
    withoutRecord('two');
    await expect(restoreCommand(configOf('two'), older, {})).rejects.toThrow(/^No ledger: /);
    await expect(restoreCommand(configOf('new'), older, { ledger: at('two') })).rejects.toThrow(
      /nothing is noted of tenant tenant-1/,
    );
  });

  test('can be named where the restore goes elsewhere, which knows of no backup by that', async () => {
    await restoreCommand(configOf('new'), backup, { ledger: at('two') });
    expect(remarks).toContain('there are 0 notes of what was redacted, erased or held.');
    withoutRecord('new');
    await expect(restoreCommand(configOf('new'), backup, {})).rejects.toThrow(/^No ledger: /);
  });

  test('tells of what came after, too', async () => {
    await put('two', held(null));
    await backupCommand(configOf('two'), { out: at('newer.zip') });
    withoutRecord('two');
    await restoreCommand(configOf('two'), backup, {});
    expect(out).toContain('Done again: 0 redactions, 0 erasures and 1 hold');
    expect(await noted('two')).toEqual(['hold:h-1']);
  });
});

test('after a restore with erasures each thing is said once', async () => {
  const desk = {
    ...newPerson('desk', 'desk@example.org'),
    emails: ['desk@example.org', 'front@example.org'],
  };
  await recordAt('two', [newPerson('kim', 'kim@example.org'), newPerson('pat', 'pat@example.org'), desk]);
  await backupCommand(configOf('two'), { out: at('two.zip') });
  const erasures = ['kim', 'pat', 'desk'].map((who) => {
    const aliases = [aliasFor(`${who}@example.org`, '').id];
    const { body } = sampleDoc('erasure');
    const of = { ...body, id: `of-${who}`, aliases, state: 'done', person: null, was: null } as const;
    return write('erasure', docId('erasure', of.id), of);
  });
  writeFileSync(ledger, ledgerText(TENANT, erasures, Temporal.Now.instant()));
  hush();
  await restoreCommand(configOf('new'), at('two.zip'), { ledger });
  expect(out).toContain('3 erasures');
  const said = remarks.split('\n').filter((line) => line !== '');
  expect(new Set(said).size).toBe(said.length);
  const those = (words: string) => said.filter((line) => line.includes(words));
  expect(those('who has not met Waymark')).toEqual([expect.stringMatching(/^Erasure of-desk: /)]);
  expect(those('First names and nicknames')).toEqual([expect.not.stringContaining('Erasure')]);
  expect(those('The content of files')).toHaveLength(1);
});

describe('a file that takes its name when it is whole', () => {
  test('leaves a link one, also where nothing stands yet where it leads to', async () => {
    mkdirSync(at('vault'));
    symlinkSync(join('vault', 'ledger.jsonl'), at('link.jsonl'));
    symlinkSync('link.jsonl', at('first.jsonl'));
    for (let turn = 0; turn < 2; turn += 1) {
      await ledgerCommand(configOf('one'), { out: at('first.jsonl') });
      expect(['first.jsonl', 'link.jsonl'].map((name) => lstatSync(at(name)).isSymbolicLink())).toEqual([
        true,
        true,
      ]);
      expect(readdirSync(at('vault'))).toEqual(['ledger.jsonl']);
    }
    symlinkSync('round.jsonl', at('round.jsonl'));
    await expect(ledgerCommand(configOf('one'), { out: at('round.jsonl') })).rejects.toThrow(
      /cannot be written \(ELOOP\)\. Choose another place/,
    );
  });

  test('wants its folder, and says so', () => {
    for (const code of ['EBUSY', 'EACCES', 'EROFS'])
      expect(notWhole('/mnt/ledger.jsonl', code)).toMatch(
        /write to its folder, .*not the file alone\. Choose/,
      );
    expect(notWhole('/mnt/ledger.jsonl', 'ENOSPC')).toBe(
      '/mnt/ledger.jsonl cannot be written (ENOSPC). Choose another place with --out.',
    );
  });
});
