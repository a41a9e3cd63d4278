/** Backups that are damaged, or made to harm: each is refused in one clear line, and nothing of it is stored. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBackup } from '../../src/backup/read-archive.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { hashOf } from '../store/blob-contract.ts';
import { store as storeAll } from '../store/steps.ts';
import { memoryBlobs } from '../support/memory-blobs.ts';
import { milestoneDoc, sampleDoc } from '../support/sample-documents.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type ZipPart, zipOf } from '../support/zip-file.ts';
import { backUp, contentOf, restoreFrom, TENANT } from './steps.ts';

type Parts = Map<string, string | Uint8Array>;

const BYTES = Buffer.from('the minutes of the meeting');
const SHA = hashOf(BYTES);
let folder: ReturnType<typeof temporaryFolder>;
let good: Parts;
let file: string;

beforeAll(async () => {
  folder = temporaryFolder();
  file = join(folder.path, 'backup.zip');
  const store = await openStore({ data: join(folder.path, 'from') });
  const blobs = memoryBlobs();
  await storeAll(store, TENANT, [
    milestoneDoc('m1'),
    milestoneDoc('m2'),
    write('file', docId('file', 'one'), { ...sampleDoc('file').body, sha256: SHA, bytes: BYTES.length }),
  ]);
  await blobs.put(TENANT, SHA, { bytes: BYTES, type: 'text/plain' });
  await backUp({ store, blobs }, file);
  await store.close();
  const archive = await openBackup(file, 1_000_000);
  good = new Map();
  for (const name of archive.names) good.set(name, await archive.whole(name));
  archive.close();
});
afterAll(() => folder.remove());

const MILESTONES = 'documents/milestone.jsonl';
const textOf = (parts: Parts, name: string): string => Buffer.from(parts.get(name) ?? '').toString();

/** Changes a part, and its hash in the manifest as well: what only its content gives away. */
function told(parts: Parts, name: string, text: string): Parts {
  parts.set(name, text);
  const manifest = JSON.parse(textOf(parts, 'manifest.json'));
  const lines = text.split('\n').filter((line) => line !== '').length;
  const as = { lines, bytes: Buffer.byteLength(text), sha256: hashOf(Buffer.from(text)) };
  if (name === 'files.jsonl') manifest.files = as;
  else
    manifest.documents = manifest.documents.map((part: { kind: string }) =>
      name === `documents/${part.kind}.jsonl` ? { kind: part.kind, ...as } : part,
    );
  return parts.set('manifest.json', JSON.stringify(manifest));
}

const manifestWith = (parts: Parts, over: object): Parts =>
  parts.set('manifest.json', JSON.stringify({ ...JSON.parse(textOf(parts, 'manifest.json')), ...over }));

const without = (parts: Parts, name: string): Parts => {
  parts.delete(name);
  return parts;
};
const linesWith = (parts: Parts, change: (line: Record<string, unknown>, place: number) => unknown): Parts =>
  told(
    parts,
    MILESTONES,
    textOf(parts, MILESTONES)
      .trim()
      .split('\n')
      .map((line, place) => `${JSON.stringify(change(JSON.parse(line), place))}\n`)
      .join(''),
  );

