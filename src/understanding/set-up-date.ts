/** Set-up sentences on due dates, read from officers alone: in any other mouth a new date is a forecast. */
import type { PlainDate } from '../domain/plan.ts';
import type { Clarify, Reading } from './intent.ts';
import { claimed, type Days, marksOf } from './mark.ts';
import { aboutImpossibleDate, dayInWords } from './scope.ts';
import { askBack, requested } from './set-up-request.ts';
import { type Scoped, scopeIn } from './set-up-scope.ts';
import { onlyPart, type Part, partsOf, type Wish } from './set-up-sentence.ts';

const ITEM = claimed('item');
const DUE_DATE = '(?:due\\s+dates?|deadlines?|dates?)';
const SET = '(?:set|change|move|make|put|fix|update|bring|push|shift)';
const form = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'di');

/** "Now due", "expected", "new date" are an owner's words, and in none of these. */
const forms: readonly RegExp[] = [
  form(
    '(?<what>.+?)\\s+(?:(?:is|are|will\\s+be|should\\s+be|must\\s+be|to\\s+be|falls?)\\s+)?due(?:\\s+date)?(?:\\s*[:=-])?\\s+(?<date>.+)',
  ),
  form(
    `(?:the\\s+)?${DUE_DATE}\\s+(?:of|for|on)\\s+(?<what>.+?)(?:\\s+(?:is|are|to\\s+be|should\\s+be|will\\s+be)\\s+|\\s*[:=-]\\s*)(?<date>.+)`,
  ),
  form(
    `${SET}\\s+(?:the\\s+)?(?:${DUE_DATE}|due)\\s+(?:of|for|on)\\s+(?<what>.+?)\\s+(?:(?:back\\s+|forward\\s+|out\\s+)?to|as|at|for|on|=|:)\\s+(?<date>.+)`,
  ),
  form(
    `${SET}\\s+(?<what>.*${ITEM})(?:'s)?\\s+(?:(?:${DUE_DATE}|due)\\s+)?(?:(?:back\\s+|forward\\s+|out\\s+)?to\\s+be\\s+due|(?:back\\s+|forward\\s+|out\\s+)?to|for|as|at|on|by|=|:)?\\s*(?<date>${claimed('date')}|${claimed('impossible-date')})`,
  ),
  form(
    `(?<what>.*${ITEM})(?:'s)?\\s+${DUE_DATE}\\s*(?:\\s(?:is|are|to|should\\s+be|will\\s+be)\\s+|[:=-])?\\s*(?<date>.+)`,
  ),
  form(`(?:give|add)\\s+(?<what>.+?)\\s+(?:a|the)\\s+(?:${DUE_DATE})\\s+of\\s+(?<date>.+)`),
];
const dateless: readonly RegExp[] = [
  form(`(?:set|add|change|agree|put)\\s+(?:a|the)\\s+${DUE_DATE}\\s+(?:of|for|on|to)\\s+(?<what>.+)`),
];

export function readDueDate(wish: Wish): Reading | null {
  if (!wish.sight.context.officer || wish.asks) return null;
  for (const pattern of forms) {
    const parts = partsOf(pattern, wish);
    const scope = parts?.what && scopeIn(wish.sight, parts.what);
    const day = parts?.date && dayIn(wish, parts.date);
    if (!scope || !day) continue;
    if ('kind' in scope) return scope;
    return typeof day === 'string' ? dueOn(wish, scope, day) : asked(day, scope, wish);
  }
  for (const pattern of dateless) {
    const parts = partsOf(pattern, wish);
    const scope = parts?.what && scopeIn(wish.sight, parts.what);
    if (!scope) continue;
    return 'kind' in scope ? scope : whichDay(scope, []);
  }
  return null;
}

function dueOn(wish: Wish, { items, plans }: Scoped, due: PlainDate): Reading {
  if (due < wish.sight.context.today)
    return askBack(`${dayInWords(due)} is in the past. Nothing was changed. When is ${listed(items)} due?`);
  return requested(wish, plans, { do: 'date', items, due });
}

/** A day; days that may be meant; the impossible one; or null where the words say more than a date. */
type Doubt = { days: readonly PlainDate[] } | { impossible: Part };

const BEFORE = /^(?:(?:by|on|for|in|at|is|to|the|of|be|before|no later than|from)\s+)*$/i;

function dayIn(wish: Wish, part: Part): PlainDate | Doubt | null {
  const sight = onlyPart(wish.sight, part);
  const [impossible] = marksOf(sight, 'impossible-date');
  const marks = marksOf(sight, 'date').sort((a, b) => a.start - b.start);
  const rest = part.left.replace(/[\uE000-\uF8FF]+/g, '\uE000');
  if (impossible)
    return /^[^\p{L}]*(?:(?:by|on|the)\s+)*\uE000[.!]*$/iu.test(rest)
      ? { impossible: { ...part, ...impossible } }
      : null;
  const [first, ...others] = marks;
  if (!first) return null;
  if (others.length > 0 || /\b(?:or|to)\b\s*\uE000/.test(rest))
    return /^[^\p{L}]*(?:(?:by|on|the|or|and|to|between|\d{1,2})\s*|\uE000\s*)+[.!]*$/iu.test(rest)
      ? { days: marks.map((mark) => mark.days.by) }
      : null;
  const [before = '', after = ''] = rest.split('\uE000');
  if (!BEFORE.test(`${before.trim()}${before.trim() === '' ? '' : ' '}`) || !/^[\s.!]*$/.test(after))
    return null;
  return isOneDay(first.days, first.text) ? first.days.by : { days: [first.days.by] };
}

/** "12 March", "Friday", "end of March" name a day; "March" and "the week of 12 March" leave it open. */
const isOneDay = ({ from, to }: Days, words: string): boolean =>
  from === to || /^(?:the\s+)?(?:end|eo)/i.test(words);

function asked(doubt: Doubt, scope: Scoped, { sight }: Wish): Clarify {
  if ('impossible' in doubt) {
    const mark = { ...doubt.impossible, kind: 'impossible-date' } as const;
    return { ...aboutImpossibleDate(mark, []), items: [] };
  }
  return whichDay(
    scope,
    [...new Set(doubt.days)].filter((day) => day >= sight.context.today),
  );
}

const whichDay = ({ items }: Scoped, days: readonly PlainDate[]): Clarify =>
  askBack(
    `On which day is ${listed(items)} due? Nothing was changed.`,
    days.slice(0, 3).map((day) => ({
      label: dayInWords(day),
      say: `${items.slice(0, 20).join(', ')} due ${dayInWords(day)}`,
    })),
  );

const listed = (items: readonly string[]): string =>
  items.length > 4 ? `${items.slice(0, 4).join(', ')} …` : items.join(', ');
