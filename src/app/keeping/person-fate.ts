/** What becomes of one stored record when a person is taken out: it goes, it is written without them, or it stays. */

import { FORMER } from '../../domain/keeping/erasure.ts';
import {
  type Identity,
  keyWithout,
  mentionsIn,
  namesGoing,
  withoutPerson,
} from '../../domain/keeping/identity.ts';
import { type Doc, type Kind, QUERIED } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import type { Stored } from '../../store/store.ts';
import { outcomesOf, requestsOf } from '../../store/untold.ts';
import { frameId } from '../conversation/frame.ts';
import { writtenWithout } from './written-without.ts';

/** `let-go`: a file whose bytes go as well. */
export type Fate =
  | { kind: 'stays' }
  | { kind: 'goes' }
  | { kind: 'let-go' }
  /** It leads to them, and cannot be written without them. */
  | { kind: 'stuck' }
  /** `names`: how often their name goes from it. */
  | { kind: 'written'; doc: Doc; mentions: string[]; names: number };

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

/** What the program put together from the record: a name there is nobody's own word, but in a reason or a topic. */
const MACHINE: ReadonlySet<Kind> = new Set<Kind>([
  'change',
  'report',
  'redaction',
  'erasure',
  'outbox',
  'told',
  'clock',
  'hold',
  'disclosure',
  'retention',
  'paper',
]);
export const isOfProgram = (kind: Kind): boolean => MACHINE.has(kind);

/** What a conversation was about is forgotten rather than written anew. */
const TALK: ReadonlySet<Kind> = new Set<Kind>(['frame', 'plain', 'told']);

export const SWEPT: readonly Kind[] = everyKind().filter((kind) => !APART.has(kind));

export function everyKind(): Kind[] {
  // The table has a row for every kind, which the type of its keys does not tell.
  return Object.keys(QUERIED) as Kind[];
}

/** What tells somebody's own records: their chat, and the drafts that name them. */
export type Own = { chat: string | null; drafts: ReadonlySet<string> };

export function fateOf({ doc }: Stored, who: Identity, own: Own): Fate {
  const { kind, id, body } = doc;
  if (isTheirs(doc, who, own)) return { kind: 'goes' };
  const without = (marker: string): unknown => bodyWithout(doc, who, marker);
  const next = without(FORMER);
  if (TALK.has(kind))
    return next !== body || mentionsIn(body, who).length > 0 ? { kind: 'goes' } : { kind: 'stays' };
  if (kind === 'file' && letsGo(doc, who)) return { kind: 'let-go' };
  if (isHeldBy(doc, who)) return { kind: 'stuck' };
  const name = keyWithout(id, who);
  const mentions = mentionsIn(next, who);
  if (next === body && name === id && mentions.length === 0) return { kind: 'stays' };
  const written = writtenWithout(doc, without, name);
  const names = namesGoing(body, who, MACHINE.has(kind));
  return written ? { kind: 'written', doc: written, mentions, names } : { kind: 'stuck' };
}

/** A hold on them that came while it goes on: turned onto another id it would keep nothing of theirs. */
const isHeldBy = (doc: Doc, { id, before }: Identity): boolean =>
  isKind(doc, 'hold') && doc.body.lifted === null && [id, ...before].includes(doc.body.person ?? '');

function bodyWithout(doc: Doc, who: Identity, marker: string): unknown {
  const ways = { machine: MACHINE.has(doc.kind), marker };
  if (!isKind(doc, 'erasure')) return withoutPerson(doc.body, who, ways);
  // Whom an erasure is of is what it is for: its own, or another's of the same person.
  const { by, reason, kept, left } = doc.body;
  const told = { by, reason, kept, left };
  const next = withoutPerson(told, who, ways);
  return next === told ? doc.body : Object.assign({}, doc.body, next);
}

const isKind = <K extends Kind>(doc: Doc, kind: K): doc is Doc<K> => doc.kind === kind;

/** Theirs alone: nothing of it is the record of an action. */
function isTheirs(doc: Doc, { id, before }: Identity, { chat, drafts }: Own): boolean {
  const ids = [id, ...before];
  if (isKind(doc, 'outbox')) return doc.body.to.kind === 'person' && ids.includes(doc.body.to.person);
  if (isKind(doc, 'leave')) return ids.includes(doc.body.person);
  if (isKind(doc, 'file-link')) return ids.includes(doc.body.by);
  if (isKind(doc, 'draft')) return drafts.has(doc.id);
  if (isKind(doc, 'draft-part'))
    return [...drafts].some((draft) => doc.id.startsWith(`draft-part:${draft.slice('draft:'.length)}:`));
  if (isTalk(doc)) return isTalkOf(doc, ids, chat);
  return false;
}

const isTalk = (doc: Doc): doc is Doc<'frame' | 'plain' | 'told'> => TALK.has(doc.kind);

/** What a conversation with any of these is about, in whichever place it is held. */
export const isTalkOf = (
  doc: Doc<'frame' | 'plain' | 'told'>,
  ids: readonly string[],
  chat: string | null,
): boolean =>
  isKind(doc, 'frame')
    ? ids.some((one) => doc.body.of === one || (chat !== null && doc.id === frameId(chat, one)))
    : ids.some((one) => namesOfTalk(one).some((name) => doc.id === docId(doc.kind, name)));

/** What somebody was told of requests is kept under names of its own. */
const namesOfTalk = (id: string): string[] => [id, requestsOf(id), outcomesOf(id)];

/** What they sent and nobody placed, or was made for them. Evidence of an action stays, with its action. */
const letsGo = (doc: Doc, { id, before }: Identity): boolean =>
  isKind(doc, 'file') &&
  [id, ...before].includes(doc.body.by) &&
  !['stored', 'removing'].includes(doc.body.state);
