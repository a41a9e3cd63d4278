/** Rows: days by their number and month ("12 March", "the second of June", "1/2", "2027-02-01"). The UK order counts. */
import {
  compare,
  dayOf,
  MONTH,
  monthNumber,
  nextDay,
  span,
  WEEKDAY,
  YEAR,
  yearNumber,
} from './calendar-words.ts';
import { type DateRow, type DateSight, dateRow, type Meaning, onDay } from './date-rows.ts';
import { DAY_NUMBER, nthOf, ORDINAL_NUMBER, ORDINAL_WORD } from './number-words.ts';

const CLEAR = '(?<![\\d./(:£$%-])';
const COUNTED =
  'of|out|schools?|pupils?|children|young|people|staff|sessions?|settings?|families|cases|new|more|per|days?|weeks?|months?|years?|hours?|places|teachers?|visits?|meetings?|reviews?|referrals?|returns?|am|pm';
const CLAUSE_END = '(?=\\s*(?:$|[\\n,;:.!?)]))';
/** Words that want a date: a number behind them is one. */
export const WANTS_DAY =
  '\\b(?:on|by|until|till|til|before|after|since|from|due|dated?|deadline|w\\/?c|w\\/?b|w\\/?e|commencing|beginning|ending|now|moved\\s+to|slipped\\s+to|met|approved|sent|agreed|published|launched|back|mon|tues?|wed|thu(?:rs)?|fri|\\w{3,6}day)\\b[\\s:,]\\s*(?:the\\s+)?';
const BACK_ON =
  '(?:back|return\\w*|go(?:ing)?|went|meets?|met|meeting|leave|leaving|starts?|starting|due|booked|scheduled|moved|away|ready|published|launch\\w*|live|opens?|closes?)';
/** What follows a date, where a share or a score has a noun. */
const GOES_ON =
  '(?=\\s*(?:$|[\\n,;:.!?)-](?!\\d)|(?:and|or|to|until|till|at|with|because|due|as|but|now|instead|please|pls|thanks|so|in|the|we|i|it|by|via|meeting|board|deadline|cabinet|latest|onwards?)\\b))';
const SCORED = '(?:scored?|rated|rating|mark|got|about|around|only|over|nearly|almost|just)\\s+';

/** A day of a month, in the year that was said or the next that has it. */
function dayInMonth({ today }: DateSight, day: number, month: number, year?: string, doubt = false): Meaning {
  if (year) return onDay(dayOf(yearNumber(year), month, day), { doubt });
  const next = nextDay(today, month, day);
  if (next) return onDay(next, { assumed: 'year', doubt });
  // 29 February: of the year that has just had it, where the next ones have none.
  const past = dayOf(today.year, month, day) ?? dayOf(today.year - 1, month, day);
  return past && today.since(past).days < 366 ? onDay(past) : 'impossible';
}

function inWords(
  sight: DateSight,
  day: string | undefined,
  month: string | undefined,
  year?: string,
): Meaning | null {
  const number = nthOf(day ?? '');
  return number > 39 || number === 0 ? null : dayInMonth(sight, number, monthNumber(month ?? ''), year);
}

/** Two days of one month: "12-14 March" lasts, "12 or 13 March" is open. */
function fromTo(
  sight: DateSight,
  [first, joint, last]: (string | undefined)[],
  month: string | undefined,
  year?: string,
): Meaning | null {
  const from = inWords(sight, first, month, year);
  const to = inWords(sight, last, month, year);
  if (from === null || to === null) return null;
  if (from === 'impossible' || to === 'impossible') return 'impossible';
  if (from.days.from > to.days.to) return null;
  const { assumed } = to.days;
  const open = /or|and|&|\//i.test(joint ?? '');
  return {
    days: { from: from.days.from, to: to.days.to, by: to.days.by, assumed, ...(open && { doubt: true }) },
    grain: 'stretch',
  };
}

