/** Parser: how much is done. A percentage of something else ("take up now 78%") is a measure and is left alone. */

import { countOf } from '../dates/number-words.ts';
import { claimed, type Mark, marksOf, type Parser, type Sight } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';

const NUMBER = '(?<![\\d.,£$-])(\\d{1,4})\\s?(?:%|per\\s?cent\\b|pc\\b)';
const DONE = '(?:there|done|complete[d]?|finished|through|of the way(?: there)?|progress)\\b';
const START = `(?<=^|[\\n,;:.!(-]\\s?|${claimed('item')}\\s?)`;
const HEDGE =
  "(?:(?:so|(?:i'd |id |i would |we'd )?(?:call it|put it at|say)|well|we're|we are|it's|its|it is|i'm|i am|i'd say|now|at|abt|about|around|approx|approximately|roughly|nearly|almost|over|just|still|say|progress|complete|done|is)[\\s:]+)*";
const NOT_YET =
  /(?:\bnot|n't|\bwill be|\bshould be|\bto be|\bunless|\bif|\bwhen|\buntil|\btarget(?: is| of)?|\bby)\s*$/i;

const SHARES: Record<string, number> = {
  half: 50,
  'half way': 50,
  halfway: 50,
  'three quarters': 75,
  '3 quarters': 75,
  'two thirds': 67,
  'one third': 33,
  'a third': 33,
  'one quarter': 25,
  'a quarter': 25,
};

const said = (match: RegExpExecArray, sight: Sight) =>
  NOT_YET.test(sight.left.slice(0, match.index))
    ? null
    : ({ kind: 'percent', value: Number(match[1]), how: 'said' } as const);

const SMALL = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3}';
const small = (word = ''): number => (/^\d/.test(word) ? Number(word) : (countOf(word) ?? 0));
const STEP_DONE =
  '(?:done|completed?|finished|drafted|written|delivered|trained|returned|signed off|in place|agreed|approved|published|live|held|reviewed|set up|in|back|sorted|submitted|recruited|appointed|visited|started|open(?:ed)?)';

/** "Phase 2 of 3 complete" counts nothing. */
const isNamed = ({ index }: RegExpExecArray, { left }: Sight): boolean =>
  /\b(?:phase|stage|step|part|year|yr|week|day|round|cohort|tranche|wave|strand|module|section|priority|objective|no|number)\s$/i.test(
    left.slice(Math.max(0, index - 20), index),
  );

/** "3 still to do out of 8". */
const LACKS =
  /\b(?:left|outstanding|missing|to|not|no|never|refused|behind|late|overdue|remaining|target|without|failed|declined|marks?|scored?)\b/i;

const share = (part: number, whole: number) =>
  whole >= 2 && part <= whole
    ? ({ kind: 'percent', value: Math.round((100 * part) / whole), how: 'implied' } as const)
    : null;

const row = (pattern: string, read: Row['read']): Row => ({ pattern: new RegExp(pattern, 'giu'), read });

