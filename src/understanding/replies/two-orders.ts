/** "Mark 3.7a as done and assign 3.8a to Kim": an order about another action behind an "and" is a thing of its own. */
import type { Context, One, Reading } from '../intent.ts';
import { claimed, HIDDEN, marksOf, type Sight } from '../mark.ts';

const ITEM = claimed('item');
const ORDERS =
  '(?:mark|set|change|put|flag|rate|close|complete|re-?open|withdraw|update|move|push|extend|tick off|assign|re-?assign|allocate|give|pass|hand(?: over)?|transfer|chase|nudge|remind|restrict|sign off)';
/** Where the second order begins: its verb, and soon after it what it is about. */
const SECOND = new RegExp(
  `(?:\\s*[,;.\\n]+\\s*|\\s+)(?:(?:and|then|also|plus|&|please|pls)\\s+){0,3}(?<=[,;.\\n]\\s*|\\b(?:and|then|also|plus|please|pls)\\s+|&\\s+)(?=${ORDERS}\\s+(?:(?:off|up|over|me|us|the|due|date|status|of|owner|on|for|about|action)\\s+){0,4}${ITEM}|${ITEM}\\s+(?:is\\s+|now\\s+)?due\\b)`,
  'gi',
);
/** What stands behind these belongs to a reason, up to the next comma. */
const WHY = /\b(?:because|due to|owing to|since|if|when|until|so that|as (?:the|we|they|it|our|there|no))\b/i;
const LONGEST = 300;

/** The two parts, each as it reads by itself; null where it is one thing, or one of them is not understood. */
export function readTwoOrders(
  shared: Sight,
  readOne: (text: string, context: Context) => Reading,
): Reading | null {
  const { text, left, context } = shared;
  if (text.length > LONGEST || left.includes(HIDDEN) || text.includes('?')) return null;
  for (const cut of left.matchAll(SECOND)) {
    const end = cut.index + cut[0].length;
    const ahead = text.slice(0, cut.index);
    if (!isApart(shared, cut.index, end) || (WHY.test(ahead) && !/[,;.\n]/.test(cut[0]))) continue;
    const parts = [ahead, text.slice(end)].map((part) => readOne(part, { ...context, asked: null }));
    const [one, other] = parts;
    if (one && other && isPlain(one) && isUnderstood(other)) return { kind: 'several', parts: [one, other] };
  }
  return null;
}

/** Both name actions, and none of them is named by both. */
function isApart(shared: Sight, end: number, start: number): boolean {
  const items = marksOf(shared, 'item');
  const refsIn = (named: typeof items): string[] => named.flatMap(({ entries }) => entries[0]?.ref ?? []);
  const first = refsIn(items.filter((mark) => mark.end <= end));
  const second = refsIn(items.filter((mark) => mark.start >= start));
  return first.length > 0 && second.length > 0 && !second.some((ref) => first.includes(ref));
}

/** Words for others, and why something is declined, may hold anything: nothing is cut out of them. */
function isPlain(reading: Reading): reading is One {
  if (reading.kind === 'reply') return Object.keys(reading.reply).length > 0;
  return reading.kind === 'set-up' || (reading.kind === 'errand' && reading.errand.do === 'chase');
}

function isUnderstood(reading: Reading): reading is One {
  if (reading.kind === 'reply') return Object.keys(reading.reply).length > 0;
  return ['set-up', 'errand', 'clarify'].includes(reading.kind);
}
