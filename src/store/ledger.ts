/** The ledger of what was taken out of a record and what must stay in it, kept among the files: a record that comes back from earlier is put right by it. */
import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { stamp } from '../domain/stamp.ts';
import type { Blobs } from './blobs.ts';
import { type Doc, read, UnreadableDocument } from './documents.ts';
import { KEPT, keptIn, keptText } from './kept-notes.ts';
import { all, type Store } from './store.ts';

/** What it holds: documents that tell that something went or has to stay, and where, but nothing of what it is. */
export const LEDGER_KINDS = ['redaction', 'erasure', 'hold'] as const;
export type LedgerDoc = Doc<'redaction'> | Doc<'erasure'> | Doc<'hold'>;

/**
 * A line of the ledger. What doing it again finds anew is left out: where words still have to be replaced in Teams,
 * what could not be reached, and the id under which a person who was erased stands in the record, which nothing may
 * join to what they were found by.
 */
const Line = z.strictObject({
  tenant: z.string(),
  kind: z.enum(LEDGER_KINDS),
  id: z.string(),
  v: z.int(),
  body: z.unknown(),
});

/** Only what two officers have agreed to goes again. */
const isSettled = (doc: LedgerDoc): boolean =>
  doc.kind !== 'redaction' || doc.body.state === 'agreed' || doc.body.state === 'done';

export function lineOf(tenant: string, doc: LedgerDoc): string {
  return JSON.stringify({ tenant, kind: doc.kind, id: doc.id, v: doc.v, body: bare(doc) });
}

function bare(doc: LedgerDoc): LedgerDoc['body'] {
  switch (doc.kind) {
    case 'redaction':
      return { ...doc.body, posts: [], left: [] };
    case 'erasure': {
      const { also: _, tried: __, ...told } = doc.body;
      return { ...told, person: null, was: null, state: 'done', kept: [], left: [] };
    }
    case 'hold':
      return doc.body;
  }
}

/** `newer`: a later Waymark wrote it, and nothing is wrong with it. */
export type LineRead = { tenant: string; doc: LedgerDoc } | { doc: null; newer: boolean };

