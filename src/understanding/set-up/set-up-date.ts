/** Set-up sentences on due dates, set by officers alone: in any other mouth a new date is a forecast, or a wish that is refused. */
import { anchorsOf, findByWhen } from '../../domain/by-when.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Clarify, Reading } from '../intent.ts';
import { claimed, type Days, type MarkOf, marksOf } from '../mark.ts';
import { refKey } from '../plan-words/lexicon.ts';
import { aboutImpossibleDate, dayInWords } from '../plan-words/scope.ts';
import { wordsOf } from '../words.ts';
import { askBack, requested } from './set-up-request.ts';
import { type Scoped, scopeIn } from './set-up-scope.ts';
import { onlyPart, type Part, partsOf, type Wish } from './set-up-sentence.ts';

const MOST_WORDS = 8;
/** More refs than this make too long a phrase to tap. */
const MOST_SAID = 12;

const ITEM = claimed('item');
const DUE_DATE = '(?:due\\s+dates?|deadlines?|dates?)';
const SET = '(?:set|change|move|make|put|fix|update|bring|push|shift)';
const form = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'di');

const IS = '(?:(?:is|are|will\\s+be|should\\s+be|must\\s+be|to\\s+be|falls?)\\s+)';
const TO = '(?:(?:back\\s+|forward\\s+|out\\s+)?to(?:\\s+be\\s+due)?|for|as|at|on|by|=|:)';

/**
 * "Now due", "expected", "new date" are an owner's words, and in none of these. Without a `link` the words may as
 * well ask: "p3 due this week".
 */
const forms: readonly RegExp[] = [
  form(`(?<what>.+?)\\s+(?<link>${IS})?due(?:\\s+date)?(?<colon>\\s*[:=-])?\\s+(?<date>.+)`),
  form(`(?:the\\s+)?${DUE_DATE}\\s+(?:of|for|on)\\s+(?<what>.+?)(?<link>\\s+${IS}|\\s*[:=-]\\s*)(?<date>.+)`),
  form(
    `(?<link>${SET})\\s+(?:the\\s+)?(?:${DUE_DATE}|due)\\s+(?:of|for|on)\\s+(?<what>.+?)\\s+${TO}\\s+(?<date>.+)`,
  ),
  form(
    `(?<link>${SET})\\s+(?<what>.*${ITEM})(?:'s)?\\s+(?:(?:${DUE_DATE}|due)\\s+)?${TO}?\\s*(?<date>${claimed('date')}|${claimed('impossible-date')})`,
  ),
  form(`(?<what>.*${ITEM})(?:'s)?\\s+${DUE_DATE}(?<link>\\s+${IS}|\\s+to\\s+|\\s*[:=-])?\\s*(?<date>.+)`),
  form(
    `(?<link>${SET})\\s+(?<date>${claimed('date')}|${claimed('impossible-date')})\\s+as\\s+(?:the\\s+)?(?:${DUE_DATE})\\s+(?:of|for|on)\\s+(?<what>.+)`,
  ),
  form(`(?<link>give|add)\\s+(?<what>.+?)\\s+(?:a|the)\\s+(?:${DUE_DATE})\\s+of\\s+(?<date>.+)`),
];
const dateless: readonly RegExp[] = [
  form(`(?:set|add|change|agree|put)\\s+(?:a|the)\\s+${DUE_DATE}\\s+(?:of|for|on|to)\\s+(?<what>.+)`),
];