/** UK order; where that is in no calendar and the other one is, the other one, in doubt. */
function inFigures(sight: DateSight, first: number, second: number, year?: string): Meaning {
  return second > 12 && first <= 12 && first > 0
    ? dayInMonth(sight, second, first, year, true)
    : dayInMonth(sight, first, second, year);
}

/** "Sept 26" may be the month of a year to come as well. */
function maybeYear(sight: DateSight, words: string): boolean {
  const short = sight.today.year % 100;
  return /^\d+$/.test(words.trim()) && Number(words) >= short && Number(words) <= short + 6;
}

const JOINT = '\\s?(-|\\/|to|until|and|&|or)\\s?';
const BEFORE_MONTH = '(?:\\s*(?:of|,)\\s+(?:the\\s+)?|\\s+|[./-]\\s?)?';

export const writtenDays: readonly DateRow[] = [
  dateRow(
    `${CLEAR}\\b(${DAY_NUMBER})${JOINT}(?:the\\s+)?(${DAY_NUMBER})${BEFORE_MONTH}(${MONTH})${YEAR}?`,
    (m, sight) => fromTo(sight, m.slice(1, 4), m[4], m[5] ?? m[6]),
  ),
  dateRow(
    `\\b(${MONTH})\\s+(?:the\\s+)?(${DAY_NUMBER})${JOINT}(?:the\\s+)?(${DAY_NUMBER})(?![\\d%]|[.:/-]\\d|\\s+(?:${COUNTED})\\b)(?:,?\\s+((?:19|20)\\d\\d)\\b)?`,
    (m, sight) => fromTo(sight, m.slice(2, 5), m[1], m[5]),
  ),
  dateRow(`${CLEAR}\\b(?:the\\s+)?(${DAY_NUMBER})${BEFORE_MONTH}(${MONTH})${YEAR}?`, (m, sight) =>
    inWords(sight, m[1], m[2], m[3] ?? m[4]),
  ),
  dateRow(
    `\\b(${MONTH})(?:\\s+(?:the\\s+)?|[/-]|,\\s+)(${DAY_NUMBER})(?![\\d%]|[.:/]\\d|-\\d\\d\\b|\\s*%|\\s*(?:${COUNTED})\\b)(?:,?\\s+((?:19|20)\\d\\d)\\b)?`,
    (m, sight) => {
      // "Sept 08" is a year where the year is near.
      if (/^0\d$/.test(m[2] ?? '') && !m[3] && maybeYear(sight, m[2] ?? '')) return null;
      const read = inWords(sight, m[2], m[1], m[3]);
      if (read === null || read === 'impossible' || m[3] || !maybeYear(sight, m[2] ?? '')) return read;
      return { ...read, days: { ...read.days, doubt: true } };
    },
  ),
  dateRow('(?<![\\d./-])((?:19|20)\\d\\d)([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d/]|[.-]\\d)', (m) =>
    onDay(dayOf(Number(m[1]), Number(m[3]), Number(m[4]))),
  ),
  dateRow('(?<![\\d./-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/]|[.-]\\d)', (m, sight) =>
    inFigures(sight, Number(m[1]), Number(m[3]), m[4]),
  ),
  // Without a year "13/15" and "7/10" may be shares: what stands around them decides.
  dateRow(
    `(?<![\\d./£$-])(?:(?<wants>(?<=${WANTS_DAY}))|)(?<!\\b${SCORED})(\\d{1,2})\\/(\\d{1,2})(?![\\d/%]|[.-]\\d|\\s*%)(?:(?<goes>${GOES_ON})|(?!\\s+(?:done|complete|of|${COUNTED})\\b))`,
    (m, sight) => shortFigures(m, sight),
  ),
  // "3.3" is a ref, unless words that want a date stand before it and it makes one.
  dateRow(
    `(?<=\\b(?:(?:new|revised|expected|due|end|completion|finish)\\s+date(?:\\s+(?:is|now|of|to))?|until|till|(?:^|[\\n,;]\\s?|(?:done|ready|complete|completed|finished|finish|complete it|it|there|due|slipped|delayed|moved)\\s)by)\\s?[:=-]?\\s)(\\d{1,2})\\.(\\d{1,2})(?![\\d\\w/%]|\\.[\\d\\w]|\\s?\\(|\\s*(?:%|per|points?|pp|million|days?|weeks?|months?|fte|hours?)(?!\\w))`,
    (m, sight) =>
      Number(m[2]) > 0 && Number(m[2]) <= 12 && dayOf(2028, Number(m[2]), Number(m[1])) !== null
        ? dayInMonth(sight, Number(m[1]), Number(m[2]))
        : null,
  ),
];

