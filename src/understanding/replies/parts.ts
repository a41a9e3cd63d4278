/** Several things in one message ("3.3b done, 3.7a slipping", "done. what's overdue?"): each is read by itself. */

import { behindYes } from '../answers/yes-and.ts';
import { type Context, MOST_PARTS, type One, type Reading, type ReplyReading } from '../intent.ts';
import { claimed, marksOf, type Sight } from '../mark.ts';
import type { Sentence } from '../mood.ts';
import { type Piece, piecesByItem } from './part-pieces.ts';

/** Reads a text by itself, as one thing; or, with `splits`, as whatever it is. */
type ReadOne = (text: string, context: Context, splits?: boolean) => Reading;

/** A message with several things in it, or one that names places of the card in hand; null where it is one thing. */
export function readParts(shared: Sight, sentences: readonly Sentence[], readOne: ReadOne): Reading | null {
  if (shared.text.length > LONGEST) return null;
  return (
    behindAYes(shared, readOne) ??
    twoQuestions(shared, readOne) ??
    withAQuestion(shared, readOne) ??
    ofActions(shared, readOne) ??
    ofSentences(shared, sentences, readOne)
  );
}

const LONGEST = 600;

/** "Yes. 3.7a done": what waits is agreed to, and something is said of another action. */
function behindAYes(shared: Sight, readOne: ReadOne): Reading | null {
  const rest = behindYes(shared.text);
  if (rest === null) return null;
  const own = flat(readOne(rest, { ...shared.context, asked: null }));
  const apart = own.every(
    (part) =>
      part.kind === 'question' ||
      (part.kind === 'reply' &&
        part.items.length > 0 &&
        part.items.every((ref) => ref !== shared.context.inHand[0])),
  );
  return apart && own.length < MOST_PARTS ? { kind: 'several', parts: [{ kind: 'yes' }, ...own] } : null;
}

