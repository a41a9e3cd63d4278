/** The words that stand before and after dates, and what they make of them. */

/** Words of a list, `.` in one standing for a blank. */
const anyOf = (...lists: string[]): string =>
  `(?:${lists
    .flatMap((list) => list.split(' '))
    .join('|')
    .replaceAll('.', ' ')})`;
const before = (words: string): RegExp => new RegExp(`\\b(?:${words})(?: the)? $`, 'i');

/** What leads to a date. */
export type Lead = 'each' | 'by' | 'before' | 'until' | 'between' | 'since' | 'from' | 'after' | 'in';

const IN = '(?: from| in| on)?:?';
const BY = [
  'by',
  '(?:no|not) later than',
  'on or before',
  '(?:at the )?latest by',
  'deadline(?: of| is)?:?',
  'due(?: date)?(?: by| on| in)?:?',
  'completed? (?:by|in)',
  'in place (?:by|for)',
  'target(?: date)?(?: of| is)?:?',
  'end(?:s|ing)?(?: date)?(?: in| on)?:',
];
const UNTIL = [
  'until',
  'till?',
  'up (?:un)?to',
  '(?:running|through|extended) to',
  'ends?',
  'ending',
  'concludes?',
  'to',
];
const FROM = [
  'from',
  `start(?:s|ing|ed)?(?: date)?${IN}`,
  `commenc(?:es|e|ing)${IN}`,
  `begin(?:s|ning)?${IN}`,
  'as (?:of|from)',
  'with effect from',
  'w\\.?e\\.?f\\.?',
  'effective(?: from)?',
  `launch(?:es|ing)?${IN}`,
];

/** In order: "no later than" is no "later than". */
export const LEADS: readonly [Lead, RegExp][] = [
  ['each', /\b(?:each|every)(?: and every)? (?:the )?$/i],
  ['by', new RegExp(`\\b(?:${BY.join('|')})(?: the| this)? ?$`, 'i')],
  ['before', before('before|prior to|ahead of|in advance of|(?:in time|ready) for')],
  ['until', new RegExp(`\\b(?:${UNTIL.join('|')})(?: the)?(?: in| on)? $|(?:^|[a-z] ?)- ?> ?$|^- ?$`, 'i')],
  ['between', before('between')],
  ['since', before('since')],
  ['from', before(FROM.join('|'))],
  ['after', /\b(?:after|following|beyond|post|later than)(?: the)?[ -]$/i],
  ['in', before(anyOf('in during over throughout across within through at on for of around circa about'))],
];

/** After a date: it opens, and does not end. */
export const ONWARDS = new RegExp(
  `^,? ?(?:${[
    '\\(?on-?wards?\\)?',
    'forwards?',
    'on(?= ?(?:$|[,;.)]))',
    'and (?:beyond|onwards?|(?:then )?ongoing|thereafter|continuing|then (?:annually|termly|monthly|yearly))',
    '(?:then )?\\(?(?:ongoing|on-going|continuing|thereafter)\\)?(?! (?:to|until))',
    'plus\\b',
    '\\+',
    '(?:-|->|>)(?= ?$)',
  ].join('|')})`,
  'i',
);

const ROUGHLY =
  'circa|approx(?:imately)?|around|about|roughly|provisional(?:ly)?|estimated?|est|hopefully|aim(?:ing)? for|possibly|tbc|if possible|indicative(?:ly)?';
/** Before a date: nearly then. */
export const CIRCA = new RegExp(`(?:\\b(?:${ROUGHLY})|\\bc\\.)[ .:,;(-]*(?:by )?(?:the )?$`, 'i');
/** After a date: perhaps. */
export const DOUBTED = new RegExp(`^ ?(?:\\?|\\(?(?:${ROUGHLY}|t\\.b\\.c|subject to|at the earliest))`, 'i');

/** Before a date: it was decided then, and is not to come. */
export const PAST_VERB =
  /(?<!\b(?:be|been|being|is|are|to|will)) ?\b(?:\w{3,}ed|written|set|made|begun|held|undertaken|drawn up|put in place) (?:in|on|since|during|from) $/i;

/** Words that head a column of dates, and stand in its cells. */
const FILLER = new RegExp(
  `\\b${anyOf(
    'target timescales? due deadline when date complet(?:e|ed|ion) delivery expected planned estimated est',
    'approx(?:imately)? circa around about latest at the by end start review tbc provisional only if possible',
  )}\\b`,
  'gi',
);
/** Whether nothing but such words stand around a date. */
export function standsAlone(head: string, tail: string): boolean {
  const rest = `${head} ${tail}`.replace(FILLER, ' ');
  return !/[\p{L}\p{N}]/u.test(rest) || (/^ ?$|[(:;] ?$/.test(head) && /^ ?(?:$|[).;,:])/.test(tail));
}

/** "May" and "March" in small letters are verbs unless one of these stands before them. */
export const WANTS_MONTH = new RegExp(
  `(?:\\b${anyOf(
    'in by until till til to of from since next this for during before after end early mid late each every and or',
    'between throughout due',
  )}[ -](?:the )?|^|[/(-] ?)$`,
  'i',
);

/** Words after which a year alone is one: others make a name of it ("Deal 2030"). */
export const LEADS_TO_YEAR = new RegExp(
  `(?:^|[^\\p{L}' ] ?|\\b${anyOf(
    'in by from until till til to since during for of on before after between throughout through within over across',
    'end early mid late circa about around approx approximately and or at the each every then year',
    'spring summer autumn winter target date deadline due ready ongoing annually yearly',
    'complete completed completion review reviewed launch launched start starts starting ends ending',
    'publish published deliver delivered',
  )}[- ])$`,
  'iu',
);
/** Words that may follow one. Any other makes an adjective of it ("the 2021 thresholds"). */
export const FOLLOWS_YEAR = new RegExp(
  `^(?: ?$| ?[^\\p{L}\\s\\d'&+>]| ?[&+>-]| ${anyOf(
    'and or to until till onwards? on but if when where with by for at in of then through as via so plus the from',
    'subject dependent depending provided pending is will ongoing tbc latest target review following after before',
    'spring summer autumn winter academic school financial calendar',
  )}(?!\\p{L}))`,
  'iu',
);
/** After a year: how things stood in it. */
export const STATE_IN_YEAR = new RegExp(
  `^ ${anyOf('data results? outcomes? baselines? figures? levels? rates? averages? performance exams? cohorts? returns? positions?')}\\b`,
  'i',
);
/** Before a year: all of it, and not only by its end. */
export const WHOLE_YEAR =
  /\b(?:in|during|throughout|across|over|within|through)(?: the)?(?: whole| calendar)?(?: of| year)? $/i;
