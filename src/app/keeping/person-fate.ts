/** What becomes of one stored record when a person is taken out: it goes, it is written without them, or it stays. */
import { type Identity, keyWithout, mentionsIn, withoutPerson } from '../../domain/keeping/identity.ts';
import { type Doc, type Kind, QUERIED, read } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Stored } from '../../store/store.ts';
import { frameId } from '../conversation/frame.ts';

/** `let-go`: a file whose bytes go as well. */
export type Fate =
  | { kind: 'stays' }
  | { kind: 'goes' }
  | { kind: 'let-go' }
  | { kind: 'written'; doc: Doc; mentions: string[] };

/** Their own record and what leads to it go last; plans and their items are written with their editions; the others hold nobody. */
const APART: ReadonlySet<Kind> = new Set<Kind>([
  'person',
  'alias',
  'plan',
  'item',
  'paper-part',
  'lease',
  'import',
  'wakeup',
  'tenant',
]);

/** What the program put together from the record: a name there is nobody's own word. */
const MACHINE: ReadonlySet<Kind> = new Set<Kind>([
  'change',
  'report',
  'redaction',
  'outbox',
  'told',
  'clock',
  'hold',
  'disclosure',
  'retention',
]);

/** What a conversation was about is forgotten rather than written anew. */
const TALK: ReadonlySet<Kind> = new Set<Kind>(['frame', 'plain', 'told']);

export const SWEPT: readonly Kind[] = everyKind().filter((kind) => !APART.has(kind));

export function everyKind(): Kind[] {
  // The table has a row for every kind, which the type of its keys does not tell.
  return Object.keys(QUERIED) as Kind[];
}

/** What tells somebody's own records: their chat, and the drafts that name them. */
export type Own = { chat: string | null; drafts: ReadonlySet<string>; erasure: string };

/** @throws UnreadableDocument where it cannot be written without them. */
export function fateOf({ doc }: Stored, who: Identity, own: Own): Fate {
  const { kind, id, body } = doc;
  if (isTheirs(doc, who, own)) return { kind: 'goes' };
  // Its digests are what it is for.
  if (kind === 'erasure' && id === docId('erasure', own.erasure)) return { kind: 'stays' };
  const next = withoutPerson(body, who, { machine: MACHINE.has(kind) });
  if (TALK.has(kind))
    return next !== body || mentionsIn(body, who).length > 0 ? { kind: 'goes' } : { kind: 'stays' };
  if (kind === 'file' && letsGo(doc, who)) return { kind: 'let-go' };
  const name = keyWithout(id, who);
  const mentions = mentionsIn(next, who);
  if (next === body && name === id && mentions.length === 0) return { kind: 'stays' };
  return { kind: 'written', doc: read(kind, name, { kind, v: doc.v, body: next }), mentions };
}

const isKind = <K extends Kind>(doc: Doc, kind: K): doc is Doc<K> => doc.kind === kind;

/** Theirs alone: nothing of it is the record of an action. */
function isTheirs(doc: Doc, { id }: Identity, { chat, drafts }: Own): boolean {
  if (isKind(doc, 'outbox')) return doc.body.to.kind === 'person' && doc.body.to.person === id;
  if (isKind(doc, 'leave')) return doc.body.person === id;
  if (isKind(doc, 'file-link')) return doc.body.by === id;
  if (isKind(doc, 'draft')) return drafts.has(doc.id);
  if (isKind(doc, 'draft-part'))
    return [...drafts].some((draft) => doc.id.startsWith(`draft-part:${draft.slice('draft:'.length)}:`));
  if (doc.kind === 'plain' || doc.kind === 'told') return doc.id === docId(doc.kind, id);
  return doc.kind === 'frame' && chat !== null && doc.id === frameId(chat, id);
}

/** What they sent and nobody placed, or was made for them. Evidence of an action stays, with its action. */
const letsGo = (doc: Doc, { id }: Identity): boolean =>
  isKind(doc, 'file') && doc.body.by === id && doc.body.state !== 'stored';
