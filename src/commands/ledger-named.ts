/** Finds the ledger by which a restored record is put right: what is noted among its files, and what the caller names. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { readLedger } from '../backup/ledger-file.ts';
import type { Config } from '../config.ts';
import { type Blobs, folderOf, NOTES } from '../store/blobs.ts';
import { keptIn } from '../store/kept-notes.ts';
import {
  cameAbout,
  entriesIn,
  inOrder,
  type LedgerDoc,
  lackingIn,
  ledgerNoted,
  type UnreadEntry,
} from '../store/ledger.ts';
import { placeOfNote } from '../store/open.ts';
import { asCallers } from './as-callers.ts';
import { CallerFault } from './fault.ts';
import { remark } from './settings.ts';

/**
 * Of this tenant: a file that `waymark ledger --out` wrote, or the folder in which files of another place stand, with
 * the notes among them. `since`: when the backup was made that it is to put right. @throws CallerFault for what cannot
 * be read, is not whole, or is older than the backup.
 */
export async function ledgerIn(name: string, tenant: string, since?: string): Promise<LedgerDoc[]> {
  const there = await orFault(name, () => stat(name));
  if (there.isDirectory()) return notedUnder(name, tenant, since);
  const text = await orFault(name, () => readFile(name, 'utf8'));
  const { docs, at } = await asCallers(async () => readLedger(text, name, tenant));
  if (since !== undefined && Temporal.Instant.compare(at, since) < 0)
    throw new CallerFault(
      `The ledger ${name} is as of ${at}, and so older than the backup, which is as of ${since}: it says nothing of what was redacted, erased or held since. Name a newer one, or the folder "files" of the place that was lost; where nothing was, say --no-ledger instead. Nothing was stored.`,
    );
  remark(`The ledger is as of ${at}: what was redacted, erased or held after that is not in it.`);
  return docs;
}

/** The folder is read alone: it may stand on a disk that nobody may write to. */
async function notedUnder(name: string, tenant: string, since?: string): Promise<LedgerDoc[]> {
  for (const folder of [name, join(name, 'files')]) {
    const place = join(folder, await folderOf(tenant), NOTES);
    const names = await readdir(place).catch(() => []);
    if (names.length === 0) continue;
    const notes = new Map<string, string>();
    for (const one of names.toSorted())
      notes.set(one, await orFault(join(place, one), () => readFile(join(place, one), 'utf8')));
    const unread: UnreadEntry[] = [];
    const docs = entriesIn(notes, tenant, (entry) => void unread.push(entry));
    mustRead(unread.map(({ newer, message }) => ({ newer, words: `${message} (in ${place})` })));
    const newest = docs.map(cameAbout).toSorted().at(-1);
    if (newest === undefined && !(since !== undefined && keptIn(notes, tenant).backups.includes(since)))
      continue;
    remark(
      `In the folder ${place} there are ${docs.length} notes of what was redacted, erased or held${newest === undefined ? '' : `, the newest of ${newest}`}.`,
    );
    return docs;
  }
  throw new CallerFault(
    `In the folder ${name} nothing is noted of tenant ${tenant}. Name the folder "files" of the place that was lost; where nothing was ever redacted, erased or held there, say --no-ledger. Nothing was stored.`,
  );
}

/**
 * What is noted among the files here, and what was named, in the order of what happened. @throws CallerFault where a note cannot be read, and nothing that was named says the same.
 */
export async function entriesFor(
  config: Config,
  blobs: Blobs,
  tenant: string,
  named: readonly LedgerDoc[],
): Promise<LedgerDoc[]> {
  const unread: UnreadEntry[] = [];
  const noted = await ledgerNoted(blobs, tenant, (entry) => void unread.push(entry));
  const lacking = await Promise.all(
    lackingIn(named, unread).map(async (entry) => ({
      newer: entry.newer,
      words: await unreadWords(config, tenant, entry),
    })),
  );
  mustRead(lacking);
  return inOrder([...noted, ...named]);
}

/** In one sentence without its end: what cannot be read, where it stands, and why. */
export async function unreadWords(
  config: Config,
  tenant: string,
  { message, note, isNote }: UnreadEntry,
): Promise<string> {
  return isNote ? `${message} (${await placeOfNote(config, tenant, note ?? '')})` : message;
}

/** In the hands of an older Waymark, or cut by a disk, a note would be passed over, and its words come back. */
function mustRead(unread: readonly { newer: boolean; words: string }[]): void {
  const [first, ...others] = unread;
  if (!first) return;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const remedy = first.newer
    ? 'Upgrade this one'
    : 'What it tells of would come back: put it back from a copy, or name a ledger that holds it';
  throw new CallerFault(`${first.words}${more}. ${remedy}. Nothing was stored.`);
}

const SystemFailure = z.object({ code: z.string() });

async function orFault<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = SystemFailure.safeParse(error).data?.code ?? String(error);
    throw new CallerFault(`${name} cannot be read (${code}). Check the name. Nothing was stored.`);
  }
}
