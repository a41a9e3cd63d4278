/** Rows: how often. The four rhythms of a plan by name, any other as an ISO duration. */
import type { Rule } from './reading.ts';
import { phrases, type Rhythm, type Row, row, SAID, UNSURE, type Undated, undated } from './sight.ts';
import { COUNT, countOf, MONTH, monthNumber, nthOf } from './words.ts';

const rule = (name: Rule, more: Partial<Rhythm> = {}): Rhythm => ({
  as: 'rhythm',
  rule: name,
  every: null,
  month: null,
  doubt: SAID,
  ...more,
});
/** Nobody said in which month: the year's end is assumed until a person confirms it. */
const yearly = (more: Partial<Rhythm> = {}): Rhythm =>
  rule('YEARLY', { doubt: { ...SAID, confirm: true }, ...more });
const every = (duration: string, more: Partial<Rhythm> = {}): Rhythm => ({
  as: 'rhythm',
  rule: null,
  every: duration,
  month: null,
  doubt: SAID,
  ...more,
});

/** It comes round, and no calendar can say when: "five times a year". */
const irregular = undated('recurrence', 'medium', true);

/** So many months apart, under the name that a plan has for it. */
const everyMonths = (months: number): Rhythm =>
  months === 1
    ? rule('MONTHLY')
    : months === 12
      ? yearly()
      : every(months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`);

/** So many times a year, where the months of a year can be shared out so. */
function timesAYear(times: number): Rhythm | Undated {
  if (times >= 1 && 12 % times === 0) return everyMonths(12 / times);
  return irregular;
}

/** "Termly", "on a termly basis" */
const by = (word: string): string => `(?:on an? )?${word}(?: basis)?`;
const EACH = '(?:each|every)(?: (?:and every|single))?';
const AGAIN = '(?:times?|x)';
const TIMES = `(once|twice|thrice|${COUNT}(?= ${AGAIN}|${AGAIN}))(?: ?${AGAIN})?`;
const A = '(?:an?|per|each|every|in (?:an?|each|every))';
const timesOf = (words: string): number => {
  const place = ['once', 'twice', 'thrice'].indexOf(words.toLowerCase());
  return place >= 0 ? place + 1 : (countOf(words) ?? 0);
};
/** What comes round every year and is named after its month. */
const YEARLY_EVENT =
  '(?:offers?|guarantee|census|returns?|counts?|collections?|exams?|examinations?|results|elections?|intake|moderation|resits|submissions?)';

export const rhythmRows: readonly Row[] = [
  // "Per year" is a rate ("200 places per year") unless it is all that is said.
  row('^per (half[- ]?term|term|annum|year|quarter|month|week)\\.?$', (m) => {
    const unit = (m[1] ?? '').toLowerCase();
    return unit === 'quarter' ? everyMonths(3) : stepped(1, unit === 'annum' ? 'year' : unit);
  }),
  // "Following September offer": each year, after it.
  row(
    `\\b(?:following|after|at|upon|from|based on|in line with) (?:the |each |every )?(?:annual )?(${MONTH}) (?:\\w+ )?${YEARLY_EVENT}\\b`,
    (m) => yearly({ month: monthNumber(m[1] ?? ''), doubt: UNSURE }),
  ),
  row('\\b(?:bi-?termly|twice termly)\\b', () => rule('HALF-TERMLY', { doubt: UNSURE })),
  phrases([by('half[- ]?termly'), `${EACH} half[- ]?terms?`], rule('HALF-TERMLY')),
  phrases(
    [by('termly'), `(?:at the (?:end|start) of )?${EACH} (?:school )?terms?(?! ?\\d)`, 'term by term'],
    rule('TERMLY'),
  ),
  row(`\\b${TIMES} ${A} (?:school )?terms?\\b`, (m) =>
    timesOf(m[1] ?? '') === 2 ? rule('HALF-TERMLY') : timesOf(m[1] ?? '') === 1 ? rule('TERMLY') : irregular,
  ),
  row(`\\b${TIMES} ${A} (?:half[- ]?terms?)\\b`, () => rule('HALF-TERMLY')),
  phrases(['bi-?annual(?:ly)?'], every('P6M', { doubt: UNSURE })),
  phrases(
    ['(?:six|6)[- ]monthly', 'half[- ]?year(?:ly)?', 'semi-?annual(?:ly)?', 'twice[- ]yearly'],
    every('P6M'),
  ),
  phrases(
    ['bi-?ennial(?:ly)?', 'every (?:other|second) (?:school |academic |financial )?year'],
    every('P2Y'),
  ),
  phrases(['triennial(?:ly)?'], every('P3Y')),
  row(
    `\\b${TIMES} ${A} (?:(?:academic|school|calendar|financial) )?years?\\b(?! groups?)|\\b${TIMES}[- ](?:yearly|annually|per annum)\\b`,
    (m) => timesAYear(timesOf(m[1] ?? m[2] ?? '')),
  ),
  row(`\\b${TIMES} ${A} months?\\b|\\btwice[- ]monthly\\b`, (m) =>
    /twice/i.test(m[0])
      ? every('P2W', { doubt: UNSURE })
      : timesOf(m[1] ?? '') === 1
        ? rule('MONTHLY')
        : every('P1W', { doubt: UNSURE }),
  ),
  row(`\\b${TIMES} ${A} (?:week|fortnight)s?\\b`, (m) => every(/fortnight/i.test(m[0]) ? 'P2W' : 'P1W')),
  row(`\\b(\\d{1,2}|two|three|four|six|eight|nine|ten|twelve)[- ](week|month|year)ly\\b`, (m) =>
    stepped(countOf(m[1] ?? ''), m[2]),
  ),
  row(
    `\\bevery (?:(other|second|third|fourth)|(${COUNT})(?: ?(?:-|to) ?(${COUNT}))?) (week|fortnight|month|half[- ]?term|term|year)s?\\b(?! groups?)`,
    (m) => {
      const ordinal = m[1]?.toLowerCase() === 'other' ? 2 : nthOf(m[1] ?? m[3] ?? m[2] ?? '');
      return stepped(ordinal, m[4]);
    },
  ),
  phrases(
    [
      by('annual(?:ly)?'),
      by('yearly'),
      `${EACH} (?:(?:academic|school|financial|calendar) )?years?(?! (?:groups?|\\d|[rn](?!\\w)))`,
      'year[- ](?:on|after|by)[- ]year',
    ],
    yearly(),
  ),
  phrases(['bi-?monthly'], every('P2M', { doubt: UNSURE })),
  phrases(
    [by('monthly'), `(?:at the end of )?${EACH} (?:calendar )?months?`, 'month[- ](?:on|by)[- ]month'],
    rule('MONTHLY'),
  ),
  phrases([by('quarterly'), `${EACH} quarters?`, 'quarter[- ](?:on|by)[- ]quarter'], every('P3M')),
  phrases([by('fortnightly'), `${EACH} fortnights?`], every('P2W')),
  phrases([by('bi-?weekly')], every('P2W', { doubt: UNSURE })),
  phrases(
    [by('weekly'), `${EACH} weeks?`, `${EACH} (?:mon|tues|wednes|thurs|fri)day`, 'week[- ](?:on|by)[- ]week'],
    every('P1W'),
  ),
];

function stepped(count: number | null, unit: string | undefined): Rhythm | Undated {
  if (count === null || count < 1 || count > 60) return irregular;
  switch ((unit ?? '').charAt(0).toLowerCase()) {
    case 'w':
      return every(`P${count}W`);
    case 'f':
      return every(`P${2 * count}W`);
    case 'm':
      return everyMonths(count);
    case 'y':
      return count === 1 ? yearly() : every(`P${count}Y`);
    case 't':
      return count === 1 ? rule('TERMLY') : irregular;
    default:
      return count === 1 ? rule('HALF-TERMLY') : count === 2 ? rule('TERMLY') : irregular;
  }
}
