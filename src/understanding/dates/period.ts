/** Parser: the days that a question is about ("due by Friday", "since half term"), from date words already read. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Period } from '../../domain/question.ts';
import {
  claimed,
  type Days,
  type Mark,
  type MarkOf,
  marksOf,
  type Parser,
  type Sight,
  stretchOf,
} from '../mark.ts';
import { iso } from './calendar-words.ts';
import { lately } from './lately.ts';

const DATE = `(${claimed('date')})`;
const THE = '(?:\\s+the)?\\s+';
const TO = '(?:to|until|till?|and|up\\s+to|through\\s+to|-)';

type Bounds = Pick<Period, 'from' | 'to'>;
type Said = { first: MarkOf<'date'>; second: MarkOf<'date'>; today: PlainDate };
type Reader = [RegExp, (said: Said) => Bounds];

const dayBefore = (day: PlainDate): PlainDate => iso(Temporal.PlainDate.from(day).subtract({ days: 1 }));
const dayAfter = (day: PlainDate): PlainDate => iso(Temporal.PlainDate.from(day).add({ days: 1 }));

/** A break in school, whose deadline lies before its first day. */
const isBreak = ({ by, from }: Days): boolean => by < from;

/** Up to a day, from today on; a day that is past bounds one side only. */
const upTo = (to: PlainDate, today: PlainDate): Bounds => ({ from: to < today ? null : today, to });

/** "Since half term" begins when school does, "since September" with the last September. */
function since(days: Days, today: PlainDate): PlainDate {
  const past = lately(days, today);
  if (!isBreak(past)) return past.from;
  const over = past.to < today || !days.last ? past : days.last;
  return dayAfter(over.to);
}

const fromToday: Reader[1] = ({ first: { days }, today }) => upTo(days.by, today);

const readers: readonly Reader[] = [
  [new RegExp(`\\b(?:between|from)\\s+(?:now|today)\\s+${TO}${THE}${DATE}`, 'i'), fromToday],
  [
    new RegExp(`\\b(?:since|starting)${THE}${DATE}\\s*${TO}${THE}${DATE}`, 'i'),
    ({ first, second, today }) => ({ from: since(first.days, today), to: second.days.to }),
  ],
  [
    new RegExp(`(?:\\b(?:between|from)${THE})?${DATE}\\s*${TO}\\s*(?:the\\s+)?${DATE}`, 'i'),
    ({ first, second, today }) => inOrder(first.days, second.days, today),
  ],
  [
    new RegExp(`\\b(?:by|until|til|till?|up\\s+to|on\\s+or\\s+before|no\\s+later\\s+than)${THE}${DATE}`, 'i'),
    fromToday,
  ],
  [
    new RegExp(`\\b(?:before|b4|ahead\\s+of|prior\\s+to)${THE}${DATE}`, 'i'),
    ({ first: { days }, today }) => upTo(isBreak(days) ? days.by : dayBefore(days.from), today),
  ],
  [
    new RegExp(`\\b(?:ever\\s+)?since${THE}(?:(?:\\w+\\s+){1,5}on\\s+)?${DATE}`, 'i'),
    ({ first: { days }, today }) => ({ from: since(days, today), to: today }),
  ],
  [
    new RegExp(`\\b(?:from|starting)${THE}${DATE}(?:\\s+on(?:wards?)?\\b)?|${DATE}\\s+onwards?\\b`, 'i'),
    ({ first: { days, text } }) => ({
      from: days.from,
      to: /\b(?:to|until)\b|\d-/.test(text) ? days.to : null,
    }),
  ],
  [
    new RegExp(`\\b(?:after|beyond|later\\s+than)${THE}${DATE}`, 'i'),
    ({ first: { days } }) => ({ from: dayAfter(days.to), to: null }),
  ],
  [
    new RegExp(`(?:\\b(?:in|on|at|during|for|within|over|throughout|across)${THE})?${DATE}`, 'i'),
    ({ first: { days, text } }) => ({
      from: days.from,
      to: /^(?:after|following|post|back)\b/i.test(text) ? null : days.to,
    }),
  ],
];

