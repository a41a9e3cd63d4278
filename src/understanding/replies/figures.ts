/**
 * Parser: figures of what is counted or measured ("98 of 132 audits returned", "take up now 78%"). They are no
 * percentage complete; `percent.ts` infers one where a single count says how much of all is done.
 */
import type { SaidFigure } from '../../domain/update.ts';
import { claimed, type Parser } from '../mark.ts';
import { type Row, tableParser } from '../parse-table.ts';
import { wordsOf } from '../words.ts';

const COUNT = '(?<![\\d.,£$€/#:(+~-]|\\d\\s)(\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?![\\d%]|[.,/:-]\\d|\\s?%)';
const SECOND = '(\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?![\\d%]|[.,/:-]\\d|\\s?%)';
const RATE = '(?<![\\d.,£$€/+-])(\\d{1,3}(?:\\.\\d{1,2})?)\\s?(?:%|per\\s?cent\\b|pc\\b)';
const WORD = "[\\p{L}][\\p{L}'&-]*";
/** Words that begin another thought. */
const STOP =
  '(?!(?:out(?= of)|of(?= (?:a|the|our) (?:target|goal))|a(?= (?:target|goal))|and|but|so|with|w|which|who|as|we|i|by|at|to|from|because|rest|others|still|hoping|aiming|target|against|vs|up(?= from| to)|down|due|just|only|needs?|bar|apart|except|is|rather|since|until|til|till|then|after|before|when|on track|at risk|for|in|on(?! (?:site|board))|if|let|please|pls)\\b)';
const words = (most: number, least = 0): string => `((?:\\s+${STOP}${WORD}){${least},${most}})`;
const DELIVERED =
  '(?:returned|trained|delivered|completed?|signed up|attended|visited|done|in place|recruited|appointed|responded|replied|submitted|received|registered|enrolled|placed|reviewed|audited|issued|opened|created|built|on site|on board|onboard|engaged|involved|joined|taken up|assessed|supported|contacted|participating|taking part|achieved|certified|accredited|awarded|checked|live|in post|up and running|signed off|published|filled|reached|so far|to date)';
const BY_NAME =
  '(?:trained|recruited|appointed|returned|attended|signed up|responded|replied|enrolled|registered|delivered|visited|placed|engaged|completed)';
const DELIVERING =
  "(?:trained|recruited|delivered|held|completed|done|visited|reached|supported|engaged|appointed|opened|pilot(?:ed|ing)?|piloting it|attended by|signed up|issued|enrolled|ran|running|got|had|rolled out|working|have|now have|we've got|gone|live)(?:\\s+(?:w|with|in|to|at|by|for|up to|another|a further|all|about|around|over|nearly|the|our))*";

/** Numbers that name something instead of counting it. */
const NAMES =
  /\b(?:year|yr|years|ks|key stage|age|aged|ages|grade|level|room|section|phase|stage|step|part|priority|objective|item|action|version|v|deal|tier|band|wave|cohort|tranche|week|day|meeting|session|page|draft|term|module|round|option|lot|chapter|score|rated|ranked|deadline|opens?|closes?|closed|starts?|ends?|from|met|published|at|by|no|number|form|unit|block|annex|appendix|table|figure|item)\s?$/i;
