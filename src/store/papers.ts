/** Keeps reports and board papers: whole, under a stable id, and never written over. */
import { z } from 'zod/v4';
import type { Book } from '../domain/book.ts';
import { Paper, paperKey } from '../domain/papers/paper.ts';
import { paperShown } from '../domain/papers/withheld.ts';
import { write } from './documents.ts';
import { docId } from './ids.ts';
import type { Store, Stored } from './store.ts';

type Named = Pick<Paper, 'plan' | 'board' | 'kind' | 'period'>;

/** Letters of a part: even in the widest script it fits a commit. */
const PART = 300_000;

/** A text in as many parts as it takes, one at least. */
export const inParts = (text: string): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(text.length / PART)) }, (_, place) =>
    text.slice(place * PART, (place + 1) * PART),
  );

const paperId = (named: Named): string => docId('paper', paperKey(named));
/** The document in which a part of a paper stands, by its head. */
export const partId = (named: Named & { at: string; revision?: string | undefined }, place: number): string =>
  docId(
    'paper-part',
    [paperKey(named), named.at, ...(named.revision === undefined ? [] : [named.revision]), place].join(':'),
  );

/** What of a paper is kept apart from its content. */
export type PaperHead = Stored<'paper'>['doc']['body'];

export async function paperHead(store: Store, tenant: string, named: Named): Promise<PaperHead | undefined> {
  return (await store.get(tenant, 'paper', paperId(named)))?.doc.body;
}

/** The paper as it was kept; undefined when none was, or somebody took its content away. */
export async function readPaper(store: Store, tenant: string, named: Named): Promise<Paper | undefined> {
  const head = await paperHead(store, tenant, named);
  if (!head) return undefined;
  const places = Array.from({ length: head.parts }, (_, place) => place);
  const parts = await Promise.all(
    places.map((place) => store.get(tenant, 'paper-part', partId(head, place))),
  );
  const text = parts.map((part) => part?.doc.body.text ?? '').join('');
  const parsed = z
    .string()
    .transform((json, context) => {
      try {
        return z.json().parse(JSON.parse(json));
      } catch {
        context.addIssue({ code: 'custom', message: 'is no JSON' });
        return z.NEVER;
      }
    })
    .pipe(Paper)
    .safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

/** The paper as somebody may read it now: without the words of what has been restricted since it was kept. */
export async function shownPaper(
  store: Store,
  tenant: string,
  book: Book,
  named: Named,
): Promise<Paper | undefined> {
  const kept = await readPaper(store, tenant, named);
  return kept && paperShown(kept, book).paper;
}

/**
 * Keeps a paper and answers with the one that is kept: of two that are made at once the first stands. Its parts go
 * before its head, so that nobody reads half of it; each goes alone, however large the plan is.
 */
export async function keepPaper(store: Store, tenant: string, paper: Paper): Promise<Paper> {
  const texts = inParts(JSON.stringify(paper));
  const parts = texts.length;
  const name = paperKey(paper);
  for (const [place, part] of texts.entries()) {
    const doc = write('paper-part', partId(paper, place), { text: part });
    await store.commit(tenant, `paper:${name}:${paper.at}:${place}`, [{ op: 'put', doc, expect: 'absent' }]);
  }
  const { plan, board, kind, period, at } = paper;
  const head = write('paper', paperId(paper), { plan, board, kind, period, at, parts });
  const result = await store.commit(tenant, `paper:${name}:${paper.at}`, [
    { op: 'put', doc: head, expect: 'absent' },
  ]);
  if (result.kind === 'done') return paper;
  const kept = await paperHead(store, tenant, paper);
  if (kept && kept.at !== paper.at) await forgetParts(store, tenant, paper, parts);
  return (await readPaper(store, tenant, paper)) ?? paper;
}

/** Of a paper that was kept by another first: nobody reads them. */
async function forgetParts(store: Store, tenant: string, paper: Paper, parts: number): Promise<void> {
  for (let place = 0; place < parts; place += 1) {
    const left = await store.get(tenant, 'paper-part', partId(paper, place));
    const command = `paper:${paperKey(paper)}:${paper.at}:${place}:gone`;
    if (left) await store.commit(tenant, command, [{ op: 'delete', id: left.doc.id, expect: left.version }]);
  }
}

/** The board's paper that was frozen last before an instant. */
export async function paperBefore(
  store: Store,
  tenant: string,
  plan: string,
  board: string,
  at: string,
): Promise<Paper | undefined> {
  let after: string | undefined;
  do {
    const page = await store.query(tenant, {
      kind: 'paper',
      where: [
        { field: 'plan', is: 'eq', to: plan },
        { field: 'board', is: 'eq', to: board },
        { field: 'at', is: 'lt', to: at },
      ],
      orderBy: { field: 'at', descending: true },
      limit: 20,
      ...(after !== undefined && { after }),
    });
    const found = page.found.find(({ doc }) => doc.body.kind === 'paper');
    if (found) return readPaper(store, tenant, found.doc.body);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return undefined;
}
