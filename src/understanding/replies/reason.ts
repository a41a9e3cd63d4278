/** Parser: why. The words after "because", "due to" and their like, or a clause of its own behind a bad status or a new date. */

import { claimed, HIDDEN, type Mark, marksOf, type Parser, type Sight } from '../mark.ts';
import { wordCount } from '../phrase.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { cutShort } from './cut-short.ts';

export const LONGEST_REASON = 2000;
/** Left out of the reason. */
const CUE =
  /(?<=^|[^\p{L}])(?:because(?: of)?|due to|owing to|on account of|cos|coz|down to(?! \d)|(?<=\b(?:red|amber|track|risk|stuck|delayed|behind|slipping) )since(?= (?:[\p{L}'-]+ ){1,4}(?:left|went|resigned|retired|closed|moved|lost|stopped|is|was|has|have|had)(?![\p{L}]))|as(?= (?:the |our |we |they |a |an |some |no |all |many |most )?(?:[\p{L}'&-]+ ){1,4}?(?:have|has|had|is|are|was|were|left|went|lost|resigned|retired|moved|closed|broke|pulled|isn't|aren't|wasn't|didn't|haven't|hasn't|couldn't|can't|won't|don't|doesn't|not|never|off|cancelled|postponed|delayed|wants?|needs?)(?![\p{L}]))|reason(?: is)?\s?[:=-]?|(?:held up|delayed|blocked|paused|stalled|stopped|halted|scuppered|derailed|frozen) by(?! \d))\s+/iu;
const AS = /^as\s/i;
const BY = /\bby\s+$/i;
/** Words that open a clause and name nothing. */
const BARE_SUBJECT =
  /^(?:(?:it's|its|it|this|that|we|we're|we are|is|are|been|has|have|now|still|also|currently|all|on track|at risk|off track|red|amber|not started|sorry|but|and|so|because|to)[\s,]*)*$/i;
/** How late, not why. */
const DELAY =
  /^(?:about |around |at least |another )?(?:an?|\d+|one|two|three|four|five|six|a few|a couple of) (?:day|week|month|term)s?\b/i;
/** Part of the reason, since they are what is wrong. */
const WAIT = /\b(?:(?:still )?(?:waiting (?:for|on)|awaiting)|stuck (?:on|with|waiting)|blocked on)\s+/i;
const EMPTY =
  /^(?:true|false|right|correct|below|above|attached|fyi|cheers|thanks|thank you|cheers|sorry|please|pls|ta|hi|hello|ok|yes|no|and|so|but|now|it|is|sadly|unfortunately|i'm afraid|can't|cannot|cant|don't|won't|wont|not|we|i|to be|[\W\d_])*$/i;
/** "Has it", "isn't it": a tag that asks, and promises or requests that explain nothing. */
const NO_REASON =
  /^(?:(?:there is |there's |we have |with )?(?:no|(?:that's|thats|this is|it's) (?:now )?the) (?:new |end |clear |firm |revised |fixed )*(?:date|timescale|timeline)s?\b|(?:closes?|closing|interviews?|opens?|shortlist\w*|advert\w*)\s+[\d\uE000-\uF8FF]|(?:is|has|was|does|did|have|will|are|can|do)(?:n't| not)?\s+(?:it|this|that|they|we|you|i)$|(?:let me|i'll|we'll|will|can you|could you|please|happy to|more to follow|any|call|speak|see)\b|(?:otherwise |still |all )?(?:on track|on target|on schedule|all good|fine|okay)\b)/i;
const DISTRESSED = new Set(['at-risk', 'off-track', 'not-started']);

/** Reads only where there is a status, a date or a percentage to explain. */
export const reasons: Parser = (sight) => {
  const statuses = marksOf(sight, 'status');
  const explained =
    statuses.length > 0 || marksOf(sight, 'forecast').length > 0 || marksOf(sight, 'percent').length > 0;
  if (!explained) return [];
  const cue = CUE.exec(sight.text);
  const told =
    cue && sight.left.at(cue.index) !== HIDDEN && !DELAY.test(sight.text.slice(cue.index + cue[0].length));
  const distressed =
    statuses.some(({ status }) => DISTRESSED.has(status)) ||
    (statuses.length === 0 && marksOf(sight, 'forecast').length > 0);
  if (told && (distressed || !AS.test(cue[0]))) return reasonFrom(whyFrom(cue, sight), sight);
  if (!distressed) return [];
  const wait = WAIT.exec(sight.text);
  if (wait && sight.left.at(wait.index) !== HIDDEN) return reasonFrom(wait.index, sight);
  const from = Math.min(...[...statuses, ...marksOf(sight, 'forecast')].map((mark) => mark.start));
  const own = clausesOf(sight.left).filter((clause) => clause.start > from && isPlain(clause));
  const [first] = own;
  if (first) return [reason(first.start, endOfRun(own, sight), sight)];
  const led = beforeSo(sight);
  return led.length > 0 ? led : ofItself(sight);
};

/** "Consultation delayed by election": what is held up belongs to it. */
function whyFrom(cue: RegExpExecArray, sight: Sight): number {
  const end = cue.index + cue[0].length;
  if (!BY.test(cue[0])) return end;
  const clause = clausesOf(sight.text).find((one) => one.start <= cue.index && one.end > cue.index);
  const own = clause && !BARE_SUBJECT.test(sight.text.slice(clause.start, cue.index));
  return own && sight.left.at(clause.start) !== HIDDEN ? clause.start : end;
}

const EXPLAINS =
  /\b(?:(?:can'?t|cannot|couldn'?t|unable to|failed to|struggling to) (?!make|meet|hit|do\b|finish|be\b|get (?:it|this|there)|see|say|tell)|nobody|no[ -]one|lack of|not enough|short of|(?:no|limited|insufficient) (?:staff|capacity|budget|money|funding|funds|resources?|time|tutors?|teachers?|officers?|volunteers?|room|space)|vacanc(?:y|ies)|off sick|sickness|resigned|re-?advertis\w+|pulled out|let us down|backed out|(?:went|gone|going) (?:bust|under|awol|wrong|sick|into administration|off sick)|f[ae]ll(?:en|ing)? through|froz(?:e|en)|walked out|r[au]n(?:ning)? out of)/i;

/** "Can't recruit" hints at a risk and says why. */
function ofItself(sight: Sight): Mark[] {
  const [hint] = marksOf(sight, 'status');
  if (hint?.how !== 'implied' || !['at-risk', 'off-track'].includes(hint.status)) return [];
  const dated = marksOf(sight, 'date').some((mark) => mark.start >= hint.start && mark.end <= hint.end);
  return dated || !EXPLAINS.test(hint.text) ? [] : [reason(hint.start, hint.end, sight)];
}

const LED_TO =
  /(?<=^|[.;\n,]\s?)(?<why>[^.;\n,\uE000-\uF8FF]{6,80}?),?\s+(?:so|hence|therefore|which means)\s/i;

/** "Board moved so 12 April now": what the new date follows from. */
function beforeSo(sight: Sight): Mark[] {
  const match = LED_TO.exec(sight.text);
  const why = match?.groups?.why;
  const bad = marksOf(sight, 'status').filter(({ status }) => status === 'at-risk' || status === 'off-track');
  const [led] = [...marksOf(sight, 'forecast'), ...bad];
  if (!led || !match || why === undefined || match.index + match[0].length > led.start) return [];
  return /^(?:done|complete|finished|on track|sorry|ok|yes)\b/i.test(why)
    ? []
    : [reason(match.index, match.index + why.length, sight)];
}

/**
 * From a cue to the end of the sentence, or to the next clause that has been read as something else. What was read
 * within the reason's own clause is taken out of it only where words are left that say why; else it is kept whole.
 */
function reasonFrom(start: number, sight: Sight): Mark[] {
  const clauses = clausesOf(sight.left.slice(start)).map((clause) => ({
    ...clause,
    start: clause.start + start,
    end: clause.end + start,
  }));
  const read = sight.marks
    .filter((mark) => mark.start > start && ['forecast', 'evidence', 'link', 'percent'].includes(mark.kind))
    .map((mark) => ({ mark, clauseEnd: clauses.findLast((clause) => clause.end <= mark.start)?.end }));
  const torn = read.some(
    ({ mark, clauseEnd }) => clauseEnd === undefined && tears(mark, sight.text.slice(start, mark.start)),
  );
  const stop = Math.min(
    sentenceEnd(start, sight),
    ...read.flatMap(({ mark, clauseEnd }) => clauseEnd ?? (torn ? [] : mark.start)),
  );
  return stop > start ? [reason(start, stop, sight)] : [];
}

/** "The", "we now": such words say nothing by themselves. */
const ENDS_OPEN =
  /(?<![\p{L}'])(?:the|an?|our|my|your|his|her|its|their|this|that|these|those|is|are|was|were|be|been|being|has|have|had|will|would|can|could|should|may|might|do|does|did|we|they|it|i|he|she|who|which|to|of|at|in|on|for|with|from|by|until|and|or|but|only|still|not|now|also)\s*$/iu;
/** "The start slipped to 5 Jan", "the meeting moved to 5 Jan": the day is that of what moved. */
const OF_WHAT_MOVED =
  /^(?:to|into|until|till|'?til)\b|\b(?:moved|re-?scheduled|re-?arranged|postponed|delayed|slipped|put back|pushed back)\b/i;

const tears = ({ kind, text }: Mark, kept: string): boolean =>
  ENDS_OPEN.test(kept) || (kind === 'forecast' && OF_WHAT_MOVED.test(text));

const sentenceEnd = (start: number, sight: Sight): number => {
  const end = /\n|[.!?](?=\s|$)|\uE000/.exec(sight.left.slice(start));
  return end ? start + end.index : sight.left.length;
};

/** "It's now 12 April" says when. */
const DATED = new RegExp(claimed('forecast'), 'g');
const MOST_BESIDE_A_DATE = 3;

const isPlain = (clause: Clause): boolean =>
  (clause.text.search(DATED) < 0 || wordCount(clause.text.replace(DATED, ' ')) > MOST_BESIDE_A_DATE) &&
  !/[\uE000-\uF8FF]{3}/.test(clause.text.slice(0, 6)) &&
  !EMPTY.test(clause.text) &&
  !NO_REASON.test(clause.text) &&
  wordCount(clause.text) <= 40;

/** The last of the plain clauses that follow each other within one sentence. */
function endOfRun(own: readonly Clause[], sight: Sight): number {
  const [first] = own;
  if (!first) return 0;
  const stop = sentenceEnd(first.start, sight);
  return own.filter((clause) => clause.end <= stop).at(-1)?.end ?? first.end;
}

function reason(start: number, end: number, sight: Sight): Mark {
  const raw = sight.text.slice(start, end);
  const text = raw
    .trim()
    .replace(/[\s,;:-]+(?:(?:and|but|so|with)\s+)?no (?:new |end |firm |clear )?date(?: yet| set)?$/i, '')
    .replace(/[\s,;:-]+$/, '');
  const kept = cutShort(text, LONGEST_REASON);
  const lead = raw.length - raw.trimStart().length;
  return { start: start + lead, end: start + lead + text.length, text: kept, kind: 'reason', how: 'said' };
}
