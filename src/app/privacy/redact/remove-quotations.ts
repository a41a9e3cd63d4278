/** Takes words that are redacted out of every record that quotes them, or holds them as a copy. */
import { z } from 'zod/v4';
import { aboutOf, wordsForBoards } from '../../../domain/boards/board-words.ts';
import { localDate } from '../../../domain/calendar.ts';
import type { Change as Entry } from '../../../domain/change.ts';
import { type Going, quotable, scrubbed, unquoted } from '../../../domain/privacy/scrub.ts';
import { recordOf } from '../../../domain/privacy/texts.ts';
import { type Kind, QUERIED, read, UnreadableDocument } from '../../../store/documents.ts';
import { docId } from '../../../store/ids.ts';
import { paperTexts, rewritePaper } from '../../../store/paper-text.ts';
import { all, type Change, type Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';
import { type AsRead, type Content, goingWith, namesIn, saidIn, writtenIn } from './going.ts';

/**
 * Kinds that hold nobody's words about an action, or words that are published: the plan's own. Files are removed apart,
 * and a redaction quotes nothing.
 */
const WITHOUT: ReadonlySet<Kind> = new Set<Kind>([
  'plan',
  'item',
  'person',
  'alias',
  'lease',
  'import',
  'file',
  'file-link',
  'restore',
  'wakeup',
  'clock',
  'tenant',
  'redaction',
]);
export const SCRUBBED: readonly Kind[] = kinds().filter((kind) => !WITHOUT.has(kind));

function kinds(): Kind[] {
  // The table has a row for every kind, which the type of its keys does not tell.
  return Object.keys(QUERIED) as Kind[];
}

/** Kinds in which names of files stand in sentences, for a while: there they go as words do. */
const IN_SENTENCES: ReadonlySet<Kind> = new Set<Kind>(['frame', 'plain']);
const SHORTEST_NAME = 5;

/** How many records could not be read, or not be written without what they quote. */
export async function removeQuotations(
  app: App,
  tenant: string,
  content: Content,
  marker: string,
): Promise<number> {
  let failed = 0;
  const unreadable = (): void => {
    failed += 1;
  };
  const going = goingWith(content, marker, await readersOf(app, tenant, content));
  const sentences = { ...going, words: [...going.words, ...quotable(namesIn(content), SHORTEST_NAME)] };
  // First as whole texts: a quotation may be cut by the boundary of two parts, and neither holds it by itself.
  for (const { head, text } of await paperTexts(app.store, tenant, () => undefined))
    if (scrubbed(text, going) !== text && !(await paperWithout(app, tenant, head.doc.id, going))) failed += 1;
  for (const kind of SCRUBBED)
    for (const one of await all(app.store, tenant, { kind, unreadable })) {
      const here = IN_SENTENCES.has(kind)
        ? sentences
        : isCopyIn(one, content)
          ? withWhole(going, content)
          : going;
      if (!(await withoutThem(app, tenant, one, content, here))) failed += 1;
    }
  return failed;
}

/** False where others kept changing it. */
async function paperWithout(app: App, tenant: string, id: string, going: Going): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const kept = (await paperTexts(app.store, tenant, () => undefined)).find(
      ({ head }) => head.doc.id === id,
    );
    const text = kept && scrubbed(kept.text, going);
    if (!kept || typeof text !== 'string' || text === kept.text) return true;
    if (await rewritePaper(app.store, tenant, kept, text)) return true;
  }
  return false;
}

const ATTEMPTS = 5;

/** Boards read posts in place of people's names, and of small counts that the action's titles tell. */
export async function readersOf(app: App, tenant: string, content: Content): Promise<AsRead[]> {
  const book = await app.records.book(tenant, saidIn(content).plan);
  if (!book) return [];
  const today = localDate(app.clock.now(), book.plan.timezone);
  const told = wordsForBoards(book.plan, await app.records.people(tenant), today);
  const item = book.byId.get(saidIn(content).item ?? '');
  const about = item ? aboutOf(book, item) : '';
  return [(text) => told(text), (text) => told(text, about)];
}

/** Where a copy is told by its field alone: what was said of the same action, and what boards read of the same plan. */
function isCopyIn({ doc }: Stored, content: Content): boolean {
  const { plan, item } = saidIn(content);
  if (!COPIES.has(doc.kind)) return false;
  const of = Of.parse(doc.body);
  return of.plan === plan && (!of.item || item === null || of.item === item);
}

const COPIES: ReadonlySet<Kind> = new Set<Kind>([
  'board-post',
  'decision',
  'update',
  'request',
  'change',
  'milestone',
]);
const Of = z.object({ plan: z.string(), item: z.string().nullish() });

export const withWhole = (going: Going, content: Content): Going => ({
  ...going,
  whole: new Set(writtenIn(content).map((one) => one.trim())),
});

/** Where the marker does not fit. */
const SHORT_MARKER = 'Redacted';

/** The document without what goes; the same where it has nothing of it, undefined where it cannot be written so. */
export function clean(doc: Stored['doc'], going: Going, content: Content): Stored['doc'] | undefined {
  for (const marker of [going.marker, SHORT_MARKER]) {
    const body = scrubbed(ofReading(doc, content, marker), { ...going, marker });
    if (body === doc.body) return doc;
    try {
      return read(doc.kind, doc.id, { kind: doc.kind, v: doc.v, body });
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
    }
  }
  return undefined;
}

/** The history tells of a reading in a sentence: its words go there, however short. */
function ofReading(doc: Stored['doc'], content: Content, marker: string): unknown {
  if ('update' in content || doc.kind !== 'change' || !/^(?:item|plan):/.test(content.text.place))
    return doc.body;
  // The kind of a document tells its body; the compiler does not follow that through the union.
  const entry = doc.body as Entry;
  const { text } = content;
  if (entry.what !== 'measure' || entry.plan !== text.plan || entry.item !== text.item) return doc.body;
  const bare = (told: string | null): string | null => told && unquoted(told, [text.words], marker);
  const [from, to] = [bare(entry.from), bare(entry.to)];
  return from === entry.from && to === entry.to ? entry : { ...entry, from, to };
}

/** What a conversation was about is forgotten where it may hold words that are too short to be told in it. */
function isForgotten({ doc }: Stored, { short = [] }: Going): boolean {
  if (!IN_SENTENCES.has(doc.kind) || short.length === 0) return false;
  const text = JSON.stringify(doc.body);
  return short.some((one) => one.length > 1 && text.includes(JSON.stringify(one).slice(1, -1)));
}

async function withoutThem(
  app: App,
  tenant: string,
  stored: Stored,
  content: Content,
  going: Going,
): Promise<boolean> {
  // What it stands in is emptied last.
  const last = 'update' in content ? docId('update', content.update.id) : recordOf(content.text.place);
  if (stored.doc.id === last) return true;
  for (let one: Stored | undefined = stored; one; ) {
    const doc: Stored['doc'] | null | undefined = isForgotten(one, going)
      ? null
      : clean(one.doc, going, content);
    if (doc === undefined) return false;
    if (doc === one.doc) return true;
    const command = `redact:${crypto.randomUUID()}`;
    const change: Change =
      doc === null
        ? { op: 'delete', id: one.doc.id, expect: one.version }
        : { op: 'put', doc, expect: one.version };
    const result = await app.store.commit(tenant, command, [change]);
    if (result.kind !== 'stale') return true;
    one = await app.store.get(tenant, one.doc.kind, one.doc.id);
  }
  return true;
}
