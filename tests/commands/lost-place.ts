/** A place whose record is lost, as the tests of the ledger's commands share it: a backup of before, and what was taken out since. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { backupCommand } from '../../src/commands/backup.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Redaction } from '../../src/domain/privacy/redaction.ts';
import { type Doc, write } from '../../src/store/documents.ts';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { docId } from '../../src/store/ids.ts';
import { ledgerNoted, noteAnew } from '../../src/store/ledger.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { TENANT } from '../app/room.ts';
import { hashOf } from '../store/blob-contract.ts';
import { sampleDoc } from '../support/sample-documents.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

export let folder: ReturnType<typeof temporaryFolder>;
/** A backup of before anything was taken out. */
export let older: string;
export let ledger: string;
export let out: string;
export let remarks: string;

export const at = (...names: string[]): string => join(folder.path, ...names);
export const configOf = (data: string) =>
  ({
    port: 0,
    data: at(data),
    local: true,
    officers: ['olu@example.org'],
    log: 'silent',
    credentials: null,
    tenants: null,
    cosmos: null,
    blobs: null,
    publicUrl: null,
  }) as const;
export async function inRecord<T>(data: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(configOf(data));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
export const put = (data: string, doc: Doc) =>
  inRecord(data, (store) => store.commit(TENANT, `put:${doc.id}`, [{ op: 'put', doc, expect: 'absent' }]));
export const filesOf = (data: string) => openFolderBlobs(at(data, 'files'));
export const noted = async (data: string) => (await ledgerNoted(filesOf(data), TENANT)).map(({ id }) => id);
export const NOTES = ['files', 't-tenant-1', 'notes'] as const;
export const noteOf = (data: string, kind: string): string => {
  const name = readdirSync(at(data, ...NOTES)).find((one) => one.startsWith(kind));
  if (name === undefined) throw new Error(`no ${kind} is noted`);
  return at(data, ...NOTES, name);
};
export const withoutRecord = (data: string): void => {
  for (const name of readdirSync(at(data))) if (name.startsWith('waymark.db')) rmSync(at(data, name));
};

const REDACTION: Redaction = {
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
  left: [],
};
export const REMOVALS: readonly Doc[] = [
  write('redaction', docId('redaction', 'r-1'), REDACTION),
  write('erasure', docId('erasure', 'e-1'), { ...sampleDoc('erasure').body, id: 'e-1', state: 'done' }),
  write('hold', docId('hold', 'h-1'), { ...sampleDoc('hold').body, id: 'h-1', lifted: null }),
];
export const ALL = ['hold:h-1', 'erasure:e-1', 'redaction:r-1'];
export const AGAIN = 'Done again: 1 redaction, 1 erasure and 1 hold; the record knew of 0.';

/** What was said so far is forgotten. */
export function hush(): void {
  out = '';
  remarks = '';
}

/** A record with a plan, an officer and nothing that was ever taken out. */
export async function recordAt(data: string, others: readonly Person[] = []): Promise<void> {
  const { book, milestones } = samplePlan();
  const people = [{ ...newPerson('olu', 'olu@example.org'), name: 'Olu Sample' }, ...others];
  const records = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
  await inRecord(data, (store) =>
    importPlan(store, testClock('2026-12-04T09:00:00Z'), TENANT, records, () => undefined),
  );
}

/** For each test anew: the record `one`, a backup of it, and what was taken out and held since, noted as it always is. */
export const arrange = async (): Promise<void> => {
  folder = temporaryFolder();
  older = at('older.zip');
  ledger = at('ledger.jsonl');
  hush();
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    remarks += String(text);
    return true;
  });
  await recordAt('one');
  const bytes = Buffer.from('the minutes');
  await filesOf('one').put(TENANT, hashOf(bytes), { bytes, type: 'text/plain' });
  const file = { ...sampleDoc('file').body, sha256: hashOf(bytes), bytes: bytes.length };
  await put('one', write('file', docId('file', 'one'), file));
  await backupCommand(configOf('one'), { out: older });
  for (const doc of REMOVALS) await put('one', doc);
  await inRecord('one', (store) => noteAnew(store, filesOf('one'), TENANT));
  hush();
};
export const clearUp = (): void => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  folder.remove();
};