const NOT_YET =
  /(?:\bnot|n't|\bwill be|\bshould be|\bto be|\bif|\buntil|\bonce|\bwant|\bneed|\bhope|\bexpect(?:ing)?|\baim(?:ing)?(?: for)?|\btarget(?: is| of)?)\s*$/i;
const TIME =
  /^\s*(?:per ?cent|percent|pc|day|week|month|year|yr|hour|hr|min|minute|term|fortnight|quarter|half|am|pm|st|nd|rd|th|page|k|m|mn|million|thousand|pound|p|fte|wte|point|pp|times?|years?|yrs?|o'clock|plus|week'?s|more (?:day|week|month))(?:s|s')?\b/i;
const LACKING =
  /\b(?:outstanding|left|to go|to do|remaining|missing|refused|declined|failed|vacant|absent|overdue|not|none|at risk|behind|late|short|unfilled|no|never|lost|withdrawn|waiting|unable|sick|off|leaving|vacancies|excluded)\b/i;

const figure = (value: number, unit: string, more: Partial<SaidFigure> = {}) =>
  ({
    kind: 'figure',
    figure: { value, of: null, target: null, unit: unit.slice(0, 200), ...more },
    how: 'said',
  }) as const;
const number = (digits = ''): number => Number(digits.replaceAll(',', ''));
const plain = (unit = ''): string =>
  unit.trim().replace(/\s+(?:have|has|had|are|is|were|was|been|now|already|so far|to date)$/i, '');
const isYear = (digits = ''): boolean => /^(?:19|20)\d\d$/.test(digits);

const row = (pattern: string, read: Row['read']): Row => ({
  pattern: new RegExp(pattern, 'giu'),
  read: (match, sight) => {
    const before = sight.left.slice(Math.max(0, match.index - 24), match.index);
    return NAMES.test(before) || NOT_YET.test(before) ? null : read(match, sight);
  },
});

const counted = (value: string | undefined, unit: string, least = 1) =>
  TIME.test(unit) || LACKING.test(unit) || isYear(value) || wordsOf(unit).length < least
    ? null
    : figure(number(value), plain(unit));

/** What the speaker calls the whole action: a percentage of that is how much is done. */
const OWN = new Set(
  `abt we were are it its is im am i id say now at about around approx approximately roughly nearly almost over just still so far
  all this that one action activity work progress overall up to us our my the yes yep ok hi hello thanks status update
  currently today already rag only got completion complete completed done finished percent maybe probably think have been
  mark set make put call we've weve hit reached achieved seen i've on off track at risk red amber green blue slipping behind delayed of a an and by hope aim target expect will
  should be from with there through way not in job task project whole thing everything`.split(/\s+/),
);
const measured = (noun: string): string | null =>
  wordsOf(noun).some((word) => !OWN.has(word.text)) ? plain(noun) : null;
/** "60% mapped" says how far the work is; "61% trained" counts people. */
const WORK =
  /^\s*(?!(?:trained|attended|returned|responded|replied|recruited|registered|enrolled|engaged|satisfied|vaccinated|placed|supported|achieved|reached|assessed|visited|attained|absent|missed)\b)(?:\p{L}+ed|written|built|rolled out|set up|drawn up|in place|over the line)(?:\s+(?:up|out|now|so far))*\s*$/iu;
const FEELING =
  /^\s*(?:i'?d|id|i|we'?d|would|give or|or (?:so|thereabouts)|sure|confident|certain|committed|behind|agree|happy|clear|on (?:it|board|track)|there|done|complete|finished|through|of the (?:way|action|work)|progress|now|so far|behind|just|only|needs?|bar|left)\b/i;

/** "1/2 done" is a share of the action itself. */
const DONE_OF_ALL = /^\s*(?:done|completed?|there|finished|through)\b/i;

const ROWS: readonly Row[] = [
  // "Attendance 93.2 up from 92.6", "NEET down to 3.1 from 3.9".
  row(
    `(?<=^|[\\n,;:.!(]\\s?|-\\s|\\band\\s)((?:${WORD}\\s+){1,4}?)(?:(?:is|are|was|now|at|of|has|have|gone|risen|fallen|rose|fell|up|down|to|improved|dropped)\\s+)*(\\d{1,3}(?:\\.\\d{1,2})?),?\\s+\\(?(?:(?:up|down)\\s+(?:from|on)|from|was|vs\\.?|against|compared (?:to|with))\\s+\\d{1,3}(?:\\.\\d{1,2})?%?\\)?`,
    (m) => {
      const unit = measured((m[1] ?? '').replace(/\s+(?:up|down|is|are|now|at|to)\s*$/gi, ''));
      return unit === null || isYear(m[2]) ? null : figure(Number(m[2]), unit);
    },
  ),
  row(
    `${COUNT}${words(6)}[\\s,;:(-]*(?:(?:against|vs\\.?|v|out of|of|towards)\\s+)?(?:(?:a|the|our)\\s+)?(?:target|goal|aim|aiming for|needed|required)(?:\\s+(?:of|is|was))?[\\s:]+${SECOND}`,
    (m) => {
      const found = counted(m[1], m[2] ?? '', 0);
      return found && number(m[3]) >= 2 ? figure(number(m[1]), plain(m[2]), { target: number(m[3]) }) : null;
    },
  ),
  row(`${COUNT}${words(5)}\\s+against\\s+${SECOND}`, (m) =>
    counted(m[1], m[2] ?? '', 0) ? figure(number(m[1]), plain(m[2]), { target: number(m[3]) }) : null,
  ),
  row(`${COUNT}\\s+(?:out\\s+)?of\\s+(?:(?:the|our|all)\\s+)?${SECOND}${words(5)}`, (m) => shareOf(m)),
  row(
    `${COUNT}${words(4, 1)}(?:\\s+${DELIVERED})?\\s+out\\s+of\\s+(?:(?:the|our|all|a total of)\\s+)?${SECOND}`,
    (m) => {
      const found = number(m[1]) <= number(m[3]) ? counted(m[1], m[2] ?? '') : null;
      return found && figure(number(m[1]), plain(m[2]), { of: number(m[3]) });
    },
  ),
  row(`(?<![\\d.,£$€/#:-])(\\d{1,4})\\s?\\/\\s?(\\d{1,4})(?![\\d%/]|\\.\\d|\\s?%)${words(5, 1)}`, (m) =>
    DONE_OF_ALL.test(m[3] ?? '') ? null : shareOf(m),
  ),
  row(
    `(?<=^|[\\n,;:.!(]\\s?|-\\s|\\band\\s|${claimed('item')}\\s)((?:${WORD}\\s+){1,5}?)(?:(?:is|are|was|now|at|(?:up|down) (?:to|at)|of|stands|hit|reached|currently|has|have|risen|rose|gone|fallen|fell|running|increased|dropped|improved|to|up to)\\s+)*[:-]?\\s*${RATE}(?!\\s*(?:there|done|complete[d]?|finished|through|of the way|progress|built|mapped|drafted|written|populated|configured|tested|migrated)\\b)(?:\\s+(?:now\\s+)?(?:\\(?(?:up|down|from|was|against|vs)\\s+)+\\d{1,3}(?:\\.\\d+)?\\s?%?\\)?)?`,
    (m) => {
      const unit = measured(m[1] ?? '');
      return unit === null ? null : figure(Number(m[2]), `% ${unit}`);
    },
  ),
  row(
    `${RATE}${words(5, 1)}(?:\\s+(?:up|down)\\s+from\\s+\\d{1,3}(?:\\.\\d+)?\\s?%?)?(?:[\\s,(-]*(?:(?:against|vs\\.?|of)\\s+)?(?:(?:a|the|our)\\s+)?(?:target|goal|aim)(?:\\s+(?:of|is|was))?[\\s:]+(\\d{1,3}(?:\\.\\d{1,2})?)(?![\\d.])\\s?%?\\)?)?`,
    (m) => {
      if (FEELING.test(m[2] ?? '') || LACKING.test(m[2] ?? '') || WORK.test(m[2] ?? '')) return null;
      const unit = plain((m[2] ?? '').trim().replace(/^(?:of )?(?:the |our |all )?/i, ''));
      return measured(unit) === null
        ? null
        : figure(Number(m[1]), `% ${unit}`, m[3] === undefined ? {} : { target: Number(m[3]) });
    },
  ),
  row(`${RATE}\\s+of\\s+(?:the\\s+|our\\s+|all\\s+)?(${WORD}(?:\\s+${STOP}${WORD}){0,4})`, (m) =>
    measured(m[2] ?? '') === null || LACKING.test(m[2] ?? '')
      ? null
      : figure(Number(m[1]), `% ${plain(m[2])}`),
  ),
  row(`${COUNT}((?:\\s+${STOP}${WORD}){1,4}?\\s+${DELIVERED})(?![\\p{L}])`, (m) => counted(m[1], m[2] ?? '')),
  row(`${COUNT}(\\s+${BY_NAME})(?![\\p{L}])`, (m) => counted(m[1], m[2] ?? '')),
  row(`(?<![\\p{L}])${DELIVERING}\\s+${COUNT}${words(3, 1)}`, (m) => counted(m[1], m[2] ?? '')),
];

/** "98 of 132 audits returned": what lacks is no progress. */
function shareOf(m: RegExpExecArray) {
  const [value, of, unit] = [number(m[1]), number(m[2]), m[3] ?? ''];
  if (of < 2 || value > of || TIME.test(unit) || LACKING.test(unit)) return null;
  return figure(value, plain(unit), { of });
}

/** A pasted table of figures is no reply: beyond this nothing is counted. */
const LONGEST = 800;
const counts = tableParser(ROWS);

export const figures: Parser = (sight) => counts({ ...sight, left: sight.left.slice(0, LONGEST) });
