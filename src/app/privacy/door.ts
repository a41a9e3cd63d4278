/** The door that every turn comes through: words and names of files that look like a pupil's data go no further. */
import { noticeCard } from '../../cards/notice.ts';
import { heldCard } from '../../cards/privacy/held.ts';
import { thisLooksLike } from '../../cards/privacy/looks-like.ts';
import type { FindingKind } from '../../domain/privacy/finding.ts';
import { kindsIn } from '../../domain/privacy/guard.ts';
import type { Answer, Message, Turn } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { guarded, safeName } from './guarded.ts';

/** What goes on to be answered, if anything does, and what is said besides. */
export type Passed<T extends Turn = Turn> = { turn: T | null; say: Message[]; replace: Message | null };

type FileTurn = Extract<Turn, { kind: 'file' }>;
type CardTurn = Extract<Turn, { kind: 'card' }>;

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** Looks at the turn before anything of it is stored or posted. Nothing of what it finds is in any log. */
export function atDoor<T extends Turn>(
  turn: T | FileTurn | CardTurn,
  speaker: Speaker,
): Passed<T | FileTurn | CardTurn> {
  const through = { turn, say: [], replace: null };
  if (turn.kind === 'text') {
    const held = heldWords(turn.text, turn, speaker);
    return held ? { turn: null, say: [held], replace: null } : through;
  }
  if (turn.kind === 'file') return ofFiles(turn, speaker);
  if (turn.kind === 'card') return ofCard(turn, speaker);
  return through;
}

/** Where there is a form to send them again by, the words come back in it: to their writer alone. */
function heldWords(text: string, { origin }: Turn, speaker: Speaker): Message | null {
  const kinds = kindsIn([text]);
  if (kinds.length === 0) return null;
  const own = origin.scope === 'personal' && !speaker.person.plain;
  return (
    (own ? heldCard({ kinds, words: [{ id: 'in:words', text }], rest: { do: 'rephrase' } }) : null) ??
    again(kinds, speaker)
  );
}

const again = (kinds: readonly FindingKind[], speaker: Speaker): Message =>
  notice(
    `${thisLooksLike(kinds)} Nothing was stored. Please say it again without that. If it is not about a child, ${speaker.person.plain ? 'say "cards again" and send it once more' : 'send it in our own chat'}: there you can have it stored.`,
  );

function ofFiles(turn: FileTurn, speaker: Speaker): Passed<FileTurn> {
  const held = heldWords(turn.text, turn, speaker);
  const files = turn.files.map((file, place) => ({ ...file, name: safeName(file.name, place + 1) }));
  const renamed = files.filter(({ name }, place) => name !== turn.files[place]?.name);
  const note = renamed.map(({ name }) =>
    notice(
      `The name of one file looks like it names a child. I call it ${name} and did not keep its own name. If the file is about a child, do not place it: choose "None of these".`,
    ),
  );
  return {
    turn: { ...turn, files, text: held ? '' : turn.text },
    say: [...(held ? [held] : []), ...note],
    replace: null,
  };
}

/** Inputs of the update form that take words; those of other forms are known by the colon in their names. */
const WORDED = new Set(['reason', 'evidence', 'percent', 'forecast', 'text']);

function ofCard(turn: CardTurn, speaker: Speaker): Passed<CardTurn> {
  const data = turn.data;
  if (!isRecord(data)) return { turn, say: [], replace: null };
  const { vouched, ...rest } = data;
  const through = { turn: { ...turn, data: rest }, say: [], replace: null };
  if (vouched === true) return through;
  const words = Object.entries(rest).flatMap(([id, text]) =>
    typeof text === 'string' && (WORDED.has(id) || id.includes(':')) && kindsIn([text]).length > 0
      ? [{ id, text }]
      : [],
  );
  const kinds = kindsIn(words.map(({ text }) => text));
  if (kinds.length === 0) return through;
  const fired = new Set(words.map(({ id }) => id));
  const kept = Object.fromEntries(Object.entries(rest).filter(([id]) => !fired.has(id)));
  const own = turn.origin.scope === 'personal' && !speaker.person.plain && !fired.has('text');
  const held = own ? heldCard({ kinds, words, rest: kept }) : null;
  return { turn: null, say: [], replace: held ?? again(kinds, speaker) };
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** The answer of what went through, behind what was said at the door. */
export const behindDoor = ({ say, replace }: Passed, answer: Answer | null): Answer => ({
  ...answer,
  say: [...say, ...(answer?.say ?? [])],
  replace: answer?.replace ?? replace,
});

/** "Save as evidence": null when what would be kept looks like nobody's data. */
export function savedWords(turn: Turn): Answer | null {
  if (turn.kind !== 'submit-task') return null;
  const { text, files, link } = turn.message;
  const typed = isRecord(turn.data) ? Object.values(turn.data) : [];
  const keeps = isRecord(turn.data) && turn.data.keep === 'true';
  const names = files.flatMap(({ name, url }, place) =>
    safeName(name, place) === name ? [url] : [NAMES_A_CHILD],
  );
  const strings = typed.filter((one) => typeof one === 'string');
  const words = guarded([...strings, keeps ? text : null, link, ...names]);
  return words === null ? null : { say: [], replace: null, returns: { kind: 'words', text: words } };
}

/** Stands for the name of a file that fired, so that one look at all of it is enough. */
const NAMES_A_CHILD = 'pupil JB';
