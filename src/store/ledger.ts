/** The ledger of what was taken out of a record, kept among the files: a record that comes back from earlier is put right by it. */
import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { Blobs } from './blobs.ts';
import { type Doc, read, UnreadableDocument } from './documents.ts';
import { all, type Store } from './store.ts';

/** What it holds: documents that tell that something went, and where, but nothing of what it was. */
export const LEDGER_KINDS = ['redaction', 'erasure'] as const;
export type LedgerDoc = Doc<'redaction'> | Doc<'erasure'>;

/**
 * A line of the ledger. Of a redaction, where it still has to be replaced in Teams and what could not be reached is
 * left out: doing it again finds that anew.
 */
const Line = z.strictObject({
  tenant: z.string(),
  kind: z.enum(LEDGER_KINDS),
  id: z.string(),
  v: z.int(),
  body: z.unknown(),
});

/** Only what two officers have agreed to goes again. */
const isSettled = ({ kind, body }: LedgerDoc): boolean =>
  kind === 'erasure' || body.state === 'agreed' || body.state === 'done';

export function lineOf(tenant: string, doc: LedgerDoc): string {
  const body = doc.kind === 'redaction' ? { ...doc.body, posts: [], left: [] } : doc.body;
  return JSON.stringify({ tenant, kind: doc.kind, id: doc.id, v: doc.v, body });
}

/** Undefined for what is no line of a ledger. */
export function inLine(text: string): { tenant: string; doc: LedgerDoc } | undefined {
  try {
    const { tenant, kind, id, v, body } = Line.parse(JSON.parse(text));
    const raw = { kind, v, body };
    return { tenant, doc: kind === 'redaction' ? read(kind, id, raw) : read(kind, id, raw) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || error instanceof UnreadableDocument)
      return undefined;
    throw error;
  }
}

/**
 * Keeps it among the files of the tenant, before anything goes: a record that is lost afterwards does not take it
 * along. Twice is once. @throws BlobsUnavailable
 */
export async function noteInLedger(blobs: Blobs, tenant: string, doc: LedgerDoc): Promise<void> {
  const digest = createHash('sha256').update(doc.id).digest('hex').slice(0, 40);
  await blobs.note(tenant, `${doc.kind}-${digest}`, lineOf(tenant, doc));
}

/** All that the record and the files know of, by id, the record's word first. @throws BlobsUnavailable */
export async function ledgerOf(store: Store, blobs: Blobs, tenant: string): Promise<LedgerDoc[]> {
  const known = new Map<string, LedgerDoc>();
  for (const doc of await ledgerNoted(blobs, tenant)) known.set(doc.id, doc);
  for (const doc of await ledgerRecorded(store, tenant)) known.set(doc.id, doc);
  return [...known.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the files know of. */
export const ledgerNoted = async (blobs: Blobs, tenant: string): Promise<LedgerDoc[]> =>
  [...(await blobs.notes(tenant)).values()].flatMap((text) => inLine(text)?.doc ?? []);

/** What the record knows of. */
export async function ledgerRecorded(store: Store, tenant: string): Promise<LedgerDoc[]> {
  const unreadable = (): void => undefined;
  const redactions = await all(store, tenant, { kind: 'redaction', unreadable });
  const erasures = await all(store, tenant, { kind: 'erasure', unreadable });
  return [...redactions, ...erasures].map(({ doc }) => doc).filter(isSettled);
}