export function readDueDate(wish: Wish): Reading | null {
  if (wish.asks) return null;
  if (!wish.sight.context.officer) return told(wish);
  for (const pattern of forms) {
    const parts = partsOf(pattern, wish);
    const scope = parts?.what && scopeIn(wish.sight, parts.what);
    if (!scope || !parts?.date) continue;
    const linked = parts.link !== undefined || parts.colon !== undefined;
    if (!linked && !('kind' in scope) && mayAsk(scope, parts.date, wish)) continue;
    const day = dayIn(wish, parts.date) ?? ('kind' in scope ? null : daysInPlan(wish, parts.date, scope));
    if (!day) continue;
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

/** Of an action by its number, the verb and a day that can be agreed: "3.7a is due 1 March". */
const TOLD = [
  form(
    `(?<what>${ITEM}(?:(?:\\s*,\\s*|\\s+and\\s+|\\s*&\\s*)${ITEM})*)\\s+${IS}?due(?:\\s+(?:on|by))?\\s+(?<date>.+)`,
  ),
  form(`(?:the\\s+)?(?:due\\s+date|deadline)\\s+(?:of|for|on)\\s+(?<what>${ITEM})\\s+${IS}(?<date>.+)`),
];

/** Whoever may set no date is told so, and not that nothing is due then; any other words stay an owner's own. */
function told(wish: Wish): Reading | null {
  for (const pattern of TOLD) {
    const parts = partsOf(pattern, wish);
    const scope = parts?.what && scopeIn(wish.sight, parts.what);
    if (!scope || 'kind' in scope || !parts?.date || mayAsk(scope, parts.date, wish)) continue;
    const due = dayIn(wish, parts.date);
    if (typeof due === 'string' && due >= wish.sight.context.today)
      return requested(wish, scope.plans, { do: 'date', items: scope.items, due });
  }
  return null;
}

/** "P3 due this week" and "3.3b due today" ask; "3.3b due 12 March" tells. */
function mayAsk({ items }: Scoped, { text }: Part, { sight }: Wish): boolean {
  const actions = items.every((ref) => sight.lexicon.refs.get(refKey(ref))?.some((entry) => entry.action));
  return !actions || !/\d|\bend\b/i.test(text) || /\b(?:week|month|days|term)\b/i.test(text);
}

function dueOn(wish: Wish, { items, plans }: Scoped, due: PlainDate): Reading {
  if (due < wish.sight.context.today)
    return askBack(`${dayInWords(due)} is in the past. Nothing was changed. When is ${listed(items)} due?`);
  return requested(wish, plans, { do: 'date', items, due });
}

/** A day; days that may be meant; one that the calendar lacks; or null where the words say more than a date. */
type Doubt = { days: readonly PlainDate[] } | { impossible: MarkOf<'impossible-date'> };

/** What may stand beside the dates themselves. */
const BESIDE = /^(?:by|on|for|in|at|is|to|the|of|be|before|no|later|than|or|and|between|\d{1,2})$/i;

function dayIn(wish: Wish, part: Part): PlainDate | Doubt | null {
  const sight = onlyPart(wish.sight, part);
  const beside = wordsOf(part.left.replace(/[\uE000-\uF8FF]/g, ' '));
  const marks = marksOf(sight, 'date');
  const [impossible] = marksOf(sight, 'impossible-date');
  const [first, ...others] = marks;
  const says = first ?? impossible;
  if (!says || /[,;:(]/.test(part.left)) return null;
  if (beside.some((word) => !BESIDE.test(word.text) || word.start > says.start - part.start)) {
    const joined = others.length > 0 && beside.every((word) => BESIDE.test(word.text));
    return joined ? { days: marks.map((mark) => mark.days.by) } : null;
  }
  if (!first) return impossible ? { impossible } : null;
  const several = others.length > 0 || beside.some((word) => /^(?:or|and|between|\d+)$/.test(word.text));
  // A term is the plan's own only where it says so: its day is confirmed.
  const open = first.days.doubt === true || /\bterm\b/i.test(first.text);
  if (!several && !open && isOneDay(first.days, first.text)) return first.days.by;
  return { days: marks.flatMap(({ days }) => (days.doubt ? [days.from, days.by] : [days.by])) };
}

/** "End of term", "year 1": what the plan's own times make of words that are no date, to be asked back. */
function daysInPlan({ sight }: Wish, part: Part, { plans }: Scoped): Doubt | null {
  if (wordsOf(part.text).length > MOST_WORDS) return null;
  const { today } = sight.context;
  const days = plans.flatMap((plan) => {
    const found = findByWhen(part.text, anchorsOf(sight.lexicon.about.get(plan) ?? {}, today));
    return found && found.end !== null && found.text.length >= part.text.length - 4 ? [found.end] : [];
  });
  return days.length > 0 ? { days } : null;
}

/** "12 March", "Friday", "end of March" name a day; "March" and "the week of 12 March" leave it open. */
const isOneDay = ({ from, to }: Days, words: string): boolean =>
  from === to || /^(?:the\s+)?(?:end|eo)/i.test(words);

function asked(doubt: Doubt, scope: Scoped, { sight }: Wish): Clarify {
  if ('impossible' in doubt) return aboutImpossibleDate(doubt.impossible, []);
  return whichDay(
    scope,
    [...new Set(doubt.days)].filter((day) => day >= sight.context.today),
  );
}

const whichDay = ({ items }: Scoped, days: readonly PlainDate[]): Clarify =>
  askBack(
    `On which day is ${listed(items)} due? Nothing was changed.`,
    (items.length > MOST_SAID ? [] : days).slice(0, 3).map((day) => ({
      label: dayInWords(day),
      say: `${items.join(', ')} due ${dayInWords(day)}`,
    })),
  );

const listed = (items: readonly string[]): string =>
  items.length > 4 ? `${items.slice(0, 4).join(', ')} …` : items.join(', ');
