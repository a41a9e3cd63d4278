/** The words by which a count of children is told from other numbers. */

/** Words that speak of children and of nothing else. */
const SURE =
  'pupils?|child(?:ren)?|young (?:people|persons?|adults?)|young carers?|cyp|learners?|students?|babies|infants?|toddlers?|teenagers?|boys?|girls?|youths?|siblings?|(?:\\d|two|three|four)[- ]year[- ]olds?|cla|lac|cin|uasc|neets?|ehcps?|ehc plans?|cme|ehe|exclusions?|suspensions?|excluded|missing education|part[- ]time timetables?|reduced timetables?|school moves?|managed moves?|absentees?';
const CHILDREN = `${SURE}|leavers?|send|sen|looked after|csc|y(?:ear )?\\d{1,2}s?|apprentices|nfa referrals?|early helps?|moves|escalations`;

const named = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}])`, 'iu');
export const OF_CHILDREN = named(CHILDREN);
export const FOR_SURE = named(SURE);

/** What is counted instead, where a unit names it. */
const ELSE =
  'schools?|settings?|nurser(?:y|ies)|colleges?|academ(?:y|ies)|audits?|returns|staff|teachers?|governors?|parents?|carers?|famil(?:y|ies)|providers?|employers?|events?|sessions?|meetings?|workshops?|places|champions?|mentors? trained|dsls?|practitioners|responses|surveys|visits|policies|plans|vacanc(?:y|ies)|opportunities|days?|hours?|weeks?';
export const OTHERS = new RegExp(`\\b(?:${ELSE})\\b`, 'i');

const MORE =
  'months?|years?|terms?|half-terms?|minutes?|mins|times|[ap]m|posts?|roles?|officers?|advisers?|workers?|assistants?|teams?|trusts?|boards?|partners?|panels?|projects?|pilots?|programmes?|contracts?|documents?|letters?|reports?|emails?|calls?|rooms?|buildings?|sites?|services?|areas?|reasons?|steps?|actions?|tasks?|items?|priorit(?:y|ies)|objectives?|points?|options?|drafts?|versions?|rounds?|phases?|stages?|hubs?|wards?';
/** "may" and "march" are verbs as well: months are written with a capital. */
const MONTHS =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const LINKS =
  'in|at|from|of|for|with|by|to|and|or|on|are|is|was|were|has|have|had|who|whose|that|without|still|only';

const NUMBER = '\\d{1,3}(?:,\\d{3})+|\\d+|one|two|three|four';
const BEFORE =
  '(?<![\\p{L}\\p{N}£])(?<![\\p{L}\\p{N}]-)(?<!\\d[.,/:])(?<!fewer than )(?<!https?:\\/\\/\\S{0,300})';
const AFTER = '(?![\\p{L}\\p{N}]|[.,/:]\\d|-(?!pupil|child)[\\p{L}\\d]|\\s?%|\\s?per ?cent|\\([a-z]\\))';

export const NUMBERS = {
  /** Two numbers with those words between them: each in a group. */
  pair: (between: string): RegExp => new RegExp(`${BEFORE}(${NUMBER})${between}(${NUMBER})${AFTER}`, 'giu'),
  /** "3", "3x", and "3 (three)" as the one count that it is. */
  single: new RegExp(
    `${BEFORE}(?:(${NUMBER})\\s+\\((?:${NUMBER})\\)|(\\d+)x(?![\\p{L}])|(${NUMBER})${AFTER})`,
    'giu',
  ),
};

/** What else is counted beside children, right after its number: "3 of our schools", "2 new posts", "3 March". */
export const BESIDE = new RegExp(
  `^(?:(?:(?:[Oo]ut )?of )?(?:(?:the|our|all|these|those) )?(?:\\d+ )?(?:(?!(?:${LINKS})\\b)[\\p{L}'’-]+ ){0,3}?(?:${anyCase(`${ELSE}|${MORE}`)})|${MONTHS})(?![\\p{L}])`,
  'u',
);

/** What a number stands behind where it numbers or ages, and counts nothing. */
export const NUMBERED =
  /(?:\b(?:years?|y|yrs?|ks|key stages?|class|phase|stage|tier|wave|level|band|grade|priority|objective|action|item|ref|page|section|part|room|step|option|version|draft|round|cohort|tranche|strand|aged?|ages)|\bno\.|#)\s*$/iu;
/** The same of times, but for "in autumn 2 pupils left". */
export const SEASON = new RegExp(
  `\\b(?:${anyCase('terms?|half-terms?|autumn|spring|summer|weeks?|day')}|${MONTHS})\\s*$`,
  'u',
);

const UP_TO_THREE = "(?:(?!(?:of|to|and|from|the)\\b)[\\p{L}'’-]+\\s+){0,3}?";
export const AFTER_NUMBER = {
  children: new RegExp(`^[\\s-]+${UP_TO_THREE}(?:${CHILDREN})(?![\\p{L}])`, 'iu'),
  /** "one" is a word as often as a count. */
  oneIsCounted: new RegExp(
    `^\\s+${UP_TO_THREE}(?:${CHILDREN})(?![\\p{L}])|^\\s+(?:of|is|left|remains?|has|still)\\b|^\\s*[.!?;,)]*\\s*$`,
    'iu',
  ),
};

const WHERE_THEY_ARE =
  'left|remain(?:s|ing|ed)?|who|still|wait(?:s|ing)?|outstanding|unplaced|missing|to (?:go|place|return|be (?:placed|found|seen))';
const WHAT_THEY_DO =
  'are|is|were|was|have|has|had|now|without|out|yet|need(?:s|ed)?|returned|placed|back|came|attend(?:s|ed|ing)?|moved|joined|started';
/** "3 left", "2 of them"; "only 3", "the other two are placed", with no noun behind that says what is counted. */
export const BARE = {
  told: new RegExp(
    `^\\s+(?:(?:out )?of (?:them|those|these|whom|the \\d+)|${WHERE_THEY_ARE})(?![\\p{L}])`,
    'iu',
  ),
  begins: /(?<![\p{L}])(?:only|just|all but|(?:the )?(?:last|other|remaining)|down to|still)\s*$/iu,
  ends: new RegExp(`^\\s*(?:$|[.,;:!?)]|(?:${WHAT_THEY_DO})(?![\\p{L}]))`, 'iu'),
};

/** One child's noun behind a count that is told as several. */
export const SINGULAR =
  /^([\s-]+(?:[\p{L}'’-]+\s+){0,2}?)(pupil|child|learner|student|boy|girl|toddler|sibling)(?![\p{L}'’])/iu;

/** A pattern of small letters that takes a capital at the beginning of each of its words as well. */
function anyCase(words: string): string {
  return words.replace(
    /(^|[|])([a-z])/g,
    (_all, bar: string, letter: string) => `${bar}[${letter}${letter.toUpperCase()}]`,
  );
}
