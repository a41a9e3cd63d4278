/** Does again to a record that came back from earlier what was done to the one that was lost: redactions, erasures. */
import type { Redaction } from '../domain/privacy/redaction.ts';
import { type Doc, write } from '../store/documents.ts';
import type { LedgerDoc } from '../store/ledger.ts';
import type { Store } from '../store/store.ts';

/** How each is carried out, on the store that is given; both may be repeated. */
export type Doers = {
  redact(store: Store, redaction: string): Promise<unknown>;
  erase(store: Store, erasure: Doc<'erasure'>): Promise<unknown>;
};

/** How many were done again now, and how many the record knew. */
export type Done = { redactions: number; erasures: number; known: number };

/** @throws StoreUnavailable, BlobsUnavailable: running it again goes on. */
export async function applyLedger(
  store: Store,
  tenant: string,
  ledger: readonly LedgerDoc[],
  { redact, erase }: Doers,
): Promise<Done> {
  const done: Done = { redactions: 0, erasures: 0, known: 0 };
  for (const doc of ledger) {
    if (await isDone(store, tenant, doc)) done.known += 1;
    else if (doc.kind === 'redaction') {
      await agreed(store, tenant, doc);
      await redact(store, doc.body.id);
      done.redactions += 1;
    } else {
      await erase(store, doc);
      done.erasures += 1;
    }
  }
  return done;
}

async function isDone(store: Store, tenant: string, { kind, id }: LedgerDoc): Promise<boolean> {
  return (await store.get(tenant, kind, id))?.doc.body.state === 'done';
}

/** As it stood when both officers had spoken: where it must go in Teams is found anew. */
async function agreed(store: Store, tenant: string, doc: Doc<'redaction'>): Promise<void> {
  for (;;) {
    const there = await store.get(tenant, 'redaction', doc.id);
    if (there?.doc.body.state === 'agreed') return;
    const body: Redaction = { ...doc.body, state: 'agreed', posts: [], left: [] };
    const result = await store.commit(tenant, `ledger:${crypto.randomUUID()}`, [
      { op: 'put', doc: write('redaction', doc.id, body), expect: there?.version ?? 'absent' },
    ]);
    if (result.kind !== 'stale') return;
  }
}
