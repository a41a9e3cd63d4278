/** A kept paper as one text, whatever parts it stands in: what is looked for may be cut by their boundaries. */
import type { UnreadableDocument } from './documents.ts';
import { write } from './documents.ts';
import { inParts, partId } from './papers.ts';
import { all, type Change, type Store, type Stored } from './store.ts';

export type PaperText = { head: Stored<'paper'>; parts: Stored<'paper-part'>[]; text: string };

/** All kept papers. One of which a part is missing or cannot be read is left out, as nobody can read it. */
export async function paperTexts(
  store: Store,
  tenant: string,
  unreadable: (fault: UnreadableDocument) => void,
): Promise<PaperText[]> {
  const heads = await all(store, tenant, { kind: 'paper', unreadable });
  if (heads.length === 0) return [];
  const stored = await all(store, tenant, { kind: 'paper-part', unreadable });
  const byId = new Map(stored.map((part) => [part.doc.id, part]));
  return heads.flatMap((head): PaperText[] => {
    const { body } = head.doc;
    const parts = Array.from({ length: body.parts }, (_, place) => byId.get(partId(body, place)));
    const found = parts.filter((part) => part !== undefined);
    if (found.length < parts.length) return [];
    return [{ head, parts: found, text: found.map(({ doc }) => doc.body.text).join('') }];
  });
}

/**
 * Puts another text in the place of a paper's: its parts first, then the head that names them, and with it the old parts
 * go. So it is always the one or the other, whole. False where somebody else was quicker, and nothing was changed.
 */
export async function rewritePaper(
  store: Store,
  tenant: string,
  { head, parts }: Pick<PaperText, 'head' | 'parts'>,
  text: string,
): Promise<boolean> {
  const { body } = head.doc;
  const revision = crypto.randomUUID();
  const fresh = inParts(text).map((part, place) =>
    write('paper-part', partId({ ...body, revision }, place), { text: part }),
  );
  for (const [place, doc] of fresh.entries())
    await store.commit(tenant, `paper-text:${revision}:${place}`, [{ op: 'put', doc, expect: 'absent' }]);
  const next = write('paper', head.doc.id, { ...body, parts: fresh.length, revision });
  const result = await store.commit(tenant, `paper-text:${revision}`, [
    { op: 'put', doc: next, expect: head.version },
    ...parts.map(({ doc, version }): Change => ({ op: 'delete', id: doc.id, expect: version })),
  ]);
  if (result.kind !== 'stale') return true;
  for (const { id } of fresh) {
    const left = await store.get(tenant, 'paper-part', id);
    if (left)
      await store.commit(tenant, `paper-text:${revision}:${id}:gone`, [
        { op: 'delete', id, expect: left.version },
      ]);
  }
  return false;
}