const CASES: [string, (parts: Parts) => Parts, RegExp][] = [
  ['a path that leads out', (parts) => parts.set('../../etc/passwd', 'x'), /damaged|no part of a backup/],
  ['an absolute path', (parts) => parts.set('/etc/passwd', 'x'), /damaged|no part of a backup/],
  ['a path with backslashes', (parts) => parts.set('files\\..\\x', 'x'), /damaged|no part of a backup/],
  [
    'a file that is no part',
    (parts) => parts.set('run-me.sh', 'x'),
    /"run-me.sh" in it is no part of a backup/,
  ],
  [
    'a file that no list names',
    (parts) => parts.set(`files/${'a'.repeat(64)}`, 'x'),
    /files\/a+ is not named in its manifest/,
  ],
  [
    'a bomb in place of the documents',
    (parts) => told(parts, MILESTONES, 'x'.repeat(20_000_000)),
    /milestone.jsonl" in it would grow \d+ times/,
  ],
  [
    'a bomb in place of a file',
    (parts) => parts.set(`files/${SHA}`, Buffer.alloc(2_000_000)),
    /would grow \d+ times/,
  ],
  [
    'other bytes in a file',
    (parts) => parts.set(`files/${SHA}`, 'other bytes'),
    new RegExp(`files/${SHA} is not the file`),
  ],
  ['a missing file', (parts) => without(parts, `files/${SHA}`), new RegExp(`files/${SHA} is missing`)],
  ['a missing part', (parts) => without(parts, MILESTONES), /documents\/milestone.jsonl is missing/],
  ['no manifest', (parts) => without(parts, 'manifest.json'), /has no manifest.json/],
  ['a manifest that is none', (parts) => parts.set('manifest.json', '{}'), /manifest says something else/],
  [
    'a manifest of a later format',
    (parts) => manifestWith(parts, { version: 2 }),
    /newer Waymark \(format 2\): upgrade/,
  ],
  [
    'a tenant that is none',
    (parts) => manifestWith(parts, { tenant: '#wake-up' }),
    /manifest says something else/,
  ],
  [
    'a file whose type is no type',
    (parts) =>
      told(
        parts,
        'files.jsonl',
        `${JSON.stringify({ sha256: SHA, type: 'text/plain\r\nx', bytes: BYTES.length })}\n`,
      ),
    /line 1 of files.jsonl names no file/,
  ],
  [
    'a document that no commit holds',
    (parts) =>
      linesWith(parts, (line) => ({
        ...line,
        body: {
          ...Object(line.body),
          reason: Array.from({ length: 160_000 }, (_, nth) => `word ${nth}`).join(' '),
        },
      })),
    /line 1 .* is larger than a store takes/,
  ],
  [
    'a manifest with more in it',
    (parts) => manifestWith(parts, { run: 'rm' }),
    /manifest says something else/,
  ],
  [
    'a part that was changed',
    (parts) => parts.set(MILESTONES, `${textOf(parts, MILESTONES)} `),
    /milestone.jsonl is not as it was written/,
  ],
  [
    'a line that is no document',
    (parts) => told(parts, MILESTONES, 'hello\n'),
    /line 1 of documents\/milestone.jsonl is no document/,
  ],
  [
    'a document that breaks its schema',
    (parts) => linesWith(parts, (line) => ({ ...line, body: { id: 7 } })),
    /line 1 of documents\/milestone.jsonl cannot be read as a milestone/,
  ],
  [
    'a document of a newer Waymark',
    (parts) => linesWith(parts, (line) => ({ ...line, v: 99 })),
    /line 1 .* newer Waymark: upgrade this one/,
  ],
  [
    'the id of another',
    (parts) => linesWith(parts, (line) => ({ ...line, id: 'milestone:m1' })),
    /line 2 .* has the id of another/,
  ],
  [
    'an id of another kind',
    (parts) => linesWith(parts, (line) => ({ ...line, id: 'plan:wigan' })),
    /has an id that cannot be its own/,
  ],
  [
    'an id that no store takes',
    (parts) => linesWith(parts, (line) => ({ ...line, id: `milestone:${'x'.repeat(600)}` })),
    /has an id that cannot be its own/,
  ],
  [
    'a kind that is left out',
    (parts) => {
      const manifest = JSON.parse(textOf(parts, 'manifest.json'));
      manifest.documents.push({ kind: 'lease', lines: 0, bytes: 0, sha256: hashOf(Buffer.alloc(0)) });
      return parts.set('manifest.json', JSON.stringify(manifest)).set('documents/lease.jsonl', '');
    },
    /of a kind that this Waymark does not know/,
  ],
  [
    'bytes that are no text',
    (parts) => {
      const bytes = Buffer.from([0xff, 0xfe, 0x0a]);
      const manifest = JSON.parse(textOf(parts, 'manifest.json'));
      manifest.documents = manifest.documents.map((part: { kind: string }) =>
        part.kind === 'milestone' ? { kind: 'milestone', lines: 1, bytes: 3, sha256: hashOf(bytes) } : part,
      );
      return parts.set('manifest.json', JSON.stringify(manifest)).set(MILESTONES, bytes);
    },
    /is no text/,
  ],
];

async function refused(archive: string): Promise<string> {
  const store = await openStore({ data: join(folder.path, crypto.randomUUID()) });
  const blobs = memoryBlobs();
  try {
    await restoreFrom(archive, { store, blobs });
    return 'it was restored';
  } catch (error) {
    expect([await contentOf(store), blobs.kept.size]).toEqual([[], 0]);
    expect(await store.get(TENANT, 'restore', 'restore:self')).toBeUndefined();
    return error instanceof Error && error.name === 'BackupFault' ? error.message : String(error);
  } finally {
    await store.close();
  }
}

function put(parts: readonly ZipPart[]): string {
  const path = join(folder.path, 'made.zip');
  writeFileSync(path, zipOf(parts));
  return path;
}
const partsOf = (parts: Parts): ZipPart[] => [...parts].map(([name, content]) => ({ name, content }));

test('as it is, it can be restored', async () => {
  expect(await refused(put(partsOf(good)))).toBe('it was restored');
});

test.each(CASES)('%s', async (_name, change, said) => {
  const line = await refused(put(partsOf(change(new Map(good)))));
  expect(line).toMatch(said);
  expect(line).toMatch(/Nothing was stored/);
  expect(line).not.toMatch(/\n/);
});

test('a name that is there twice', async () => {
  const twice = [...partsOf(good), { name: MILESTONES, content: '' }];
  expect(await refused(put(twice))).toMatch(/milestone.jsonl" in it is there twice/);
});

test('one that is encrypted', async () => {
  const parts = partsOf(good).map((part) => (part.name === MILESTONES ? { ...part, flags: 1 } : part));
  expect(await refused(put(parts))).toMatch(/is encrypted: decrypt the archive first/);
});

test('cut off anywhere, or with a byte that tipped over', async () => {
  const whole = readFileSync(file);
  const made = join(folder.path, 'cut.zip');
  for (const share of [0, 0.01, 0.3, 0.7, 0.99]) {
    writeFileSync(made, whole.subarray(0, Math.floor(whole.length * share)));
    expect(await refused(made)).toMatch(/damaged, cut off, or no backup/);
  }
  let unnoticed = 0;
  for (let at = 10; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const tipped = Buffer.from(whole);
    tipped[at] = (tipped[at] ?? 0) ^ 0x10;
    writeFileSync(made, tipped);
    // A time or a mode in the archive's own list changes nothing of what is restored.
    if ((await refused(made)) === 'it was restored') unnoticed += 1;
  }
  expect(unnoticed).toBeLessThan(20);
});

test('what is no archive, or is not there', async () => {
  const made = join(folder.path, 'plan.yml');
  writeFileSync(made, 'plan: wigan\n');
  expect(await refused(made)).toMatch(/damaged, cut off, or no backup/);
  expect(await refused(join(folder.path, 'none.zip'))).toMatch(/is not there. Check the name/);
  expect(await refused(folder.path)).toMatch(/cannot be read \(EISDIR\)/);
});
