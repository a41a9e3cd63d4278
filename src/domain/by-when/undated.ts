/** Rows: words that name no date. They go last: where a date or a rhythm stands beside them, that one counts. */
import { type Row, row, undated } from './sight.ts';

const MEETING =
  '(?:meetings?|boards?|committees?|forums?|conversations|reviews?|conferences?|panels?|supervisions?|sessions?)';

export const undatedRows: readonly Row[] = [
  // Points at a time without naming one.
  row(
    '\\btimely\\b|\\bin (?:good time|due course|time)\\b|\\bover time\\b|\\bmoving forwards?\\b|\\bgoing forwards?\\b|\\b(?:in|and in|into) the (?:near |long(?:er)? )?future\\b|\\b(?:across|throughout|during|over) the (?:academic |school |financial )?year\\b|\\bwithin (?:the )?(?:\\w+ )?(?:timelines?|timescales?|timeframes?|time ?frames?|deadlines?|limits)\\b|\\bon schedule\\b|\\bas (?:per|in|set out in) (?:the )?(?:\\w+ )?(?:plan|programme|timetable|schedule)\\b|\\bsee (?:above|below|plan|calendar|timetable)\\b',
    () => undated('vague', 'high', false),
  ),
  // What nobody can date: it waits for something, or comes with a meeting whose own date is elsewhere.
  row(
    '\\b(?:once|when|whenever|upon|as soon as|until such time as|in the event of|if and when) (?!possible|practicable|a (?:week|month|term|year))[a-z]',
    () => undated('event'),
  ),
  row(
    '\\b(?:after|following|dependent (?:up)?on|depending on|contingent on|pending|awaiting|on (?:completion|approval|receipt|publication|appointment) of?|in response to|prior to|ahead of|before|post[- ](?:inspection|ofsted|election|approval|launch|implementation)) ?[a-z]*',
    () => undated('event'),
  ),
  row(
    '\\bas (?:and when|(?:and )?(?:required|needed|necessary|appropriate|applicable|requested)|they (?:arise|occur|come))|\\bwhere (?:needed|required|necessary)\\b|\\bon (?:demand|request)\\b|\\bad[- ]hoc\\b|\\bwhen (?:needed|required)\\b',
    () => undated('event'),
  ),
  row(
    `\\b(?:(?:at|in|to|for) )?(?:each|every|all) (?:\\w+ ){0,3}${MEETING}|\\b(?:a )?standard(?:ing)? (?:agenda )?item\\b(?: on)?|\\bstanding (?:agenda )?item\\b(?: on)?|\\bto attend (?:\\w+ ){0,4}${MEETING}|\\bas part of (?:\\w+ ){0,5}${MEETING}|\\bevery meeting\\b|\\beach meeting\\b`,
    () => undated('event'),
  ),
  row(
    '\\btaking account of (?:any )?(?:updates?|changes)|\\bin line with (?:updates?|changes)|\\bstatutory collections?\\b',
    () => undated('event', 'medium'),
  ),
  row(
    '\\b(?:on-?going|continu(?:e|es|ed|ing|ous|ously|al|ally)(?! (?:professional|improvement|assessment|provision|education|health|care))|rolling(?: programme| basis)?|permanent(?:ly)?|perpetual|indefinite(?:ly)?|business as usual|bau|always|at all times|daily|every day|each day|day[- ]to[- ]day|year[- ]round|all year(?: round)?|throughout)\\b',
    () => undated('continuous'),
  ),
  // What wants a date that nobody has given.
  row(
    '\\bt\\.?b\\.?[acd]\\b\\.?|\\bto be (?:confirmed|determined)\\b|\\bprovisional(?:ly)?\\b|\\bsubject to\\b',
    () => ({ ...undated('vague', 'low'), unsettles: true }),
  ),
  row(
    '\\bto be (?:agreed|decided|advised|scheduled|finalised|set|arranged)\\b|\\bnot yet (?:known|agreed|set|confirmed|scheduled)\\b|\\bunknown\\b|\\bdates? (?:to follow|awaited|not set)\\b|\\bunder review\\b',
    () => undated('vague', 'low'),
  ),
  row(
    '\\ba\\.?s\\.?a\\.?p\\b\\.?|\\bas soon as (?:possible|practicable)\\b|\\bimmediate(?:ly)?\\b|\\burgent(?:ly)?\\b|\\bpriority\\b(?= *$)|\\bearliest (?:opportunity|convenience)\\b|\\bat the earliest\\b|\\bnow\\b|\\bshortly\\b|\\bsoon\\b|\\bwithout delay\\b',
    () => undated('vague'),
  ),
  row(
    '\\b(?:short|medium|long(?:er)?|near)(?:[- ](?:to[- ](?:medium|long(?:er)?)))?[- ]?term\\b|\\bshort\\b(?= *$)|\\bmedium\\b(?= *$)|\\blong\\b(?= *$)',
    () => undated('vague'),
  ),
  row(
    '\\bregular(?:ly)?\\b|\\bperiodic(?:al|ally)?\\b|\\bfrequent(?:ly)?\\b|\\broutine(?:ly)?\\b|\\bfrom time to time\\b|\\binterim\\b|\\bat (?:agreed|regular|key) (?:intervals|points|times)\\b|\\bvarious\\b',
    () => undated('vague', 'low'),
  ),
];
