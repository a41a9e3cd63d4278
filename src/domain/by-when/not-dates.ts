/** Rows: what only looks like a date or a rhythm, and what looks back. They claim their words, so that nobody reads them. */
import { phrases, type Row, row, undated } from './sight.ts';
import { NUMBER, UNIT, YEAR } from './words.ts';

const NO_DATE = undated('none');

const ages = [
  // "2-year-old", "2-4 year olds", "aged 5 to 7"
  `${NUMBER}(?: ?(?:-|to) ?${NUMBER})?[- ]?(?:years?|yrs?|months?)[- ](?:olds?|of age)`,
  `age[ds]? (?:of )?${NUMBER}(?: ?(?:-|to|and) ?${NUMBER})?`,
];

const CLASS = '(?:years?|yrs?\\.?|y)';
const AND = '(?: ?(?:-|/|to|and|&) ?(?:years?|yrs?|y)? ?';
const UPPER = '(?:[6-9]|1[0-4])';
const PUPILS =
  "(?:'?s\\b| (?:olds?|pupils?|child(?:ren)?|students?|learners?|cohorts?|class(?:es)?|groups?|teachers?|parents|phonics|intake|reception|transition|leavers?|admissions?|curriculum|sats?|tests?|places?)\\b)";
/** "Year 7", "years 10-11", "from year 1 to year 7", "Year 1 pupils". */
const classes: readonly Row[] = [
  row(`\\b(?:from )?${CLASS} ?\\d${AND}${UPPER})\\b`, () => NO_DATE),
  row(`\\b(?:from )?(?:years? [rn]\\b|${CLASS} ?${UPPER})${AND}\\d{1,2})*\\b(?! ?[-/] ?\\d)`, () => NO_DATE),
  row(`\\b${CLASS} ?\\d${AND}\\d)?(?=${PUPILS})`, () => NO_DATE),
];

const words = [
  'year[- ]groups?',
  'in[- ]year(?! \\d)',
  '9/11',
  'terms? of (?:reference|office)',
  'in terms of',
  'fixed[- ]terms?',
  'term[- ]time',
  'annual (?:leave|salar(?:y|ies)|budgets?|turnover|income|allowance)',
];

/** What a thing lasts, and not when it is due: "three year plans", "a 12-month pilot", "for the next 5 years". */
const SPELL = '(?:years?|yrs?|months?|terms?|weeks?|days?)';
const LASTING =
  '(?:plans|strategies|programmes|budgets?|contracts?|pilots?|funding|posts?|courses?|projects?|cycles?|forecasts?|agreements?|placements?)';
const lengths = [
  `${NUMBER}[- ]${SPELL}[- ](?:[a-z]+ )?${LASTING}`,
  `for (?:the )?(?:(?:next|first|coming|following|initial) )?(?:a further )?${NUMBER} ${SPELL}`,
];

const COVID = '(?:covid(?:-?19)?|pandemic|lockdowns?|brexit)';
const lookingBack = [
  `(?:(?:over|in|during|for|within|across|from|of) )?(?:the )?(?:last|past|previous|preceding|prior) (?:(?:few|several|couple of|${NUMBER}) )?(?:(?:academic|school|financial) years?|decades?|${UNIT})(?!\\w)(?! (?:of|in) )`,
  '(?:over|in) recent (?:years|months|times)',
  'recently',
  'historically',
  `(?:compared (?:to|with) )?(?:prior to|before) (?:the )?(?:interventions?|${COVID})`,
  `(?:pre|post)(?: and (?:pre|post))?[- ](?:national )?${COVID}`,
  'covid-?19',
];

/** The year in the name of a law, a strategy, a survey. */
const NAMED =
  '(?:acts?|bills?|code(?: of practice)?|regulations?|strateg(?:y|ies)|plans?|frameworks?|programmes?|polic(?:y|ies)|visions?|deals?|agendas?|census(?:es)?|charters?|guidance|(?:white|green) papers?)';
const names = [`${NAMED} \\(?${YEAR}(?: ?[-/] ?(?:${YEAR}|\\d\\d))?(?!\\d)`];

export const notDates: readonly Row[] = [
  phrases(ages, NO_DATE),
  ...classes,
  phrases(words, NO_DATE),
  phrases(['24/7'], undated('continuous')),
  phrases(lengths, NO_DATE),
  phrases(lookingBack, NO_DATE),
  phrases(names, undated('none', 'medium')),
];
