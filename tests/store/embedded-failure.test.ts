/** What goes wrong with the file of the embedded store is said in one line that names the file and the remedy. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Content, UnreadableDocument } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { explained } from '../../src/store/embedded-failure.ts';
import { openStore } from '../../src/store/open.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { counterDoc, frameDoc, milestoneDoc } from '../support/sample-documents.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { anyId, put, store as storeAll } from './steps.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let opened: Store[];
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'waymark.db');
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  folder.remove();
});

function open(...args: Parameters<typeof openEmbedded>): Store {
  const store = openEmbedded(...args);
  opened.push(store);
  return store;
}

function failure(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return 'no failure';
}

/** The failure is one that can be shown as it is: of the right type, one line, naming the place. */
function expectRemedy(error: unknown, place: string, ...words: string[]): void {
  expect(error).toBeInstanceOf(StoreUnavailable);
  const message = error instanceof Error ? error.message : '';
  for (const part of [place, ...words]) expect(message).toContain(part);
  expect(message).not.toContain('\n');
}

test('a folder that is missing is made, for its owner alone', async () => {
  const data = join(folder.path, 'new', 'data');
  opened.push(await openStore({ data }));
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, 'waymark.db')).isFile()).toBe(true);
});

test('a folder that cannot be made', () => {
  writeFileSync(file, 'a file');
  const inside = join(file, 'data', 'waymark.db');
  expectRemedy(
    failure(() => open(inside)),
    join(file, 'data'),
    'ENOTDIR',
    'WAYMARK_DATA',
  );
  expectRemedy(
    failure(() => open(join(file, 'waymark.db'))),
    file,
    'EEXIST',
  );
});

test('a file that cannot be opened', () => {
  mkdirSync(file);
  expectRemedy(
    failure(() => open(file)),
    file,
    'cannot be opened',
    'WAYMARK_DATA',
  );
});

test('a file that is no database', () => {
  writeFileSync(file, 'Minutes of a meeting. '.repeat(500));
  expectRemedy(
    failure(() => open(file)),
    file,
    'is not a data file of Waymark',
  );
  expect(readFileSync(file, 'utf8')).toContain('Minutes of a meeting.');
});

test("another program's database, which stays as it was", () => {
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE songs (title TEXT)');
  other.close();
  const before = readFileSync(file);
  expectRemedy(
    failure(() => open(file)),
    file,
    'belongs to another program',
  );
  expect(readFileSync(file)).toEqual(before);
});

test('a file of a newer Waymark, which stays as it was', async () => {
  await open(file).close();
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 2');
  newer.close();
  const before = readFileSync(file);
  expectRemedy(
    failure(() => open(file)),
    file,
    'newer Waymark',
    'version 2, this one knows 1',
  );
  expect(readFileSync(file)).toEqual(before);
});

test('a damaged file', async () => {
  const store = open(file);
  await storeAll(
    store,
    't1',
    Array.from({ length: 90 }, (_, n) => frameDoc(`f${n}`, 'x'.repeat(5000))),
  );
  await store.close();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4096);
  writeFileSync(file, bytes);
  const reading = async () => all(open(file), 't1', { kind: 'frame' });
  const error = await reading().catch((reason: unknown) => reason);
  expectRemedy(error, file, 'is damaged', 'backup');
});

test('an empty file is a new store', async () => {
  writeFileSync(file, '');
  await storeAll(open(file), 't1', [counterDoc(1)]);
});

test('a full disk: nothing is stored, what was stored can be read, and there is a remedy', async () => {
  const store = open(file, { pages: 300 });
  let full: unknown;
  let stored = 0;
  for (; !full && stored < 200; stored += full ? 0 : 1) {
    const pair = ['left', 'right'].map((side) => put(frameDoc(`${side}-${stored}`, 'x'.repeat(10_000))));
    await store.commit('t1', `pair-${stored}`, pair).catch((error: unknown) => {
      full = error;
    });
  }
  expectRemedy(full, file, 'full', 'free some space');
  expect(stored).toBeGreaterThan(10);
  expect(await all(store, 't1', { kind: 'frame' })).toHaveLength(2 * stored);

  const roomier = open(file, { pages: 400 });
  const pair = ['left', 'right'].map((side) => put(frameDoc(`${side}-${stored}`, 'x'.repeat(10_000))));
  expect(await roomier.commit('t1', `pair-${stored}`, pair)).toEqual({ kind: 'done' });
});

