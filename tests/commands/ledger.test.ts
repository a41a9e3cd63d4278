/** The ledger as an operator has it: nothing that was taken out comes back because somebody restored into another place. */
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backupCommand } from '../../src/commands/backup.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { applyLedgerCommand, ledgerCommand } from '../../src/commands/ledger.ts';
import { restoreCommand } from '../../src/commands/restore.ts';
import { write } from '../../src/store/documents.ts';
import { docId, RESTORE } from '../../src/store/ids.ts';
import { all } from '../../src/store/store.ts';
import { TENANT } from '../app/room.ts';
import { hashOf } from '../store/blob-contract.ts';
import { sampleDoc } from '../support/sample-documents.ts';
import {
  AGAIN,
  ALL,
  arrange,
  at,
  clearUp,
  configOf,
  folder,
  hush,
  inRecord,
  ledger,
  NOTES,
  noted,
  noteOf,
  older,
  out,
  put,
  REMOVALS,
  remarks,
  withoutRecord,
} from './lost-place.ts';

beforeEach(arrange);
afterEach(clearUp);

describe('a restore', () => {
  test('into a place that knows of nothing stores nothing until it is told where the ledger is', async () => {
    const restoring = restoreCommand(configOf('new'), older, {});
    await expect(restoring).rejects.toThrow(CallerFault);
    await expect(restoring).rejects.toThrow(/^No ledger: .*--ledger.*--no-ledger\. Nothing was stored\.$/);
    await inRecord('new', async (store) => {
      expect(await all(store, TENANT, { kind: 'item' })).toEqual([]);
      expect(await store.get(TENANT, 'restore', RESTORE)).toBeUndefined();
    });
    await restoreCommand(configOf('new'), older, { dryRun: true });
    expect(out).toContain('It could be restored here, once that is seen to. Nothing was stored.');
    expect(remarks).toContain('No ledger: ');
    await restoreCommand(configOf('new'), older, { ledger: false });
    expect(out).toMatch(/Restored: .*\n$/);
  });

  test.each(['one', join('one', 'files')])(
    'takes the notes of the folder that was lost: %s',
    async (place) => {
      await restoreCommand(configOf('new'), older, { ledger: at(place) });
      expect(out).toContain(AGAIN);
      expect(remarks).toContain('"waymark search --topic"');
      expect(await noted('new')).toEqual(ALL);
    },
  );

  test('in the folder whose record alone was lost needs no word', async () => {
    withoutRecord('one');
    await restoreCommand(configOf('one'), older, {});
    expect(out).toContain(AGAIN);
  });

  test('refuses a folder that holds no notes of that tenant', async () => {
    mkdirSync(at('empty'));
    await expect(restoreCommand(configOf('new'), older, { ledger: at('empty') })).rejects.toThrow(
      /nothing is noted of tenant tenant-1\. Name the folder "files" of the place that was lost/,
    );
  });

  test('that was cut off is gone on with by the notes that it left, without the ledger', async () => {
    await ledgerCommand(configOf('one'), { out: ledger });
    const evidence = at('new', 'files', 't-tenant-1', hashOf(Buffer.from('the minutes')).slice(0, 2));
    mkdirSync(dirname(evidence), { recursive: true });
    writeFileSync(evidence, 'in the way');
    await expect(restoreCommand(configOf('new'), older, { ledger })).rejects.toThrow(/cannot be used/);
    rmSync(evidence);
    await restoreCommand(configOf('new'), older, {});
    expect(remarks).toContain('An earlier restore was cut off');
    expect(out).toContain(AGAIN);
  });

  test('of a moved record leaves notes of what the backup knew, for the next one', async () => {
    await backupCommand(configOf('one'), { out: at('move.zip') });
    await restoreCommand(configOf('new'), at('move.zip'), { ledger: false });
    expect(await noted('new')).toEqual(ALL);
    withoutRecord('new');
    await restoreCommand(configOf('new'), older, {});
    expect(out).toContain(AGAIN);
  });
});

test('a ledger that is applied afterwards is noted here as well', async () => {
  await ledgerCommand(configOf('one'), { out: ledger });
  await restoreCommand(configOf('new'), older, { ledger: false });
  await applyLedgerCommand(configOf('new'), ledger, {});
  expect(out).toContain(AGAIN);
  expect(await noted('new')).toEqual(ALL);
});

test('one whose application is cut off is known here all the same', async () => {
  await ledgerCommand(configOf('one'), { out: ledger });
  await restoreCommand(configOf('new'), older, { ledger: false });
  const [redaction] = REMOVALS;
  if (!redaction) throw new Error('there is none');
  await put('new', { ...redaction, v: 99 });
  await expect(applyLedgerCommand(configOf('new'), ledger, {})).rejects.toThrow(/newer Waymark/);
  expect(await noted('new')).toEqual(ALL);
});

