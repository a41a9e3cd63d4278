/** Parser: what a question is after: what is overdue, what is due, how things stand. */
import { type Row, tableParser } from './parse-table.ts';

const row = (pattern: RegExp, intent: 'overdue' | 'due' | 'status'): Row => ({
  pattern,
  read: () => ({ kind: 'intent', intent }),
});

export const questionWords = tableParser([
  row(
    /\bover[\s-]?due?\b|\boverdeu\b|\bovedue\b|\bpast (?:its |their |the )?(?:due )?dates?\b|\bpast due\b/gi,
    'overdue',
  ),
  row(
    /\bmissed (?:its |their |the |a )?(?:deadlines?|due dates?|dates?)\b|\b(?<!\b(?:running|be|being|it's|its|too|bit|was|i'm|we're|so) )late\b(?! \w+ber\b)/gi,
    'overdue',
  ),
  row(/\bdue(?! to\b)\b|\bdeadlines?\b|\bcoming up\b|\bupcoming\b/gi, 'due'),
  row(
    /\bstatus\b|\bhow(?:'?s| is| are| many)\b|\bwhere (?:are|r) we\b|\bprogress\b|\blatest\b|\brag\b|\bnews\b/gi,
    'status',
  ),
  row(/\bupdates? (?:on|for|about)\b|\bany updates?\b|\bupdate\s?(?=\?)/gi, 'status'),
]);