export function inLine(text: string): LineRead {
  try {
    const { tenant, kind, id, v, body } = Line.parse(JSON.parse(text));
    return { tenant, doc: docIn(id, { kind, v, body }) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { doc: null, newer: false };
    if (error instanceof UnreadableDocument) return { doc: null, newer: error.newer };
    throw error;
  }
}

function docIn(id: string, raw: { kind: LedgerDoc['kind']; v: number; body: unknown }): LedgerDoc {
  const { kind } = raw;
  // The kind tells the body; the compiler follows that for one kind at a time.
  switch (kind) {
    case 'redaction':
      return read(kind, id, raw);
    case 'erasure':
      return read(kind, id, raw);
    case 'hold':
      return read(kind, id, raw);
  }
}

/** When it came about: a redaction with the second officer's word. */
export const cameAbout = (doc: LedgerDoc): string =>
  doc.kind === 'redaction' ? (doc.body.second?.at ?? doc.body.at) : doc.body.at;

/**
 * One of each, in the order of what happened; holds first. Of two lines of the same, the later one given counts; but a
 * hold that either says was lifted is lifted.
 */
export function inOrder(docs: Iterable<LedgerDoc>): LedgerDoc[] {
  const known = new Map<string, LedgerDoc>();
  for (const doc of docs) {
    const before = known.get(doc.id);
    if (!(before && isLifted(before) && !isLifted(doc))) known.set(doc.id, doc);
  }
  const keyed = [...known.values()].map((doc) => ({ doc, key: placeInTime(doc) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ doc }) => doc);
}

/** Of one moment, words go before whoever wrote them. */
const placeInTime = (doc: LedgerDoc): string =>
  [
    doc.kind === 'hold' ? 0 : 1,
    stamp(Temporal.Instant.from(cameAbout(doc))),
    doc.kind === 'erasure' ? 1 : 0,
    doc.id,
  ].join(' ');

const isLifted = (doc: LedgerDoc): boolean => doc.kind === 'hold' && doc.body.lifted !== null;

/**
 * Keeps it among the files of the tenant, before anything goes: a record that is lost afterwards does not take it
 * along. Twice is once. @throws BlobsUnavailable
 */
export async function noteInLedger(blobs: Blobs, tenant: string, doc: LedgerDoc): Promise<void> {
  await blobs.note(tenant, noteName(doc), lineOf(tenant, doc));
}

const noteName = ({ kind, id }: Pick<LedgerDoc, 'kind' | 'id'>): string =>
  `${kind}-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;

/** An entry that cannot be read, among the files or in the record: what it tells of would come back unnoticed. */
export class UnreadEntry extends Error {
  override name = 'UnreadEntry';
  /** The name of the note that holds it, or would. */
  readonly note: string | null;
  /** Whether it is a note among the files, and no document of the record. */
  readonly isNote: boolean;
  /** Whether a newer Waymark wrote it. */
  readonly newer: boolean;

  constructor(message: string, of: { note: string | null; isNote: boolean; newer: boolean }) {
    super(message);
    this.note = of.note;
    this.isNote = of.isNote;
    this.newer = of.newer;
  }
}

/** Those of `before` of which these say less: they know nothing of it, or not that it was lifted. */
export function unknownTo(docs: readonly LedgerDoc[], before: readonly LedgerDoc[]): LedgerDoc[] {
  const known = new Map(docs.map((doc) => [doc.id, doc]));
  return inOrder(before).filter((doc) => {
    const now = known.get(doc.id);
    return !now || (isLifted(doc) && !isLifted(now));
  });
}

/** Hears of each entry that cannot be read; where nobody listens, it is thrown. */
type Unread = (entry: UnreadEntry) => void;
const refuse: Unread = (entry) => {
  throw entry;
};

/** Those of which none of these entries says the same. */
export function lackingIn(docs: Iterable<LedgerDoc>, unread: readonly UnreadEntry[]): UnreadEntry[] {
  const known = new Set([...docs].map(noteName));
  return unread.filter(({ note }) => note === null || !known.has(note));
}

/**
 * Has the files say what the record says: what was noted before, or names somebody who has gone since. Answers the
 * notes that still cannot be read. @throws BlobsUnavailable
 */
export async function noteAnew(store: Store, blobs: Blobs, tenant: string): Promise<UnreadEntry[]> {
  // Documents that cannot be read are told of by whoever reads all of the record.
  return noteAll(blobs, tenant, await ledgerRecorded(store, tenant, () => undefined));
}

/** Has the files say these, too. Answers as `noteAnew`. @throws BlobsUnavailable */
export async function noteAll(
  blobs: Blobs,
  tenant: string,
  docs: readonly LedgerDoc[],
): Promise<UnreadEntry[]> {
  const notes = await blobs.notes(tenant);
  const unread: UnreadEntry[] = [];
  const known = inOrder([...entriesIn(notes, tenant, (entry) => void unread.push(entry)), ...docs]);
  const newer = new Set(unread.flatMap((entry) => (entry.newer ? [entry.note] : [])));
  for (const doc of known) {
    const name = noteName(doc);
    if (!newer.has(name) && notes.get(name) !== lineOf(tenant, doc)) await noteInLedger(blobs, tenant, doc);
  }
  await noteKept(blobs, tenant, notes, known, []);
  return lackingIn(known, unread);
}

/**
 * Has the files say that this backup was made beside them: what goes from now on is noted here, so that notes that say
 * nothing are an answer when it is restored. @throws BlobsUnavailable
 */
export async function noteBackup(blobs: Blobs, tenant: string, at: string): Promise<void> {
  const notes = await blobs.notes(tenant);
  await noteKept(
    blobs,
    tenant,
    notes,
    entriesIn(notes, tenant, () => undefined),
    [at],
  );
}

/** Whether that backup was made beside these files. @throws BlobsUnavailable */
export const knowsSince = async (blobs: Blobs, tenant: string, at: string): Promise<boolean> =>
  keptIn(await blobs.notes(tenant), tenant).backups.includes(at);

/**
 * `docs`: those of which there is a note that can be read. Of two at once, the later one's word stands: what the other
 * would have added is not known of, and nothing is said wrongly.
 */
async function noteKept(
  blobs: Blobs,
  tenant: string,
  notes: ReadonlyMap<string, string>,
  docs: readonly LedgerDoc[],
  backups: readonly string[],
): Promise<void> {
  const kept = keptIn(notes, tenant);
  const next = { backups: [...kept.backups, ...backups], notes: [...kept.notes, ...docs.map(noteName)] };
  if (next.backups.length + next.notes.length === 0) return;
  const text = keptText(tenant, next);
  if (text !== notes.get(KEPT)) await blobs.note(tenant, KEPT, text);
}

/**
 * All that the record and the files know of, in the order of what happened, the record's word first.
 * @throws BlobsUnavailable
 */
export async function ledgerOf(
  store: Store,
  blobs: Blobs,
  tenant: string,
  unread: Unread = refuse,
): Promise<LedgerDoc[]> {
  const noted = await ledgerNoted(blobs, tenant, unread);
  return inOrder([...noted, ...(await ledgerRecorded(store, tenant, unread))]);
}

/** What the files know of. @throws BlobsUnavailable */
export const ledgerNoted = async (
  blobs: Blobs,
  tenant: string,
  unread: Unread = refuse,
): Promise<LedgerDoc[]> => inOrder(entriesIn(await blobs.notes(tenant), tenant, unread));

/** The entries of these notes, by their names; one that is missing cannot be read either. */
export function entriesIn(
  notes: ReadonlyMap<string, string>,
  tenant: string,
  unread: Unread = refuse,
): LedgerDoc[] {
  for (const note of keptIn(notes, tenant).notes)
    if (!notes.has(note))
      unread(new UnreadEntry(`The note ${note} is missing`, { note, isNote: true, newer: false }));
  return [...notes].flatMap(([note, text]) => {
    if (note === KEPT) return [];
    const read = inLine(text);
    if (read.doc !== null && read.tenant === tenant) return read.doc;
    const newer = read.doc === null && read.newer;
    const why =
      read.doc !== null ? 'is of another tenant' : newer ? 'was written by a newer Waymark' : 'is damaged';
    unread(new UnreadEntry(`The note ${note} ${why}`, { note, isNote: true, newer }));
    return [];
  });
}

/** What the record knows of. */
async function ledgerRecorded(store: Store, tenant: string, unread: Unread): Promise<LedgerDoc[]> {
  const of = (kind: LedgerDoc['kind']) => ({
    unreadable({ message, newer, found }: UnreadableDocument): void {
      const note = found && noteName({ kind, id: found.id });
      const [line = message] = message.split('\n');
      unread(new UnreadEntry(line, { note, isNote: false, newer }));
    },
  });
  const redactions = await all(store, tenant, { ...of('redaction'), kind: 'redaction' });
  const erasures = await all(store, tenant, { ...of('erasure'), kind: 'erasure' });
  const holds = await all(store, tenant, { ...of('hold'), kind: 'hold' });
  return [...redactions, ...erasures, ...holds].map(({ doc }) => doc).filter(isSettled);
}
