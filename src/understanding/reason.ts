/** Parser: why. The words after "because", "due to" and their like, or a clause of its own behind a bad status or a new date. */
import { type Clause, clausesOf } from './clauses.ts';
import { HIDDEN, type Mark, marksOf, type Parser, type Sight } from './mark.ts';
import { wordCount } from './phrase.ts';

const LONGEST = 2000;
/** Left out of the reason. */
const CUE =
  /(?<=^|[^\p{L}])(?:because(?: of)?|due to|owing to|on account of|cos|coz|down to|reason(?: is)?\s?[:=-]?|held up by|delayed by|blocked by)\s+/iu;
/** How late, not why. */
const DELAY =
  /^(?:about |around |at least |another )?(?:an?|\d+|one|two|three|four|five|six|a few|a couple of) (?:day|week|month|term)s?\b/i;
/** Part of the reason, since they are what is wrong. */
const WAIT = /\b(?:(?:still )?(?:waiting (?:for|on)|awaiting)|stuck (?:on|with|waiting)|blocked on)\s+/i;
const EMPTY =
  /^(?:true|false|right|correct|below|above|attached|fyi|cheers|thanks|thank you|cheers|sorry|please|pls|ta|hi|hello|ok|yes|no|and|so|but|now|it|is|sadly|unfortunately|i'm afraid|[\W\d_])*$/i;
/** "Has it", "isn't it": a tag that asks, and promises or requests that explain nothing. */
const NO_REASON =
  /^(?:(?:is|has|was|does|did|have|will|are|can|do)(?:n't| not)?\s+(?:it|this|that|they|we|you|i)$|(?:let me|i'll|we'll|will|can you|could you|please|happy to|more to follow|any|call|speak|see)\b|(?:otherwise |still |all )?(?:on track|on target|on schedule|all good|fine|okay)\b)/i;
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
  if (told) return reasonFrom(cue.index + cue[0].length, sight);
  const distressed =
    statuses.some(({ status }) => DISTRESSED.has(status)) ||
    (statuses.length === 0 && marksOf(sight, 'forecast').length > 0);
  if (!distressed) return [];
  const wait = WAIT.exec(sight.text);
  if (wait && sight.left.at(wait.index) !== HIDDEN) return reasonFrom(wait.index, sight);
  const from = Math.min(...[...statuses, ...marksOf(sight, 'forecast')].map((mark) => mark.start));
  const own = clausesOf(sight.left).filter((clause) => clause.start > from && isPlain(clause));
  const [first] = own;
  return first ? [reason(first.start, endOfRun(own, sight), sight)] : [];
};

/** From a cue to the end of the sentence, or to the next clause that has been read as something else. */
function reasonFrom(start: number, sight: Sight): Mark[] {
  const clauses = clausesOf(sight.left.slice(start)).map((clause) => ({
    ...clause,
    start: clause.start + start,
    end: clause.end + start,
  }));
  const read = sight.marks.filter(
    (mark) => mark.start > start && ['forecast', 'evidence', 'link', 'percent'].includes(mark.kind),
  );
  const stop = Math.min(
    sentenceEnd(start, sight),
    ...read.map((mark) => clauses.findLast((clause) => clause.end <= mark.start)?.end ?? mark.start),
  );
  return stop > start ? [reason(start, stop, sight)] : [];
}

const sentenceEnd = (start: number, sight: Sight): number => {
  const end = /\n|[.!?](?=\s|$)|\uE000/.exec(sight.left.slice(start));
  return end ? start + end.index : sight.left.length;
};

const isPlain = (clause: Clause): boolean =>
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
    .replace(/[\s,;:-]+$/, '')
    .slice(0, LONGEST);
  const lead = raw.length - raw.trimStart().length;
  return { start: start + lead, end: start + lead + text.length, text, kind: 'reason', how: 'said' };
}