/** "1 Dec to 12 Jan": the year of the second follows the first's; a range that would end before it began looks back. */
function inOrder(first: Days, second: Days, today: PlainDate): Bounds {
  if (first.from <= second.to) return { from: first.from, to: second.to };
  const past = lately(first, today);
  return past.from <= second.to ? { from: past.from, to: second.to } : { from: second.from, to: first.to };
}

/** What has happened lies behind: "what went red in December", "which of the January ones have gone over". */
const PAST =
  /(?<!\b(?:be|get|getting) )\b(?:went|gone|changed|moved|finished|closed|completed|slipped|happened|did|didn'?t|was|were|turned|recovered|reported|altered|got\s+done|ticked\s+off|owes?|missed|fell|came)\b/i;
const RECENT = /\b(?:lately|recently|of\s+late)\b/i;
const SO_FAR = /\b(?:so\s+far|(?<!\bup\s)to\s+date|up\s+to\s+now|until\s+now)\b/i;
const MEETING = '(?:board|meeting|committee|cabinet|scrutiny|panel|forum|governors)';
const SINCE_MEETING = new RegExp(
  `\\b(since|before|by|until)\\s+(?:(?:the|our)\\s+)?(?:(last|previous|next|coming)\\s+)?(?:\\w+\\s+)?(${MEETING})(?:\\s+meeting)?\\b(?!\\s+(?:paper|report|pack)s?\\b)`,
  'i',
);
const SINCE_ASKED = /\bsince\s+(?:the\s+)?last\s+(?:time|report|round|summary)\b/i;

export const periods: Parser = (sight) => {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(sight.left);
    const said = match && saidIn(sight, match);
    if (match && said) return [periodMark(sight, match, read(said))];
  }
  return withoutDate(sight);
};

function withoutDate(sight: Sight): Mark[] {
  const { today } = sight.context;
  const recent = RECENT.exec(sight.left);
  const fortnight = iso(Temporal.PlainDate.from(today).subtract({ weeks: 2 }));
  if (recent) return [periodMark(sight, recent, { from: fortnight, to: today })];
  const soFar = SO_FAR.exec(sight.left);
  if (soFar) return [periodMark(sight, soFar, { from: null, to: today })];
  const meeting = SINCE_MEETING.exec(sight.left);
  if (meeting) return [meetingMark(sight, meeting)];
  const asked = SINCE_ASKED.exec(sight.left);
  return asked ? [{ ...stretchOf(sight, asked), kind: 'undated-time' }] : [];
}

/** A board of the plan meets on known days; of another body, or a board without such days, nobody has told us. */
function meetingMark(sight: Sight, match: RegExpExecArray): Mark {
  const { today } = sight.context;
  const [, joint = '', which = '', body = ''] = match;
  const looksBack = /since/i.test(joint) || /last|prev/i.test(which);
  const own = /^(?:board|meeting)$/i.test(body);
  const days = own ? [...sight.lexicon.meetings.values()].flat().sort() : [];
  const day = looksBack ? days.findLast((one) => one <= today) : days.find((one) => one >= today);
  if (day === undefined) return { ...stretchOf(sight, match), kind: 'undated-time' };
  const before = /before/i.test(joint) ? dayBefore(day) : day;
  return periodMark(sight, match, looksBack ? { from: day, to: today } : upTo(before, today));
}

function periodMark(sight: Sight, match: RegExpExecArray, bounds: Bounds): Mark {
  const stretch = stretchOf(sight, match);
  return { ...stretch, kind: 'period', period: { text: stretch.text.trim().slice(0, 100), ...bounds } };
}

/** The dates of a match, each as the past has it where the question asks about the past. */
function saidIn(sight: Sight, match: RegExpExecArray): Said | null {
  const { today } = sight.context;
  const end = match.index + match[0].length;
  const inside = marksOf(sight, 'date')
    .filter((mark) => mark.start >= match.index && mark.end <= end)
    .sort((a, b) => a.start - b.start);
  const [first, second = first] = inside;
  if (!first || !second) return null;
  const looksBack = PAST.test(sight.text) && !/\bto\s+$/i.test(sight.text.slice(0, match.index));
  const read = (mark: MarkOf<'date'>): MarkOf<'date'> =>
    looksBack ? { ...mark, days: lately(mark.days, today) } : mark;
  return { first: read(first), second: read(second), today };
}
