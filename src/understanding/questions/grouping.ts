/** Parser: how an answer is to be arranged ("by owner", "per priority", "split by status", "month by month"). */
import type { Grouping } from '../../domain/question.ts';
import { type Row, tableParser } from '../parse-table.ts';

const BY =
  '(?:\\b(?:grouped|group|broken? (?:it |them |that )?(?:down|up)|break(?:down)?|split|sort(?:ed)?|arranged|ordered|listed|organised|organized|shown?)(?: (?:it|them|that|this|these))?(?: out| up| down)? )?\\b(?:by|per|for (?:each|every)|(?:under|in|against) each|each|every)';
/** The plan's own name for its top level counts as well: see `levelWords`. */
const PRIORITY =
  'priority|priorities|themes?|strands?|phases?|pillars?|workstreams?|areas?|strategic objectives?';

const row = (by: Grouping, words: string, also = ''): Row => ({
  pattern: new RegExp(`${BY} (?:the )?(?:${words})\\b|\\b(${words}) by (?:${words})\\b${also}`, 'gi'),
  read: (match, { text }) =>
    // "By person in charge" arranges; "each owner must report" does, too; "by lead Sam" narrows.
    /^\s+[A-Z][a-z]+/.test(text.slice(match.index + match[0].length)) && /\bby$/i.test(match[0])
      ? null
      : { kind: 'grouping', by },
});

export const groupings = tableParser([
  row(
    'owner',
    "owners?|leads?|person|people|officers?|lead officers?|names?|who(?:'?s|m| owns (?:it|them)| is (?:responsible|doing (?:it|what)))?|postholder",
    "|\\bwho(?:'s| is|s) (?:doing|got) what\\b|\\bwho(?:'?s| has| have| is)?(?: got)? (?:the )?(?:most|fewest|least|worst)\\b|\\bwho(?:'?s| is| has| have)? (?=[^\\n?]{3,40} (?:the )?most[\\s?.!]*$)",
  ),
  row(
    'priority',
    PRIORITY,
    `|\\b(?:which|what)(?:'s| is| are) (?:the|our) (?:worst|best|weakest|strongest|slowest|furthest behind|latest|reddest)(?: \\w+)? (?:${PRIORITY})\\b|\\b(?:which|what) (?:${PRIORITY}) (?:is|are|has|have|'s|looks?|needs?|does|do)(?! (?:no|not|any|an?|the|without)\\b(?! (?:reds?|ambers?|greens?|late|overdue|blockers?)\\b))`,
  ),
  row('status', 'status(?:es)?|rag(?: status| rating)?|colours?|ratings?'),
  row('month', 'months?|(?:due )?dates?|deadlines?'),
]);