const phrases = tableParser([
  row(
    '(?:%|\\bper\\s?cent(?:age)?)\\s+(?:complete[d]?|done|progress)\\s*(?:[:=-]|is)?\\s*(\\d{1,4})(?:\\s?%|\\s?per\\s?cent\\b)?(?![\\d.,/]\\d|\\s+\\w)',
    said,
  ),
  row(
    `(?<=\\b(?:on[ -]track|at[ -]risk|off[ -]track|red|amber|green|slipping|behind|delayed)\\s(?:at\\s)?)${NUMBER}(?=\\s*(?:$|[\\n,;.!)]))`,
    said,
  ),
  row(`${NUMBER}\\s*${DONE}`, said),
  row(
    `${START}(?:(?!take\\b|up\\b)\\p{L}+\\s+){0,3}?${HEDGE}${NUMBER}\\s+(?:mapped|drafted|built|populated|configured|tested|migrated|completed|written|built|rolled out|set up|drawn up|in place)(?=\\s*(?:(?:up|out|now|so far)\\b|$|[\\n,;:.!)-]))`,
    (match, sight) => said(match, sight) && { kind: 'percent', value: Number(match[1]), how: 'implied' },
  ),
  row(`\\b(?:done|complete[d]?|finished)\\s+(?:about\\s+|around\\s+|roughly\\s+)?${NUMBER}`, said),
  row(
    `${START}${HEDGE}${NUMBER}(?=\\s*(?:(?:now|so far|just|only|needs?|but|bar|apart from|except|left|i'?d (?:have )?(?:say|said|thought|guess)|id have thought|i (?:think|reckon|guess)|or so|or thereabouts|give or take)\\b|$|[\\n,;:.!)-]|\\p{Extended_Pictographic}))`,
    said,
  ),
  row(`(?<![\\d.,£$/])\\b(\\d{1,4})\\s?\\/\\s?(\\d{1,4})\\s+(?:now |all )?${DONE}`, (m) =>
    share(Number(m[1]), Number(m[2])),
  ),
  row(
    `\\b(half(?:\\s?way)?|(?:three|3) quarters|two thirds|(?:a|one) third|(?:a|one) quarter)\\s+(?:of\\s+)?(?:the way\\s+|it\\s+|them\\s+|(?:the|our|all)\\s+\\p{L}+\\s+)?(?:(?:is|are|now|have|has|been)\\s+){0,2}(?:${DONE}|(?:returned|trained|delivered|signed up|submitted)\\b)|\\bhalf[\\s-]?way\\b|(?<=^(?:(?:about|around|roughly|nearly|almost|just|over|we're|were|at|now)\\s+)*)\\bhalf\\b(?=\\s*$)`,
    (m, sight) =>
      NOT_YET.test(sight.left.slice(0, m.index))
        ? null
        : { kind: 'percent', value: SHARES[(m[1] ?? 'half').toLowerCase()] ?? 50, how: 'implied' },
  ),
  // "Two strands drafted out of four", "two of the four strands are done".
  row(
    `(?<![\\w.,/])(${SMALL})\\s+(?:\\p{L}+\\s+){0,3}?${STEP_DONE}\\s+(?:out\\s+)?of\\s+(?:the\\s+|our\\s+|all\\s+)?(${SMALL})(?![\\w%.,/]\\w|\\s?%)`,
    (m, sight) => (isNamed(m, sight) ? null : share(small(m[1]), small(m[2]))),
  ),
  row(
    `(?<![\\w.,/])(${SMALL})\\s+(?:out\\s+)?of\\s+(?:the\\s+|our\\s+|all\\s+)?(${SMALL})\\s+(?:\\p{L}+\\s+){0,3}?${STEP_DONE}(?![\\p{L}])`,
    (m, sight) => (isNamed(m, sight) ? null : share(small(m[1]), small(m[2]))),
  ),
  row(
    `(?<![\\w.,/])(${SMALL})\\s+(?:\\p{L}+\\s+){1,4}?out\\s+of\\s+(?:the\\s+|our\\s+|all\\s+)?(${SMALL})(?=\\s*(?:$|[\\n,;.!)]|now\\b|so far\\b))`,
    (m, sight) => (isNamed(m, sight) || LACKS.test(m[0]) ? null : share(small(m[1]), small(m[2]))),
  ),
  row(
    "^(?:(?:no|sorry|actually|oops|it's|its|it is|now|is|make (?:it|that))[\\s,]+)*(100|\\d{1,2})\\s?%?(?:\\s+now)?[\\s,]+(?:and\\s+)?not\\s+\\d{1,3}\\s?%?[\\s.!]*$",
    (m) => ({ kind: 'percent', value: Number(m[1]), how: 'implied' }),
  ),
  row('^(?:(?:about|around|approx|roughly|say|c)[\\s.]+|~\\s?)?(100|\\d{1,2})(?:ish)?[\\s.!?]*$', (m) => ({
    kind: 'percent',
    value: Number(m[1]),
    how: 'implied',
  })),
]);

/** One count of all says how much is done; of two it would have to be guessed which. */
function ofFigures(sight: Sight): Mark[] {
  const shares = marksOf(sight, 'figure').flatMap(({ kind: _, figure, how: __, ...stretch }) => {
    // A rate against its target is a measure still.
    const whole = figure.unit.startsWith('%') ? null : (figure.of ?? figure.target);
    const percent = whole === null ? null : share(figure.value, whole);
    return percent ? [{ ...stretch, ...percent }] : [];
  });
  return new Set(shares.map(({ value }) => value)).size === 1 ? shares.slice(0, 1) : [];
}

export const percents: Parser = (sight) => {
  const derived = ofFigures(sight);
  return derived.length > 0 ? [...derived, ...phrases(sight)] : phrases(sight);
};
