/**
 * Parser: it waits for somebody or something else ("waiting on", "stuck until"). Read last and from the words as they
 * were typed, since the same words also say a status and a reason.
 */

import { HIDDEN, type How, type Kind, type Mark, marksOf, type Parser, type Sight } from '../mark.ts';
import { clausesOf } from './clauses.ts';

const UNTIL = "(?:until|till?|'?til|without|unless|before|w\\/o)";
const CANNOT =
  "(?:can'?t|cannot|can not|couldn'?t|unable to|not able to|won'?t be able to|nothing (?:can |will )?(?:happens?|moves?|starts?|be done))";
const SAID = new RegExp(
  [
    `\\b(?:waiting|wait(?=\\s+(?:for|on)))(?!\\s+(?:list|room|time))(?:\\s+(?:on|for|to hear|until|til|till)\\b)`,
    `\\bawaiting\\b`,
    `\\bstuck\\b(?!\\s+(?:to|in)\\b)`,
    `\\bblocked\\b(?!\\s+(?:out|time))`,
    `\\bblocker\\b`,
    `\\bheld up\\b`,
    `\\bholding (?:us|this|it|things) up\\b`,
    `\\b(?:dependent|reliant|contingent|depends|depending|hinges|relies|rests) (?:up)?on\\b`,
    `\\bat the mercy of\\b`,
    `\\bbottleneck\\b`,
    `\\b${CANNOT}\\s+(?:really\\s+|yet\\s+)?(?:\\w+\\s+){0,4}?${UNTIL}\\b`,
    `\\b(?:on hold|paused|parked|stalled)\\s+(?:${UNTIL}|pending|due to|because|awaiting|while|whilst|as)\\b`,
    `\\bin (?:the )?hands of\\b`,
  ].join('|'),
  'gi',
);
const IMPLIED = new RegExp(
  [
    `\\bpending\\b(?!\\s*(?:$|[,.;]))`,
    `\\bsubject to\\b`,
    `\\bneeds?\\s+(?:\\S+\\s+){1,6}first\\b`,
    `\\bon hold\\b`,
  ].join('|'),
  'gi',
);
const NOT_NOW =
  /(?:\b(?:not|no longer|never|isn'?t|aren'?t|wasn'?t|was|were|had been|un|nobody|nothing|without|instead of|stop|nor|worth|hardly|can'?t|cannot|if|list|had to)|n't)[\s-]+(?:\w+\s+){0,2}$/i;
const OVER =
  /\b(?:now (?:resolved|sorted|unblocked|moving|through|cleared|received|here)|resolved now|no longer)\b/i;
const LONGEST = 2000;
/** What already says how the action stands. */
const SETTLED: readonly Kind[] = ['status', 'denied-status', 'unchanged', 'snooze', 'percent', 'hand-over'];

export const blocks: Parser = (sight) => {
  const found = stretchIn(sight, SAID, 'said') ?? stretchIn(sight, IMPLIED, 'implied');
  if (!found) return [];
  const complete = marksOf(sight, 'status').some((mark) => mark.status === 'complete' && mark.how === 'said');
  if (complete) return [];
  const { how, ...stretch } = found;
  const marks: Mark[] = [{ ...stretch, kind: 'blocked', how }];
  if (how === 'implied') return marks;
  if (marksOf(sight, 'reason').length === 0) marks.push({ ...stretch, kind: 'reason', how: 'said' });
  const settled = sight.marks.some(({ kind }) => SETTLED.includes(kind));
  if (!settled) marks.push({ ...stretch, kind: 'status', status: 'at-risk', how: 'implied', soft: true });
  return marks;
};

/** From the cue to the end of its sentence, without what was read as something else behind it. */
function stretchIn(sight: Sight, pattern: RegExp, how: How) {
  for (const match of sight.text.matchAll(pattern)) {
    const before = sight.text.slice(Math.max(0, match.index - 40), match.index);
    if (
      sight.left.at(match.index) === HIDDEN ||
      (NOT_NOW.test(before) && !/^can|^un|^not|^won/i.test(match[0]))
    )
      continue;
    const sentence = /^[^\n]*?(?=[.!?](?:\s|$)|\n|$)/.exec(sight.text.slice(match.index))?.[0] ?? '';
    if (OVER.test(sentence)) continue;
    const own = clausesOf(sentence).filter(
      (clause, place) => place === 0 || /^(?:can'?t|cannot|so can'?t|nothing)/i.test(clause.text),
    );
    const text = sentence.slice(0, Math.min(own.at(-1)?.end ?? sentence.length, LONGEST)).trimEnd();
    return { start: match.index, end: match.index + text.length, text, how };
  }
  return null;
}
