/** Reads a tenant's documents into parts on the disk, until they are known to be as they stood at one moment. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kind, UnreadableDocument } from '../store/documents.ts';
import { LEDGER_KINDS } from '../store/ledger.ts';
import type { Store, Stored } from '../store/store.ts';
import { wakeUpOf } from '../store/wake-up.ts';
import { BackupFault } from './fault.ts';
import { KEPT } from './kinds.ts';
import type { Manifest } from './manifest.ts';

export type Part = Manifest['documents'][number] & { path: string };

export type Collected = {
  settled: boolean;
  parts: Part[];
  unreadable: string[];
  /** Hashes of the files that the documents name, in their order, each once. */
  files: string[];
  /** When the clock is to look next, by the lower word where it changed; null where that is at once. */
  wakeUp: string | null;
};

/** A record that is written to in each of so many readings is a busy one: what it then gives is told apart. */
const MOST_READINGS = 6;
/** Nor is that taken while words are taken out of it, or a hold is put on. */
const MOST_TRIES = 12;
const PAGE = 500;

type Versions = ReadonlyMap<string, string>;
type Reading = Omit<Collected, 'settled' | 'wakeUp'> & { versions: Versions };

/**
 * Reads everything, and again: where two readings find the same versions, nothing changed between the end of the one
 * and the beginning of the other, so the parts are the record at that moment, whoever writes to it. Of a record that
 * is never at rest a reading is taken during which nothing was redacted or erased: else it could hold the words, and
 * say that they are gone.
 * @throws BackupFault where no such reading comes about.
 */
export async function collect(store: Store, tenant: string, folder: string): Promise<Collected> {
  let before: Versions | undefined;
  for (let readings = 1; readings <= MOST_TRIES; readings += 1) {
    const removals = await removalsOf(store, tenant);
    const lookBefore = await nextLook(store, tenant);
    const { versions, ...reading } = await readAll(store, tenant, folder);
    const settled = before !== undefined && areSame(before, versions);
    if (settled || (readings >= MOST_READINGS && areSame(removals, await removalsOf(store, tenant))))
      return { ...reading, settled, wakeUp: lower(lookBefore, await nextLook(store, tenant)) };
    before = versions;
  }
  throw new BackupFault(
    'Words are being taken out of the record, or a hold put on, each time that it is read: run this again in a while. No backup was written, and an older one is as it was.',
  );
}

/** By what a redaction, an erasure and a hold are known to stand as they stood: also those that cannot be read. */
async function removalsOf(store: Store, tenant: string): Promise<Versions> {
  const found = new Map<string, string>();
  const unreadable = (error: UnreadableDocument): void =>
    void found.set(error.found?.id ?? error.message, error.found?.version ?? '');
  for (const kind of LEDGER_KINDS)
    for await (const { doc, version } of documentsOf(store, tenant, kind, unreadable))
      found.set(doc.id, version);
  return found;
}

const nextLook = async (store: Store, tenant: string): Promise<string | null> =>
  (await wakeUpOf(store, tenant))?.doc.body.at ?? null;

function lower(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}

const areSame = (one: Versions, other: Versions): boolean =>
  one.size === other.size && [...one].every(([id, version]) => other.get(id) === version);

async function readAll(store: Store, tenant: string, folder: string): Promise<Reading> {
  const versions = new Map<string, string>();
  const reading: Reading = { versions, parts: [], unreadable: [], files: [] };
  const files = new Set<string>();
  const unreadable = ({ message }: Error): void => {
    const [line = message] = message.split('\n');
    reading.unreadable.push(line);
    versions.set(`unreadable:${line}`, '');
  };
  for (const kind of KEPT) {
    const part = await spool(join(folder, `${kind}.jsonl`), kind, async (take) => {
      for await (const stored of documentsOf(store, tenant, kind, unreadable)) {
        const { doc, version } = stored;
        versions.set(doc.id, version);
        const sha256 = hashIn(stored);
        if (sha256 !== null) files.add(sha256);
        await take(JSON.stringify({ id: doc.id, v: doc.v, body: doc.body }));
      }
    });
    reading.parts.push(part);
  }
  return { ...reading, files: [...files].sort() };
}

/** The bytes of one that is being removed may be gone already. */
const hashIn = ({ doc }: Stored): string | null =>
  doc.kind === 'file' && 'sha256' in doc.body && doc.body.state !== 'removing' ? doc.body.sha256 : null;

/** Every document of a kind, a page at a time. */
export async function* documentsOf<K extends Kind>(
  store: Store,
  partition: string,
  kind: K,
  unreadable: (error: UnreadableDocument) => void,
): AsyncGenerator<Stored<K>> {
  let after: string | undefined;
  do {
    const page = await store.query(partition, {
      kind,
      limit: PAGE,
      unreadable,
      ...(after === undefined ? {} : { after }),
    });
    yield* page.found;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** Lines are gathered, so that a line is no write of its own. */
const GATHERED = 256 * 1024;

/** Writes lines into a file that nobody else may read. */
export async function spool(
  path: string,
  kind: string,
  fill: (take: (line: string) => Promise<void>) => Promise<void>,
): Promise<Part> {
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let [lines, bytes, gathered] = [0, 0, ''];
  const flush = async (): Promise<void> => {
    const piece = Buffer.from(gathered);
    gathered = '';
    bytes += piece.length;
    hash.update(piece);
    await file.writeFile(piece);
  };
  try {
    await fill(async (line) => {
      lines += 1;
      gathered += `${line}\n`;
      if (gathered.length > GATHERED) await flush();
    });
    await flush();
  } finally {
    await file.close();
  }
  return { kind, path, lines, bytes, sha256: hash.digest('hex') };
}
