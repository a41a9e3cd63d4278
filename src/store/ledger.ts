/** The ledger of what was taken out of a record and what must stay in it, kept among the files: a record that comes back from earlier is put right by it. */
import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { stamp } from '../domain/stamp.ts';
import type { Blobs } from './blobs.ts';
import { type Doc, read, UnreadableDocument } from './documents.ts';
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
    case 'erasure':
      return { ...doc.body, person: null, was: null, state: 'done', kept: [], left: [] };
    case 'hold':
      return doc.body;
  }
}

/** Undefined for what is no line of a ledger. */
export function inLine(text: string): { tenant: string; doc: LedgerDoc } | undefined {
  try {
    const { tenant, kind, id, v, body } = Line.parse(JSON.parse(text));
    return { tenant, doc: docIn(id, { kind, v, body }) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || error instanceof UnreadableDocument)
      return undefined;
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
const cameAbout = (doc: LedgerDoc): string =>
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

const noteName = ({ kind, id }: LedgerDoc): string =>
  `${kind}-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;

/** Has the files say what the record says: what was noted before, or names somebody who has gone since. @throws BlobsUnavailable */
export async function noteAnew(store: Store, blobs: Blobs, tenant: string): Promise<void> {
  const noted = await blobs.notes(tenant);
  for (const doc of await ledgerOf(store, blobs, tenant))
    if (noted.get(noteName(doc)) !== lineOf(tenant, doc)) await noteInLedger(blobs, tenant, doc);
}

/** All that the record and the files know of, in the order of what happened, the record's word first. @throws BlobsUnavailable */
export async function ledgerOf(store: Store, blobs: Blobs, tenant: string): Promise<LedgerDoc[]> {
  return inOrder([...(await ledgerNoted(blobs, tenant)), ...(await ledgerRecorded(store, tenant))]);
}

/** What the files know of. */
export const ledgerNoted = async (blobs: Blobs, tenant: string): Promise<LedgerDoc[]> =>
  inOrder([...(await blobs.notes(tenant)).values()].flatMap((text) => inLine(text)?.doc ?? []));

/** What the record knows of. */
async function ledgerRecorded(store: Store, tenant: string): Promise<LedgerDoc[]> {
  const unreadable = (): void => undefined;
  const redactions = await all(store, tenant, { kind: 'redaction', unreadable });
  const erasures = await all(store, tenant, { kind: 'erasure', unreadable });
  const holds = await all(store, tenant, { kind: 'hold', unreadable });
  return [...redactions, ...erasures, ...holds].map(({ doc }) => doc).filter(isSettled);
}
