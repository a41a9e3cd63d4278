/** Looks at all of a backup before anything of it is stored: every hash, every document, every file. */

import { isMediaType } from '../store/blobs.ts';
import { type Kind, read, UnreadableDocument } from '../store/documents.ts';
import { isUsableId } from '../store/limits.ts';
import { COMMIT_LIMIT } from '../store/store.ts';
import { BackupFault, refuseFaults } from './fault.ts';
import { isKept } from './kinds.ts';
import {
  AnyManifest,
  FILES,
  FileLine,
  FORMAT,
  fileAt,
  Line,
  MANIFEST,
  Manifest,
  partOf,
} from './manifest.ts';
import { measured, type Opened } from './read-archive.ts';

export type Checked = {
  manifest: Manifest;
  files: FileLine[];
  /** Ids of all documents. */
  ids: ReadonlySet<string>;
};

/** Enough to see what kind of damage it is. */
const MOST_FAULTS = 1000;

/**
 * @throws BackupFault that names what is wrong, and where.
 */
export async function checkBackup(archive: Opened, name: string): Promise<Checked> {
  const manifest = await manifestOf(archive, name);
  const faults: string[] = [];
  const ids = new Set<string>();
  const files: FileLine[] = [];
  const expected = new Set([MANIFEST, FILES]);
  for (const { kind, ...part } of manifest.documents) {
    expected.add(partOf(kind));
    if (!isKept(kind)) faults.push(`${partOf(kind)} is of a kind that this Waymark does not know`);
    else await checkPart(archive, partOf(kind), part, faults, (line) => checkDocument(kind, line, ids));
  }
  await checkPart(archive, FILES, manifest.files, faults, (line) => {
    const file = FileLine.safeParse(jsonOf(line)).data;
    if (!file || !isMediaType(file.type)) return 'names no file';
    files.push(file);
    return null;
  });
  for (const { sha256, bytes } of files) {
    expected.add(fileAt(sha256));
    if (!archive.names.has(fileAt(sha256))) faults.push(`${fileAt(sha256)} is missing`);
    else {
      const found = await measured(archive.pieces(fileAt(sha256)));
      if (found.sha256 !== sha256 || found.bytes !== bytes)
        faults.push(`${fileAt(sha256)} is not the file that it is named after`);
    }
    if (faults.length > MOST_FAULTS) break;
  }
  for (const part of archive.names)
    if (!expected.has(part)) faults.push(`${part} is not named in its manifest`);
  refuseFaults(name, faults);
  return { manifest, files, ids };
}

async function manifestOf(archive: Opened, name: string): Promise<Manifest> {
  const text = (await archive.whole(MANIFEST)).toString();
  const json = jsonOf(text);
  const any = AnyManifest.safeParse(json).data;
  if (any && any.version > FORMAT)
    throw new BackupFault(
      `${name} was written by a newer Waymark (format ${any.version}): upgrade this one, then restore. Nothing was stored.`,
    );
  const parsed = Manifest.safeParse(json).data;
  if (!parsed)
    throw new BackupFault(
      `${name} is no backup that Waymark made: its manifest says something else. Nothing was stored.`,
    );
  return parsed;
}

async function checkPart(
  archive: Opened,
  part: string,
  told: { lines: number; bytes: number; sha256: string },
  faults: string[],
  check: (line: string) => string | null,
): Promise<void> {
  if (!archive.names.has(part)) {
    faults.push(`${part} is missing`);
    return;
  }
  const found = await measured(archive.pieces(part));
  if (found.sha256 !== told.sha256 || found.bytes !== told.bytes) {
    faults.push(`${part} is not as it was written`);
    return;
  }
  let lines = 0;
  for await (const line of archive.lines(part)) {
    lines += 1;
    const fault = check(line);
    if (fault !== null) faults.push(`line ${lines} of ${part} ${fault}`);
    if (faults.length > MOST_FAULTS) return;
  }
  if (lines !== told.lines) faults.push(`${part} has ${lines} lines, not ${told.lines}`);
}

/** What a commit adds to a line of a backup: the kind, and quotation marks. */
const ROOM = 200;

function checkDocument(kind: Kind, text: string, ids: Set<string>): string | null {
  const line = Line.safeParse(jsonOf(text)).data;
  if (!line) return 'is no document';
  if (Buffer.byteLength(text) + ROOM > COMMIT_LIMIT.bytes) return 'is larger than a store takes';
  const { id, v, body } = line;
  if (!isUsableId(id) || !id.startsWith(`${kind}:`)) return 'has an id that cannot be its own';
  if (ids.has(id)) return 'has the id of another';
  ids.add(id);
  try {
    read(kind, id, { kind, v, body });
    return null;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return error.newer
      ? 'was written by a newer Waymark: upgrade this one'
      : `cannot be read as a ${kind} (${error.message.split('\n').slice(1).join(' ').trim() || 'damaged'})`;
  }
}

/** Undefined for what is no JSON, which no schema takes. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
