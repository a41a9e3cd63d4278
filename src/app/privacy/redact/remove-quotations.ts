/** Takes the words of a redacted update out of every record that quotes them. */
import type { Evidence } from '../../../domain/milestone.ts';
import { type Going, quotable, scrubbed } from '../../../domain/privacy/scrub.ts';
import type { Update } from '../../../domain/update.ts';
import { type Kind, QUERIED, read, UnreadableDocument } from '../../../store/documents.ts';
import { docId } from '../../../store/ids.ts';
import { all, type Stored } from '../../../store/store.ts';
import type { App } from '../../context.ts';

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

/** Units and names of people, bodies and files stand elsewhere in their own right: of these only the file itself goes. */
export function goingWith({ said, checked }: Update, marker: string): Going {
  const pieces = said.evidence ?? [];
  const written = [said.reason, checked?.reason, ...pieces.map(evidenceText)];
  return {
    words: quotable(written.filter((one) => typeof one === 'string')),
    files: new Set(pieces.flatMap((one) => (one.kind === 'file' ? [one.file] : []))),
    marker,
  };
}

const evidenceText = (piece: Evidence): string | null =>
  piece.kind === 'link' ? piece.url : piece.kind === 'location' ? piece.what : null;

/** How many records could not be read, or not be written without what they quote. */
export async function removeQuotations(
  app: App,
  tenant: string,
  update: Update,
  marker: string,
): Promise<number> {
  let failed = 0;
  const unreadable = (): void => {
    failed += 1;
  };
  const going = goingWith(update, marker);
  const names = (update.said.evidence ?? []).flatMap((one) => (one.kind === 'file' ? [one.name] : []));
  const sentences = { ...going, words: [...going.words, ...quotable(names, SHORTEST_NAME)] };
  for (const kind of SCRUBBED) {
    const here = IN_SENTENCES.has(kind) ? sentences : going;
    if (here.words.length + here.files.size === 0) continue;
    for (const one of await all(app.store, tenant, { kind, unreadable }))
      if (!(await withoutThem(app, tenant, one, update, here))) failed += 1;
  }
  return failed;
}

/** Where the marker does not fit. */
const SHORT_MARKER = 'Redacted';

/** The document without what goes; the same where it has nothing of it, undefined where it cannot be written so. */
function clean(doc: Stored['doc'], going: Going): Stored['doc'] | undefined {
  for (const marker of [going.marker, SHORT_MARKER]) {
    const body = scrubbed(doc.body, { ...going, marker });
    if (body === doc.body) return doc;
    try {
      return read(doc.kind, doc.id, { kind: doc.kind, v: doc.v, body });
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
    }
  }
  return undefined;
}

async function withoutThem(
  app: App,
  tenant: string,
  stored: Stored,
  update: Update,
  going: Going,
): Promise<boolean> {
  // The update itself is emptied last.
  if (stored.doc.id === docId('update', update.id)) return true;
  for (let one: Stored | undefined = stored; one; ) {
    const doc = clean(one.doc, going);
    if (doc === undefined) return false;
    if (doc === one.doc) return true;
    const command = `redact:${crypto.randomUUID()}`;
    const result = await app.store.commit(tenant, command, [{ op: 'put', doc, expect: one.version }]);
    if (result.kind !== 'stale') return true;
    one = await app.store.get(tenant, one.doc.kind, one.doc.id);
  }
  return true;
}