function shortFigures(m: RegExpExecArray, sight: DateSight): Meaning | null {
  const [first, second] = [Number(m[2]), Number(m[3])];
  const wanted = m.groups?.wants !== undefined;
  const alone = m.groups?.goes !== undefined;
  if (first === 0 || second === 0 || first > 31 || (!wanted && !alone)) return null;
  if (!wanted && /^(?:24\/7|50\/50)$/.test(`${first}/${second}`)) return null;
  if (second <= 12) return inFigures(sight, first, second);
  return wanted && first <= 12 && second <= 31 ? inFigures(sight, first, second) : null;
}

const NOT_A_DAY =
  '(?!\\s*-\\s?\\w|\\s+(?:century|floor|year|grade|form|birthday|draft|version|round|meeting|time|quarter|phase|stage|term|half|priority|objective|action|school|cohort|tranche|edition|week|choice|party|place|one|and\\s+final|of\\s+(?!the\\s+month)|(?:and|&|or|to)\\s+\\d+(?:st|nd|rd|th)\\s+\\w))';

/** The next day on or after today with this number: "the 31st" skips the months that have none. */
function ofMonth({ today }: DateSight, day: number): Meaning | null {
  const near = (step: 1 | -1): Temporal.PlainDate | undefined =>
    [0, 1, 2].flatMap((months) => {
      const first = today.with({ day: 1 }).add({ months: step * months });
      const found = dayOf(first.year, first.month, day);
      return found && compare(found, today) * step >= 0 ? [found] : [];
    })[0];
  const [next, last] = [near(1), near(-1)];
  if (!next) return null;
  const days = span(next, next, { assumed: 'month' });
  const { from, to, by } = last ? span(last, last) : days;
  return { days: { ...days, last: { from, to, by } }, grain: 'day' };
}

/** Days that only have a number: read once no month has taken it. */
export const numberedDays: readonly DateRow[] = [
  dateRow(`\\b(?:the\\s+)?(${ORDINAL_WORD})\\s+of\\s+(?:the|this|every|each)\\s+month\\b`, (m, sight) =>
    ofMonth(sight, nthOf(m[1] ?? '')),
  ),
  dateRow(
    `(?<![\\d£$])\\b(?:the\\s+)?(${ORDINAL_NUMBER})(?:\\s+of\\s+the\\s+month\\b)?${NOT_A_DAY}`,
    (m, sight) => ofMonth(sight, nthOf(m[1] ?? '')),
  ),
  dateRow(
    `(?<=\\b(?:on|by|until|till|til|before|from|since|now|date|be|due|to|for|me|${WEEKDAY},?)\\s+)the\\s+((?:twenty|thirt|[a-z]+th\\b|first|second|third)[a-z -]*?)${CLAUSE_END}`,
    (m, sight) => {
      const day = nthOf(m[1] ?? '');
      return day > 0 && day <= 31 ? ofMonth(sight, day) : null;
    },
  ),
  dateRow(
    `(?<=\\b(?:${BACK_ON}\\s+(?:it\\s+|this\\s+|out\\s+)?(?:on|until|till|til)|w\\/c|w\\/b)\\s+(?:the\\s+)?)(\\d{1,2})${CLAUSE_END}`,
    (m, sight) => {
      const day = Number(m[1]);
      return day > 0 && day <= 31 && !sight.hasRef(String(day)) ? ofMonth(sight, day) : null;
    },
  ),
];