/** Nobody asks more in a breath, and each cut is read twice. */
const MOST_CUTS = 4;
const SECOND_QUESTION =
  /,?\s+(?:and|also|plus)\s+(?:also\s+)?(?=(?:who|what|which|when|where|how many|how)(?:'?s)?\b)/gi;
/** Such words may lean on what the first question was about. */
const LEANS =
  /\b(?:it|its|it's|this|that|these|those|they|them|their|he|she|his|her|ones?|each|else|i|we|do)\b/i;

/** "What is overdue and who owns 1.1c?": the second names what it is about, which the first does not. */
function twoQuestions(shared: Sight, readOne: ReadOne): Reading | null {
  const { text, left, context } = shared;
  for (const cut of [...left.matchAll(SECOND_QUESTION)].slice(0, MOST_CUTS)) {
    const end = cut.index + cut[0].length;
    const behind = marksOf(shared, 'item').filter((mark) => mark.start >= end);
    const ahead = marksOf(shared, 'item').filter((mark) => mark.end <= cut.index);
    if (behind.length === 0 || LEANS.test(left.slice(end))) continue;
    const parts = [text.slice(0, cut.index), text.slice(end)].map((part) => readOne(part, context));
    const [one, other] = parts;
    if (one?.kind !== 'question' || other?.kind !== 'question') continue;
    const apart = ahead.length > 0 || one.question.intent !== other.question.intent;
    if (apart) return { kind: 'several', parts: [one, other] };
  }
  return null;
}

/** "1.1b done and 1.1c is late, also who leads priority 2?": several reports, and a question of its own behind them. */
function withAQuestion(shared: Sight, readOne: ReadOne): Reading | null {
  const { left, context } = shared;
  if (!/\?[\s.!]*$/.test(left) || left.slice(0, -2).includes('?')) return null;
  for (const cut of [...left.matchAll(BEGINS_ANEW)].slice(0, MOST_CUTS)) {
    const [ahead = '', behind = ''] = halves(shared.text, cut);
    if (!/^(?:also\s+)?(?:wh|how)/i.test(behind)) continue;
    const asked = readOne(behind.replace(/^also\s+/i, ''), context);
    if (asked.kind !== 'question') continue;
    const told = flat(readOne(ahead, context, true));
    const reports = told.length > 1 && told.every(({ kind }) => kind === 'reply' || kind === 'clarify');
    if (reports && told.length < MOST_PARTS) return { kind: 'several', parts: [...told, asked] };
  }
  return null;
}

/** Each piece of the message speaks of actions of its own. */
function ofActions(shared: Sight, readOne: ReadOne): Reading | null {
  const pieces = piecesByItem(shared);
  if (pieces === null) return null;
  const parts = pieces.flatMap((piece) => partsOf(piece, shared, readOne));
  if (!parts.some(speaks) || parts.length > MOST_PARTS) return null;
  const [first, ...others] = parts;
  if (!first) return null;
  return others.length === 0 ? first : { kind: 'several', parts };
}

function partsOf(piece: Piece, shared: Sight, readOne: ReadOne): One[] {
  const { inHand, due } = shared.context;
  const own = { ...shared.context, inHand: piece.items, due: piece.items[0] === inHand[0] ? due : null };
  return flat(readOne(piece.text, own)).map((part) => about(part, piece));
}

/** The items that the message named for it; "rest" may mean more than the speaker had in view, and is shown first. */
function about(part: One, { items, loose }: Piece): One {
  if (part.kind === 'reply')
    return { ...part, items: [...items], reply: loose ? asImplied(part.reply) : part.reply };
  return part.kind === 'clarify' ? { ...part, items: [...items] } : part;
}

function asImplied(reply: ReplyReading): ReplyReading {
  const { status, percent, forecast } = reply;
  const how = 'implied' as const;
  return {
    ...reply,
    ...(status && { status: { ...status, how } }),
    ...(percent && { percent: { ...percent, how } }),
    ...(forecast && { forecast: { ...forecast, how } }),
  };
}

const flat = (reading: Reading): One[] => (reading.kind === 'several' ? reading.parts : [reading]);
const speaks = (part: One): boolean => part.kind === 'reply' || part.kind === 'question';

const BEGINS_ANEW =
  /(?:[,;]\s*|\s)(?:and|but|also|plus)?\s*(?=(?:also\s+)?(?:what(?:'?s| is| are)|who(?:'?s| is| owns| leads)|which (?:are|ones|actions)|when(?:'?s| is| are| do)|where(?:'?s| is| are)|how many|how(?:'?s| is| are)|can (?:you|u|i|we)|could (?:you|u|i|we)|(?:please |pls )?(?:remind|chase|show|list|tell|nudge)(?: me)?)\s)/gi;

const ONLY_ITEMS = new RegExp(`^(?:(?:${claimed('item')}|for|on|re|and|hi|please|pls)[\\s,:-]*)*$`, 'i');

/** A report and a question: both must stand by themselves, so that a tag or a doubt is no question. */
function ofSentences(shared: Sight, sentences: readonly Sentence[], readOne: ReadOne): Reading | null {
  const whole = cutBySentences(shared, sentences);
  const cuts = whole
    ? [whole]
    : [...shared.left.matchAll(BEGINS_ANEW)]
        // "3.3b chase me in March" is one thing, and so is "done, list at https://...".
        .filter((match) => !ONLY_ITEMS.test(shared.left.slice(0, match.index)) && !givesALink(shared, match))
        .map((match) => halves(shared.text, match));
  for (const texts of cuts) {
    const parts = texts.map((text) => readOne(text, shared.context)).filter(isOne);
    const kinds = new Set(parts.map(({ kind }) => kind));
    if (parts.length < Math.max(2, texts.length) || parts.length > MOST_PARTS || !parts.every(stands))
      continue;
    if (kinds.size > 1 || differ(parts)) return { kind: 'several', parts };
  }
  return null;
}

const LISTED_AT = new RegExp(`^(?:please |pls )?(?:show|list)\\b[^?\\n]*${claimed('link')}`, 'i');
const givesALink = ({ left }: Sight, match: RegExpExecArray): boolean =>
  LISTED_AT.test(left.slice(match.index + match[0].length));

const isOne = (reading: Reading): reading is One => reading.kind !== 'several';

const halves = (text: string, match: RegExpExecArray): string[] => [
  text.slice(0, match.index).trim(),
  text.slice(match.index + match[0].length).trim(),
];

/** What is stated and what is asked, in their order, where the message has both. */
function cutBySentences({ text }: Sight, sentences: readonly Sentence[]): string[] | null {
  const runs: { asks: boolean; text: string }[] = [];
  for (const { start, end, asks } of sentences) {
    const last = runs.at(-1);
    const words = text.slice(start, end).trim();
    if (last && last.asks === asks) last.text += ` ${words}`;
    else runs.push({ asks, text: words });
  }
  return runs.length > 1 && runs.length <= MOST_PARTS ? runs.map((run) => run.text) : null;
}

/** A greeting, a doubt or words that nobody understands do not make a second thing. */
const stands = (part: One): boolean =>
  part.kind === 'question' || (part.kind === 'reply' && Object.keys(part.reply).length > 0);

/** Replies about different actions. */
function differ(parts: readonly One[]): boolean {
  const named = parts.map((part) => (part.kind === 'reply' ? part.items.join() : ''));
  return new Set(named).size === named.length;
}
