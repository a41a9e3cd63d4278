/** Does again to a record that came back from earlier what was done to the one that was lost: holds, redactions, erasures. */
import { isUnfound, type Redaction } from '../domain/privacy/redaction.ts';
import { type Doc, write } from '../store/documents.ts';
import { inOrder, type LedgerDoc } from '../store/ledger.ts';
import type { Store } from '../store/store.ts';

/** How each is carried out, on the store that is given; both may be repeated. */
export type Doers = {
  redact(store: Store, redaction: string): Promise<Redaction | undefined>;
  erase(store: Store, erasure: Doc<'erasure'>): Promise<unknown>;
};

/** How many were done again now, and how many the record knew. */
export type Done = {
  redactions: number;
  erasures: number;
  holds: number;
  known: number;
  /** Ids of redactions whose words were not at their place, although the record that they stood in is there. */
  unfound: string[];
  /** What each erasure left, and what keeps it from being done, in words: ids of erasures that found somebody. */
  left: { erasure: string; words: string[] }[];
};

/** In the order of what happened: an erasure after a redaction may change what names its place. @throws StoreUnavailable, BlobsUnavailable: running it again goes on. */
export async function applyLedger(
  store: Store,
  tenant: string,
  ledger: readonly LedgerDoc[],
  { redact, erase }: Doers,
): Promise<Done> {
  const done: Done = { redactions: 0, erasures: 0, holds: 0, known: 0, unfound: [], left: [] };
  for (const doc of inOrder(ledger)) {
    if (await isDone(store, tenant, doc)) done.known += 1;
    else if (doc.kind === 'hold') {
      await held(store, tenant, doc);
      done.holds += 1;
    } else if (doc.kind === 'redaction') {
      await agreed(store, tenant, doc);
      const after = await redact(store, doc.body.id);
      if (after && isUnfound(after)) done.unfound.push(after.id);
      done.redactions += 1;
    } else {
      await erase(store, doc);
      const after = await store.get(tenant, 'erasure', doc.id);
      const words = after?.doc.body.left ?? [];
      if (words.length > 0) done.left.push({ erasure: doc.body.id, words });
      done.erasures += 1;
    }
  }
  return done;
}

async function isDone(store: Store, tenant: string, doc: LedgerDoc): Promise<boolean> {
  if (doc.kind !== 'hold') return (await store.get(tenant, doc.kind, doc.id))?.doc.body.state === 'done';
  const there = await store.get(tenant, 'hold', doc.id);
  return there !== undefined && (there.doc.body.lifted !== null || doc.body.lifted === null);
}

/** Put on, or lifted, as it was. */
async function held(store: Store, tenant: string, doc: Doc<'hold'>): Promise<void> {
  for (;;) {
    const there = await store.get(tenant, 'hold', doc.id);
    const body = there ? { ...there.doc.body, lifted: there.doc.body.lifted ?? doc.body.lifted } : doc.body;
    if (await putOn(store, tenant, write('hold', doc.id, body), there?.version)) return;
  }
}

/** As it stood when both officers had spoken: where it must go in Teams is found anew. */
async function agreed(store: Store, tenant: string, doc: Doc<'redaction'>): Promise<void> {
  for (;;) {
    const there = await store.get(tenant, 'redaction', doc.id);
    if (there?.doc.body.state === 'agreed') return;
    const body: Redaction = { ...doc.body, state: 'agreed', posts: [], left: [] };
    if (await putOn(store, tenant, write('redaction', doc.id, body), there?.version)) return;
  }
}

async function putOn(store: Store, tenant: string, doc: Doc, version: string | undefined): Promise<boolean> {
  const result = await store.commit(tenant, `ledger:${crypto.randomUUID()}`, [
    { op: 'put', doc, expect: version ?? 'absent' },
  ]);
  return result.kind !== 'stale';
}
