/** Rows: the plan's own years ("Year 1", "Years 1-3", "the first two years") and its whole life. */
import { type Anchors, firstDay } from './anchors.ts';
import {
  after,
  before,
  type Dated,
  type Doubt,
  FROM_PERIOD,
  GUESSED,
  type Row,
  row,
  type Sight,
  type Undated,
  undated,
} from './sight.ts';
import { addMonths, lastsYears, type Span, stretchFrom } from './spans.ts';
import { countOf, NTH, nthOf } from './words.ts';

/** Higher numbers are school classes, in a plan of whatever length. */
const MOST_YEARS = 5;
const N = '(\\d|one|two|three|four|five)';
const SCHOOL =
  /\b(?:pupils?|child(?:ren)?|students?|learners?|class(?:es)?|phonics|key stage|ks\d|reception|nursery|primary|secondary)\b/i;
const NAMES_IT = '(?: of (?:the |this |our )?(?:plan|strategy|programme|delivery plan|action plan|project))?';

/** How sure a count from the plan's first day is: surer where the plan says what its years are counted from. */
const countedFrom = ({ yearOne }: Anchors): Doubt => ({
  certainty: 'medium',
  basis: yearOne === null ? 'plan-start' : 'year-one',
  confirm: true,
});

/** From the first day of one plan year to the last of another; null where the plan has no such years. */
function planYears(anchors: Anchors, first: number, last: number): Span | null {
  const start = firstDay(anchors);
  const life =
    anchors.yearOne === null ? (anchors.delivery ?? anchors.period) : (anchors.period ?? anchors.delivery);
  if (start === null || first < 1 || last < first || last > MOST_YEARS) return null;
  // Whole months: a plan of mid-September counts in school years all the same.
  const month = `${start.slice(0, 8)}01`;
  const from = first === 1 ? start : addMonths(month, 12 * (first - 1));
  if (life && from > life.end) return null;
  return { start: from, end: stretchFrom(month, 12 * last).end };
}

function yearsMeaning(
  m: RegExpExecArray,
  sight: Sight,
  first: number | null,
  last: number | null,
): Dated | Undated | null {
  if (first === null || last === null) return null;
  const alone = m[0].length >= sight.text.trim().length - 12;
  // A school class is a "Year 1", too, where the sentence is about pupils.
  if (!alone && (SCHOOL.test(after(sight, m)) || SCHOOL.test(before(sight, m))))
    return undated('none', 'medium');
  const { anchors } = sight;
  if (firstDay(anchors) === null) return undated('vague', 'low');
  const span = planYears(anchors, first, last);
  if (!span) return undated('none', 'low');
  return { as: 'span', span, grain: 'year', doubt: countedFrom(anchors), range: first !== last };
}

const IS_PLAN =
  '(?:action |delivery |implementation |strategic |improvement |business )?(?:plan|strategy|programme)';

const THIS_PLAN = '(?:the |this |our )?(?:\\w+ )?(?:plan|strategy|programme)\\b';

/** "The three-year action plan": the plan itself, where it lasts so long. */
function lasting(count: number | null, { anchors }: Sight): Dated | Undated {
  const own = [anchors.delivery, anchors.period].find(
    (span) => span && count !== null && lastsYears(span, count),
  );
  if (!own) return undated('none', 'medium');
  return { as: 'span', span: own, grain: 'stretch', doubt: { ...GUESSED, basis: 'period' }, range: true };
}

export const planYearRows: readonly Row[] = [
  // "Year 2 Q3", "Q3 of Year 2"
  row(
    `\\b(?:q([1-4])[ ,]{1,2}(?:of |in )?)?(?:years?|yrs?\\.?|y) ?${N}(?!\\d)(?:[ ,:-]{1,3}q(?:uarter)? ?([1-4]))?(?![\\w-])`,
    (m, sight) => {
      const quarter = m[1] ?? m[3];
      const year = countOf(m[2] ?? '');
      if (quarter === undefined || year === null) return null;
      const whole = planYears(sight.anchors, year, year);
      if (!whole) return null;
      const start = addMonths(whole.start, 3 * (Number(quarter) - 1));
      return { as: 'span', span: stretchFrom(start, 3), grain: 'quarter', doubt: countedFrom(sight.anchors) };
    },
  ),
  row(
    `\\b(?:years?|yrs?\\.?|y) ?${N}(?!\\d)(?:, ?(?:years? )?${N}(?!\\d))*(?: ?(?:-|/|to|and|&|through) ?(?:years?|yrs?\\.?|y)? ?${N}(?!\\d))?${NAMES_IT}(?![\\w]|-\\d)`,
    (m, sight) => {
      const first = countOf(m[1] ?? '');
      return yearsMeaning(m, sight, first, m[3] || m[2] ? countOf(m[3] ?? m[2] ?? '') : first);
    },
  ),
  // "In the first 1 to 3 years", "over the first two years", "the second year of the plan"
  row(`\\b(?:the )?(?:first|initial) (?:(?:\\d|one) ?(?:-|to) ?)?${N} years${NAMES_IT}\\b`, (m, sight) =>
    yearsMeaning(m, sight, 1, countOf(m[1] ?? '')),
  ),
  row(
    `\\b(?:the )?(${NTH}) year${NAMES_IT}\\b(?! (?:group|pupil|student|of (?!the (?:plan|strat|prog))))`,
    (m, sight) => {
      const year = nthOf(m[1] ?? '');
      return yearsMeaning(m, sight, year, year);
    },
  ),
  row('\\b(?:the )?(?:first|initial) (\\d{1,2}|three|six|nine|twelve) months\\b', (m, { anchors }) => {
    const [start, months] = [firstDay(anchors), countOf(m[1] ?? '')];
    if (start === null || months === null) return null;
    return {
      as: 'span',
      span: stretchFrom(start, months),
      grain: 'stretch',
      doubt: countedFrom(anchors),
      range: true,
    };
  }),
  row(
    `\\b(?:the |our |this )?(\\d{1,2}|two|three|four|five|ten)[- ]year ${IS_PLAN}\\b(?! (?:for|of) )`,
    (m, sight) => lasting(countOf(m[1] ?? ''), sight),
  ),
  row(
    [
      `\\b(?:the )?(?:life(?:time|span)?|duration|course|period|term) of ${THIS_PLAN}`,
      '\\b(?:the )?(?:plan|strategy|programme) period\\b',
      `\\bthroughout ${THIS_PLAN}`,
      `(?<=\\b(?:end|close) of )${THIS_PLAN}`,
    ].join('|'),
    (_, { anchors }) => {
      const life = anchors.delivery ?? anchors.period;
      return life && { as: 'span', span: life, grain: 'stretch', doubt: FROM_PERIOD, range: true };
    },
  ),
];
