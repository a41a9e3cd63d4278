/** "Mark 3.7a as done and 3.8a at risk": one verb orders something of each action, and each is proposed of its own. */
import type { Context, One, Reading } from '../intent.ts';
import { claimed, HIDDEN, marksOf, type Sight } from '../mark.ts';
import { isCommand } from './order-words.ts';
import { replyAs } from './reply-how.ts';

type Reply = Extract<One, { kind: 'reply' }>;

/** Where an order about another action may begin. */
const NEXT = new RegExp(
  `(?:\\s*[,;\\n]+\\s*(?:(?:and|but|then|also|plus|&)\\s+){0,2}|\\s+(?:(?:and|but|then|also|plus|&)\\s+){1,2})(?=${claimed('item')})`,
  'gi',
);
const WORDS_BEHIND = new RegExp(`${claimed('item')}[^\\uE000-\\uF8FF]*\\p{L}`, 'u');
/** What stands behind these belongs to a reason. */
const WHY = /\b(?:because|due to|owing to|since|if|when|until|so that)\b/i;
const LONGEST = 300;
const MOST_CUTS = 6;

/** The parts, each after a yes; null where it is one thing, or not all of it is understood so. */
export function readUnderOneVerb(
  shared: Sight,
  readOne: (text: string, context: Context) => Reading,
): Reading | null {
  const { text, left, context } = shared;
  if (text.length > LONGEST || left.includes(HIDDEN) || text.includes('?') || !isCommand(text)) return null;
  if (WHY.test(text)) return null;
  const cuts = [...left.matchAll(NEXT)];
  if (cuts.length === 0 || cuts.length > MOST_CUTS) return null;
  const ends = [...cuts.map(({ index }) => index), text.length];
  const parts: Reply[] = [];
  let open = 0;
  for (const [place, end] of ends.entries()) {
    // "Mark 3.7a | and 3.8a as done": names without words belong to what follows.
    const told = WORDS_BEHIND.test(left.slice(open, end));
    const part =
      told && orderIn(text.slice(open, end), parts.length > 0, { ...context, asked: null }, readOne);
    if (!part) continue;
    parts.push(part);
    const cut = cuts[place];
    open = cut ? cut.index + cut[0].length : end;
  }
  return open === text.length && parts.length > 1 && areApart(parts, shared)
    ? { kind: 'several', parts }
    : null;
}

/** Behind the first one the verb is not said again. */
function orderIn(
  text: string,
  follows: boolean,
  context: Context,
  readOne: (text: string, context: Context) => Reading,
): Reply | null {
  for (const words of follows ? [`mark ${text}`, text] : [text]) {
    const read = readOne(words, context);
    if (read.kind === 'reply' && read.reply.status && read.items.length > 0)
      return { ...read, reply: replyAs(read.reply, 'implied') };
  }
  return null;
}

/** Each has its own actions, and none that was named is left out. */
function areApart(parts: readonly Reply[], shared: Sight): boolean {
  const named = parts.flatMap(({ items }) => items);
  return (
    new Set(named).size === named.length &&
    marksOf(shared, 'item').every(({ entries }) => entries.some(({ ref }) => named.includes(ref)))
  );
}