test('a file that another process keeps busy', async () => {
  const store = open(file);
  const busy = new DatabaseSync(file);
  const second = new DatabaseSync(file, { timeout: 0 });
  busy.exec('BEGIN IMMEDIATE');
  expectRemedy(
    failure(() => explained(file, () => second.exec('BEGIN IMMEDIATE'))),
    file,
    'busy',
    'try again',
  );
  busy.exec('ROLLBACK');

  // SQLite has a finer code for a reader that comes too late to write; the remedy is the same.
  second.exec('BEGIN; SELECT count(*) FROM documents');
  await store.commit('t1', anyId(), []);
  expectRemedy(
    failure(() => explained(file, () => second.exec('DELETE FROM commits'))),
    file,
    'busy',
  );
  busy.close();
  second.close();
});

test('a file that may only be read', () => {
  open(file);
  const reader = new DatabaseSync(file, { readOnly: true });
  expectRemedy(
    failure(() => explained(file, () => reader.exec('DELETE FROM documents'))),
    file,
    'may not be written',
  );
  reader.close();
});

test('a defect comes out as it is, not as a fault of the file', async () => {
  const store = open(file);
  await store.close();
  const error = await store.get('t1', 'lease', 'lease:x').catch((reason: unknown) => reason);
  expect(error).not.toBeInstanceOf(StoreUnavailable);
  expect(String(error)).toContain('not open');
  expect(
    failure(() => explained(file, () => new DatabaseSync(':memory:').exec('nonsense'))),
  ).not.toBeInstanceOf(StoreUnavailable);
});

test('a commit that fails half-way leaves nothing behind, and the store goes on', async () => {
  const store = open(file);
  let deep: Content<'frame'>['content'] = null;
  for (let level = 0; level < 2000; level += 1) deep = [deep];
  const changes = [put(frameDoc('shallow', 1)), put(frameDoc('too-deep-for-sqlite', deep))];
  await expect(store.commit('t1', 'half-way', changes)).rejects.toThrow('malformed JSON');
  expect(await all(store, 't1', { kind: 'frame' })).toEqual([]);
  expect(await store.commit('t1', 'half-way', changes.slice(0, 1))).toEqual({ kind: 'done' });
});

test('a document that was tampered with is refused by name; the others can be read', async () => {
  const store = open(file);
  await storeAll(store, 't1', [counterDoc(1, 'good'), counterDoc(1, 'bad')]);
  const editor = new DatabaseSync(file);
  editor.exec(`UPDATE documents SET body = 'gone' WHERE id = 'lease:bad'`);
  editor.close();
  await expect(store.get('t1', 'lease', 'lease:bad')).rejects.toThrow(UnreadableDocument);
  await expect(store.get('t1', 'lease', 'lease:bad')).rejects.toThrow('lease:bad is not JSON');
  expect((await store.get('t1', 'lease', 'lease:good'))?.doc).toEqual(counterDoc(1, 'good'));
});

test('a file made before an index was thought of gets it, and keeps its documents', async () => {
  const store = open(file);
  await storeAll(store, 't1', [milestoneDoc('m')]);
  await store.commit('t1', anyId(), []);
  await store.close();
  const editor = new DatabaseSync(file);
  editor.exec('DROP INDEX milestone_by_owner');
  await all(open(file), 't1', { kind: 'milestone' });
  const found = editor.prepare("SELECT name FROM sqlite_schema WHERE name = 'milestone_by_owner'").all();
  editor.close();
  expect(found).toHaveLength(1);
});
