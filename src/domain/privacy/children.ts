/** Children by name or by initials: told from staff, schools and everything else by what stands beside them. */
import { before, behind, type Finding, found } from './finding.ts';
import { isGivenName } from './given-names.ts';

const WORD = String.raw`\p{L}[\p{L}'’-]+`;
const CAPITAL = String.raw`\p{Lu}[\p{L}'’-]*\p{Ll}`;
const INITIALS = String.raw`(?:\p{Lu}\.\s?\p{Lu}\.?(?:\s?\p{Lu}\.)?|\p{Lu}{2})(?![\p{L}\p{N}])`;
const START = String.raw`(?<![\p{L}\p{N}.&/'’-])`;
const YEAR = String.raw`(?:y(?:ea)?r?\.?\s?(?:1[0-3]|[1-9]|r)|reception|nursery class|(?:1[0-3]|[7-9])[a-z])(?![\p{L}\p{N}])(?!\s?[-–/&]\s?\d|\s(?:and|to|or)\s(?:y(?:ea)?r?\s?)?\d)`;
const CHILD = '(?:pupil|student|learner|child|boy|girl|toddler|teenager|schoolboy|schoolgirl)';
const SCHOOL = String.raw`(?:\p{Lu}[\p{L}'’.-]+\s){1,4}(?:Primary|Infants?|Juniors?|Academy|School|High|Nursery|College|Secondary)`;

/** Pairs of capital letters that schools and councils are full of. */
const SHORT: ReadonlySet<string> = new Set(
  'LA EY KS TA EP AP HT DH QA IT RE PE DT PP FE HE SL SG CP CE EH FS SW UK EU GP HR PR AI ID PD RC VA VC CC MP OT ST AM PM YP LD EA HI VI MH SI CI AD CA AC BC DC OK TV US VR PC PA SS AA AB3 CL CS ES HS IP IV KP LP MD ME MS NE NW OR PL PO PS QM RI RP SC SE TL TU UA VP WG WP WS EL'.split(
    ' ',
  ),
);
const isShort = (initials: string): boolean => SHORT.has(initials);

