/** Rows: what only looks like a date or a rhythm, and what looks back. They claim their words, so that nobody reads them. */

import { type Row, row, undated } from './sight.ts';
import { NUMBER, UNIT, YEAR } from './words.ts';

const PUPILS =
  '(?:olds?|pupils?|child(?:ren)?|students?|learners?|cohorts?|class(?:es)?|groups?|teachers?|phonics|intake|parents|reception|transition|leavers?|admissions?|curriculum|sats?|tests?|places?)';
const SPELL = '(?:years?|yrs?|months?|terms?|weeks?)';

export const notDates: readonly Row[] = [
  // Ages: "2-year-old", "2-4 year olds", "16-19 year olds", "aged 5 to 7".
  row(`\\b${NUMBER}(?: ?(?:-|to) ?${NUMBER})?[- ]?(?:years?|yrs?|months?)[- ](?:olds?|of age)\\b`, () =>
    undated('none'),
  ),
  row(`\\bage[ds]? (?:of )?${NUMBER}(?: ?(?:-|to|and) ?${NUMBER})?\\b`, () => undated('none')),
  // School classes: "Year 7", "years 10-11", "from year 6 to year 7", "Year 1 pupils".
  row(
    `\\b(?:from )?(?:years? [rn]\\b|(?:years?|yrs?\\.?|y) ?(?:[6-9]|1[0-4]))(?: ?(?:-|/|to|and|&) ?(?:years?|yrs?|y)? ?\\d{1,2})*\\b(?! ?[-/] ?\\d)`,
    () => undated('none'),
  ),
  row(
    `\\b(?:from )?(?:years?|yrs?\\.?|y) ?\\d(?: ?(?:-|/|to|and|&) ?(?:years?|yrs?|y)? ?(?:[6-9]|1[0-4]))\\b`,
    () => undated('none'),
  ),
  row(
    `\\b(?:years?|yrs?\\.?|y) ?\\d(?: ?(?:-|/|to|and|&) ?(?:years?|yrs?|y)? ?\\d)?(?='s\\b|s\\b| ${PUPILS}\\b)`,
    () => undated('none'),
  ),
  row('\\byear[- ]groups?\\b|\\bin[- ]year (?!\\d)|\\b9/11\\b', () => undated('none')),
  row('\\b24/7\\b', () => undated('continuous')),
  row(`\\b(?:terms? of (?:reference|office)|in terms of|fixed[- ]terms?|term[- ]time)\\b`, () =>
    undated('none'),
  ),
  row('\\bannual (?:leave|salar(?:y|ies)|budgets?|turnover|income|allowance)\\b', () => undated('none')),
  // What a thing lasts, not when it is due: "three year plans", "a 12-month programme", "for the next 5 years".
  row(
    `\\b${NUMBER}[- ](?:years?|months?|terms?|weeks?|days?)[- ](?:[a-z]+ )?(?:plans|strategies|programmes|budgets?|contracts?|pilots?|funding|posts?|courses?|projects?|cycles?|forecasts?|agreements?|placements?)\\b`,
    () => undated('none'),
  ),
  row(
    `\\bfor (?:the )?(?:(?:next|first|coming|following|initial) )?(?:a further )?${NUMBER} ${SPELL}\\b`,
    () => undated('none'),
  ),
  // Looking back.
  row(
    `\\b(?:(?:over|in|during|for|within|across|from|of) )?(?:the )?(?:last|past|previous|preceding|prior) (?:(?:few|several|couple of|${NUMBER}) )?(?:${UNIT}|decades?|academic years?|school years?|financial years?|half[- ]terms?)\\b(?! (?:of|in) )`,
    () => undated('none'),
  ),
  row('\\b(?:over|in) recent (?:years|months|times)\\b|\\brecently\\b|\\bhistorically\\b', () =>
    undated('none'),
  ),
  row(
    '\\b(?:compared (?:to|with) )?(?:prior to|before) (?:the )?(?:interventions?|pandemic|covid|lockdowns?)\\b|\\b(?:pre|post)(?: and (?:pre|post))?[- ](?:national )?(?:covid(?:-?19)?|pandemic|lockdowns?|brexit)\\b|\\bcovid-?19\\b',
    () => undated('none'),
  ),
  // The year in the name of a law, a strategy, a survey.
  row(
    `\\b(?:acts?|bills?|code(?: of practice)?|regulations?|strateg(?:y|ies)|plans?|frameworks?|programmes?|polic(?:y|ies)|visions?|deals?|agendas?|censuses|census|charters?|guidance|white papers?|green papers?) \\(?${YEAR}(?: ?[-/] ?(?:${YEAR}|\\d\\d))?(?!\\d)`,
    () => undated('none', 'medium'),
  ),
];
