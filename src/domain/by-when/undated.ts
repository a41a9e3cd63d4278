/** Rows: words that name no date. They go last: where a date or a rhythm stands beside them, that one counts. */
import { phrases, type Row, row, undated } from './sight.ts';

const MEETING =
  '(?:meetings?|boards?|committees?|forums?|conversations|reviews?|conferences?|panels?|supervisions?|sessions?)';
const POSSIBLE = '(?:possible|practicable)';

/** Points at a time without naming one. */
const loose = phrases(
  [
    'timely',
    'in (?:good time|due course|time)',
    'over time',
    '(?:moving|going) forwards?',
    '(?:(?:and )?in|into) the (?:near |long(?:er)? )?future',
    '(?:across|throughout|during|over) the (?:academic |school |financial )?year',
    'within (?:the )?(?:\\w+ )?(?:timelines?|timescales?|time ?frames?|deadlines?|limits)',
    'on schedule',
    'as (?:per|in|set out in) (?:the )?(?:\\w+ )?(?:plan|programme|timetable|schedule)',
    'see (?:above|below|plan|calendar|timetable)',
  ],
  undated('vague', 'high', false),
);

const events: readonly Row[] = [
  row(
    `\\b(?:once|when|whenever|upon|as soon as|until such time as|if and when) (?!${POSSIBLE}|an? (?:week|month|term|year))[a-z]`,
    () => undated('event'),
  ),
  phrases(
    [
      'after',
      'following',
      'before',
      'prior to',
      'ahead of',
      'dependent (?:up)?on',
      'depending on',
      'contingent on',
      'pending',
      'awaiting',
      'in response to',
      'in the event of',
      'on (?:completion|approval|receipt|publication|appointment)(?: of)?',
      'post[- ](?:inspection|ofsted|election|approval|launch|implementation)',
    ],
    undated('event'),
  ),
  phrases(
    [
      'as and when',
      'as (?:and when )?(?:required|needed|necessary|appropriate|applicable|requested)',
      'as they (?:arise|occur|come)',
      '(?:where|when) (?:needed|required|necessary)',
      'on (?:demand|request)',
      'ad[- ]hoc',
    ],
    undated('event'),
  ),
  phrases(
    ['(?:taking account of|in line with) (?:any )?(?:updates?|changes)', 'statutory collections?'],
    undated('event', 'medium'),
  ),
];

/** Each time some body meets: its own calendar says when. */
const atMeetings = phrases(
  [
    `(?:(?:at|in|to|for) )?(?:each|every|all) (?:\\w+ ){0,3}${MEETING}`,
    `(?:a )?stand(?:ard|ing) (?:agenda )?item(?: on)?`,
    `to attend (?:\\w+ ){0,4}${MEETING}`,
    `as part of (?:\\w+ ){0,5}${MEETING}`,
  ],
  undated('recurrence'),
);

const continuous = phrases(
  [
    'on-?going',
    'continu(?:e|es|ed|ing|ous|ously|al|ally)(?! (?:professional|improvement|assessment|provision|education|health|care))',
    'rolling(?: programme| basis)?',
    'permanent(?:ly)?',
    'perpetual',
    'indefinite(?:ly)?',
    'business as usual',
    'bau',
    'always',
    'at all times',
    'daily',
    '(?:each|every) day',
    'day[- ]to[- ]day',
    'year[- ]round',
    'all year(?: round)?',
    'throughout',
  ],
  undated('continuous'),
);

const wantsDate: readonly Row[] = [
  phrases(['t\\.?b\\.?[acd]\\.?', 'to be (?:confirmed|determined)', 'provisional(?:ly)?', 'subject to'], {
    ...undated('vague', 'low'),
    unsettles: true,
  }),
  phrases(
    [
      'to be (?:agreed|decided|advised|scheduled|finalised|set|arranged)',
      'not yet (?:known|agreed|set|confirmed|scheduled)',
      'unknown',
      'dates? (?:to follow|awaited|not set)',
      'under review',
    ],
    undated('vague', 'low'),
  ),
  phrases(
    [
      'a\\.?s\\.?a\\.?p\\.?',
      `as soon as ${POSSIBLE}`,
      'immediate(?:ly)?',
      'urgent(?:ly)?',
      'earliest (?:opportunity|convenience)',
      'at the earliest',
      'without delay',
      'now',
      'shortly',
      'soon',
      '(?:short|medium|long(?:er)?|near)(?:[- ]to[- ](?:medium|long(?:er)?))?[- ]?term',
      '(?:short|medium|long|priority)(?= *$)',
    ],
    undated('vague'),
  ),
];

const withoutRhythm = phrases(
  [
    'regular(?:ly)?',
    'periodic(?:al|ally)?',
    'frequent(?:ly)?',
    'routine(?:ly)?',
    'from time to time',
    'at (?:agreed|regular|key) (?:intervals|points|times)',
  ],
  undated('recurrence', 'low', true),
);

export const undatedRows: readonly Row[] = [
  loose,
  ...events,
  atMeetings,
  continuous,
  ...wantsDate,
  withoutRhythm,
];