describe('a note that cannot be read', () => {
  const harms = [
    ['damaged', (text: string) => text.slice(0, -5), /is damaged \(.*notes.redaction-\w+\)\. What it tells/],
    ['newer', (text: string) => text.replace(/"v":\d+/, '"v":99'), /newer Waymark \(.*\)\. Upgrade this one/],
    ['of another tenant', (text: string) => text.replace(TENANT, 'another'), /is of another tenant \(/],
  ] as const;

  test.each(harms)('stops whatever would pass it over: %s', async (_, harm, said) => {
    await ledgerCommand(configOf('one'), { out: ledger });
    const before = readFileSync(ledger);
    withoutRecord('one');
    const note = noteOf('one', 'redaction');
    writeFileSync(note, harm(readFileSync(note, 'utf8')));
    const harmed = readFileSync(note, 'utf8');
    await expect(restoreCommand(configOf('one'), older, {})).rejects.toThrow(said);
    await expect(restoreCommand(configOf('new'), older, { ledger: at('one') })).rejects.toThrow(
      /The note redaction-\w+ .*Nothing was stored/,
    );
    await expect(ledgerCommand(configOf('one'), { tenant: TENANT, out: ledger })).rejects.toThrow(
      /The note redaction-\w+ .*No ledger was written, and an older one is as it was/,
    );
    expect(readFileSync(ledger).equals(before)).toBe(true);
    expect(readFileSync(note, 'utf8')).toBe(harmed);
    // A ledger that holds the same is the way on.
    await restoreCommand(configOf('one'), older, { ledger });
    expect(out).toContain(AGAIN);
  });

  test('stops a ledger that is applied, and is told of by a backup', async () => {
    await restoreCommand(configOf('new'), older, { ledger: at('one') });
    const hold = noteOf('new', 'hold');
    writeFileSync(join(dirname(hold), 'hold-of-which-nothing-is-known'), 'half a li');
    await expect(applyLedgerCommand(configOf('new'), undefined, {})).rejects.toThrow(/is damaged/);
    hush();
    await backupCommand(configOf('new'), { out: at('newer.zip') });
    expect(remarks).toMatch(
      /The note hold-of-which-nothing-is-known is damaged \(.*\)\. The record does not know/,
    );
    expect(process.exitCode).toBe(1);
  });

  test('is written anew where the record knows what it told of, and never over a newer one', async () => {
    const [redaction, hold] = [noteOf('one', 'redaction'), noteOf('one', 'hold')];
    const whole = readFileSync(redaction, 'utf8');
    const newer = readFileSync(hold, 'utf8').replace(/"v":\d+/, '"v":99');
    writeFileSync(redaction, whole.slice(0, -5));
    writeFileSync(hold, newer);
    await backupCommand(configOf('one'), { out: at('newer.zip') });
    expect(readFileSync(redaction, 'utf8')).toBe(whole);
    expect(readFileSync(hold, 'utf8')).toBe(newer);
    expect(process.exitCode).toBe(0);
  });
});

describe('a ledger on the disk', () => {
  beforeEach(() => ledgerCommand(configOf('one'), { out: ledger }));

  test('gives way to a whole one alone, and to none of another place', async () => {
    const before = readFileSync(ledger, 'utf8');
    const credentials = { type: 'UserAssignedMSI', appId: 'app', tenantId: TENANT } as const;
    const nowhere = { ...configOf('nowhere'), credentials, tenants: [TENANT] };
    await expect(ledgerCommand(nowhere, { out: ledger })).rejects.toThrow(
      /^The record holds no plan of tenant tenant-1: .* No ledger was written/,
    );
    await put('one', write('restore', RESTORE, { made: '2026-12-04T09:00:00Z' }));
    await expect(ledgerCommand(configOf('one'), { out: ledger })).rejects.toThrow(/is half restored/);
    expect(readFileSync(ledger, 'utf8')).toBe(before);
  });

  test('is written from the notes where the record was lost', async () => {
    withoutRecord('one');
    await ledgerCommand(configOf('one'), { tenant: TENANT, out: at('from-notes.jsonl') });
    expect(readFileSync(at('from-notes.jsonl'), 'utf8').split('\n')).toHaveLength(5);
  });

  test('is never half: the new one takes the name of the old one when it is whole', async () => {
    const kept = at('kept.jsonl');
    linkSync(ledger, kept);
    const before = readFileSync(kept, 'utf8');
    await put('one', write('hold', docId('hold', 'h-2'), { ...sampleDoc('hold').body, id: 'h-2' }));
    await ledgerCommand(configOf('one'), { out: ledger });
    expect(readFileSync(kept, 'utf8')).toBe(before);
    expect(readFileSync(ledger, 'utf8')).toContain('hold:h-2');
    expect(statSync(ledger).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each([
    ['empty', () => ''],
    ['its first line alone', ([first = '']: string[]) => `${first}\n`],
    ['without its last line', (lines: string[]) => lines.slice(0, -2).join('\n')],
    ['without one of its lines', ([, ...lines]: string[]) => lines.join('\n')],
  ])('that is cut is refused: %s', async (_, cut) => {
    writeFileSync(ledger, cut(readFileSync(ledger, 'utf8').split('\n')));
    await expect(restoreCommand(configOf('new'), older, { ledger })).rejects.toThrow(
      /is no whole ledger.* Take another copy of it\. Nothing was stored/,
    );
    await expect(applyLedgerCommand(configOf('one'), ledger, {})).rejects.toThrow(/is no whole ledger/);
    expect(existsSync(at('new', ...NOTES))).toBe(false);
  });

  test('says as of when it is, and does no harm twice', async () => {
    await restoreCommand(configOf('new'), older, { ledger });
    expect(remarks).toMatch(
      /The ledger is as of 20\d\d-.*: what was redacted, erased or held after that is not/,
    );
    cpSync(ledger, at('again.jsonl'));
    await applyLedgerCommand(configOf('new'), at('again.jsonl'), {});
    expect(out).toContain('0 holds; the record knew of 3.');
  });
});

test('a line of a newer Waymark in a ledger is named', async () => {
  await ledgerCommand(configOf('one'), { out: ledger });
  writeFileSync(ledger, readFileSync(ledger, 'utf8').replace(/"v":\d+/, '"v":99'));
  await expect(restoreCommand(configOf('new'), older, { ledger })).rejects.toThrow(
    /line 1 was written by a newer Waymark: upgrade this one/,
  );
});