/** Somebody who works on it, not somebody whom it is about. */
const STAFF_BEFORE =
  /\b(?:led by|leads?|lead:|owners?|owner:|(?:owned|agreed|done|written|signed|checked|chaired|drafted|made|taken) by|with|contact|cc|via|thanks to|mr|mrs|ms|miss|dr|cllr|councillor|sir|prof(?:essor)?|head|headteacher|teacher|senco|officer|manager|director|governor|coordinator)\b[\s:.,(]*$/iu;
const STAFF_BEHIND =
  /^[\s,(–-]*(?:(?:the|our|an?|new|acting|interim|deputy|assistant|senior|lead|strategic|class|primary|secondary|year \d+|y\d+)\s+)*(?:senco|sendco|head|headteacher|teachers?|teaching|tutors?|leads?|leaders?|officers?|managers?|directors?|governors?|co-?ordinators?|advis[eo]rs?|consultants?|chairs?|ceo|councillor|cllr|principal|social worker|psychologist|team|staff|support|(?:curriculum|transition|phonics|maths|english|attendance|cohort|group|results?|data|outcomes))\b/iu;

/** Capitalised words that follow "pupil" and are nobody. */
const THINGS =
  /^(?:premium|referral|protection|voice|council|parliament|services?|support|finance|forum|survey|health|development|poverty|hub|centre|tracker|passport|profile|leadership|ambassadors?|leaders?|union|loans?|welfare|safety|practice|death|benefit|minder|care|place|places|planning|admissions|numbers?|data|wellbeing|experience|governors?|sexual|criminal|looked|friendly|social|and|at|in|of|the|january|february|march|april|june|july|august|september|october|november|december|autumn|spring|summer|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/iu;

const NAMED = new RegExp(
  String.raw`${START}${CHILD}(?:'s name(?: is)?|\s+(?:is\s+)?(?:called|named)|\s*[:,–-])?\s+(${WORD})(?:\s+(${WORD}))?`,
  'giu',
);
const PLACED = new RegExp(
  String.raw`${START}(${CAPITAL})\s+(${CAPITAL})(?:\s+${CAPITAL})?\s*(?:[,–-]\s*|\(|\s(?:who is |is )?in\s|\s(?:from|of)\s|\s)(?:the\s)?(?:[Yy](?:ea)?r?\.?\s?(?:1[0-3]|[1-9]|R)|[Rr]eception)(?![\p{L}\p{N}])(?!\s?[-–/&]\s?\d)`,
  'gu',
);
const AGED = new RegExp(
  String.raw`${START}(${CAPITAL})(?:\s+${CAPITAL}){0,2},?\s*(?:\(\s*)?(?:aged?\s+)(?:1[0-7]|[2-9])(?!\d)|${START}(?:1[0-7]|[2-9])[ -]?(?:year|yr)s?[ -]?olds?,?\s+(${CAPITAL})(?:\s+${CAPITAL})?`,
  'gu',
);
const CASE =
  '(?:EHCP|EHC [Pp]lan|IEP|[Ee]xclusion|[Ss]uspension|[Cc]hild protection plan|[Ss]afeguarding (?:concern|referral)|CAMHS referral|[Mm]um|[Mm]other|[Dd]ad|[Ff]ather|[Pp]arents?|[Cc]arers?|[Ff]oster carers?)';
const CASE_OF = new RegExp(
  String.raw`${START}${CASE}\s+(?:of|for|about|:)\s+(${CAPITAL})\s+(${CAPITAL})`,
  'gu',
);
const OF_CASE = new RegExp(String.raw`${START}(${CAPITAL})\s+(${CAPITAL})['’]s?\s+${CASE}`, 'gu');

const INITIALS_IN_YEAR = new RegExp(
  String.raw`${START}(${INITIALS})(?:\s*[,(–-]\s*|\s+(?:(?:who )?is\s+)?(?:in\s+|from\s+|a\s+|of\s+)?)(?:[Yy](?:ea)?r?\.?\s?(?:1[0-3]|[1-9]|R)|[Rr]eception)(?![\p{L}\p{N}])(?!\s?[-–/&]\s?\d)`,
  'gu',
);
const YEAR_WITH_INITIALS = new RegExp(String.raw`${START}${YEAR}\s+(?:${CHILD}),?\s+(${INITIALS})`, 'giu');
const CHILD_INITIALS = new RegExp(String.raw`${START}${CHILD}\s*[:,]?\s+(${INITIALS})`, 'giu');
const INITIALS_AT_SCHOOL = new RegExp(
  String.raw`${START}(${INITIALS})(?:,\s*|\s+(?:at|from|of|attends|in)\s+)${SCHOOL}`,
  'gu',
);
const IN_YEAR = String.raw`(?:[Yy](?:ea)?r?\.?\s?(?:1[0-3]|[1-9]|R)|[Rr]eception)(?![\p{L}\p{N}])(?!\s?[-–/&]\s?\d)`;
const YEAR_THEN_INITIALS = new RegExp(String.raw`${START}${IN_YEAR}\s*[:,(–-]?\s*(${INITIALS})`, 'gu');
const INITIALS_AND_SCHOOL = new RegExp(
  String.raw`${START}(${INITIALS})\s+(?:(?:has|had|is|was|been|will|be|to|not|still|now|just|who)\s+){0,3}(?:mov|transferr|com|came|join|left|leav|went|start|exclud|suspend|remov|plac|enroll)\w*\s+(?:(?:in|into|from|to|at|of|out|by|on roll)\s+){0,2}(?:the\s+)?${SCHOOL}`,
  'gu',
);
/** Two small letters without a vowel are no word: "jb in y4". */
const SMALL_INITIALS = new RegExp(
  String.raw`${START}([b-df-hj-np-tv-xz]{2})\s*(?:\(|,\s|\s(?:is |who is )?(?:in|from)\s)\s*${IN_YEAR}`,
  'gu',
);
const FIRST_NAME_IN_YEAR = new RegExp(
  String.raw`${START}(${CAPITAL})\s*\(\s*(?:in\s|from\s)?${IN_YEAR}\s*\)`,
  'gu',
);
/** Given names that are months: "by May (Year 2)" is a date. */
const MONTHS = /^(?:april|may|june|august|january)$/i;

export const childrenIn = (text: string): Finding[] => [...namesIn(text), ...initialsIn(text)];

function namesIn(text: string): Finding[] {
  const staff = (at: number, end: number): boolean =>
    STAFF_BEFORE.test(before(text, at)) || STAFF_BEHIND.test(behind(text, end));
  const given = (match: RegExpExecArray): boolean =>
    isGivenName(match[1] ?? match[2] ?? '') &&
    !OF_PLACES.test(match[0]) &&
    !staff(match.index, match.index + match[0].length);
  return [
    ...found(
      'name',
      text,
      NAMED,
      (match) => isNamed(match) && !STAFF_BEHIND.test(behind(text, match.index + match[0].length)),
    ),
    ...found('name', text, PLACED, given),
    ...found(
      'name',
      text,
      FIRST_NAME_IN_YEAR,
      (match) =>
        given(match) && !MONTHS.test(match[1] ?? '') && !SURNAME_BEFORE.test(before(text, match.index)),
    ),
    ...found('name', text, AGED, given),
    ...found('name', text, CASE_OF, given),
    ...found('name', text, OF_CASE, given),
  ];
}

/** "St Mary (Y4)" and "Elm Victoria (Year 2)" are names of something longer. */
const SURNAME_BEFORE = /\b(?:st|saint|\p{Lu}\p{Ll}+)\.?\s$/u;

/** "pupil Jane Smith", "a girl called Aisha": not "Pupil Premium Strategy", and not "pupil will attend". */
function isNamed([whole, first = '', last = '']: RegExpExecArray): boolean {
  if (THINGS.test(first) || isShort(first)) return false;
  const called = /\b(?:called|named)\s|name(?: is)?\s/i.test(whole);
  const capital = /^\p{Lu}[\p{L}'’-]*\p{Ll}/u;
  if (called) return capital.test(first) || isGivenName(first);
  if (isGivenName(first)) return true;
  const lower = /^[a-z]/.test(whole) && !/[,–-]\s/.test(whole);
  return lower && capital.test(first) && capital.test(last) && !THINGS.test(last) && !OF_BODIES.test(last);
}
/** Streets, schools and houses that are named like people. */
const OF_PLACES =
  /\s(?:school|academy|primary|infants?|juniors?|college|nursery|house|park|hill|road|street|centre|centres|hall|avenue|lane|way|trust|children|high|court|farm|foundation|wing|suite|room|team|plan|strategy)\b/iu;
const OF_BODIES =
  /^(?:school|academy|primary|council|team|group|board|service|partnership|programme|project|strategy|unit|fund|award|college|centre|trust|plan|scheme|charter|day|week|zone|council's)$/iu;

function initialsIn(text: string): Finding[] {
  const meant = (match: RegExpExecArray): boolean => {
    const initials = match[1] ?? '';
    return (
      /^\p{Lu}/u.test(initials) &&
      initials.replace(/[^\p{L}]/gu, '') === initials.replace(/[^\p{L}]/gu, '').toUpperCase() &&
      !isShort(initials) &&
      !STAFF_BEFORE.test(before(text, match.index)) &&
      !STAFF_BEHIND.test(behind(text, match.index + match[0].length))
    );
  };
  const small = ([, initials = '']: RegExpExecArray): boolean =>
    !isShort(initials.toUpperCase()) && !NOT_INITIALS.test(initials);
  return [
    ...WITH_INITIALS.flatMap((pattern) => found('initials', text, pattern, meant)),
    ...found('initials', text, SMALL_INITIALS, small),
  ];
}

const WITH_INITIALS = [
  INITIALS_IN_YEAR,
  YEAR_WITH_INITIALS,
  YEAR_THEN_INITIALS,
  CHILD_INITIALS,
  INITIALS_AT_SCHOOL,
  INITIALS_AND_SCHOOL,
];
const NOT_INITIALS = /^(?:mr|ms|dr|st|th|nd|rd|km|kg|cm|mm|ft|vs|hq|pt|pp|wk|wb|wc|ht|dh|tbc)$/;
