/** What a message says besides what it is read as: nothing of it is written to another action, and it is told. */
import { clip } from '../../cards/text.ts';
import type { One, ReplyReading } from '../../understanding/intent.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import { clausesOf } from '../../understanding/replies/clauses.ts';
import { inConfidence } from '../../understanding/replies/in-confidence.ts';
import { type Untaken, untaken } from '../../understanding/replies/untaken.ts';
import { bare } from '../conversation/pending.ts';
import type { Heard } from '../text-turn.ts';
import { type Beside, besideNotes } from './beside-notes.ts';

type Reply = Extract<One, { kind: 'reply' }>;
type Words = Pick<Heard, 'text' | 'lexicon' | 'context'>;

/**
 * The reply without a hand-over that may be the other action's, and what the receipt is to say. `parts` are all that the
 * message is read as, this reply among them; what no field of any has taken is told with the last of them.
 */
export function leftOut({ text, lexicon, context }: Words, reading: Reply, parts: readonly One[]): LeftOut {
  const { items, reply } = reading;
  const kept = bare([reply.reason?.value ?? '', reply.sameAs?.value ?? ''].join(' '));
  const elsewhere = parts.flatMap((part) => (part === reading ? [] : refsOf(part)));
  const readApart = parts.some((part) => part !== reading && !TELLS_ITEMS.includes(part.kind));
  const others =
    items.length === 0 || readApart
      ? []
      : namedItems(text, lexicon, context).refs.filter(
          (ref) =>
            !items.includes(ref) &&
            !elsewhere.includes(ref) &&
            !kept.includes(bare(ref)) &&
            isAction(ref, lexicon),
        );
  const told = parts.filter((part) => part.kind === 'reply');
  const last = told.at(-1) === reading;
  const { notes, earlier } = last ? besideNotes({ text, lexicon, context }, told) : NOTHING;
  const own = inConfidence(text)?.rest ?? text;
  const missed =
    last && told.length === parts.length
      ? untaken(own, told, lexicon, context).filter(
          ({ words }) => earlier === null || !words.includes(earlier),
        )
      : [];
  if (others.length === 0) return { reply, notes, missed };
  const { handOver: _, ...rest } = reply;
  return { reply: rest, notes: [notDone(text, others), ...notes], missed: [] };
}

const NOTHING: Beside = { notes: [], earlier: null };

type LeftOut = { reply: ReplyReading; notes: string[]; missed: Untaken[] };

/** Of these it is known which actions they are about. */
const TELLS_ITEMS: readonly One['kind'][] = ['reply', 'meant'];
const refsOf = (part: One): readonly string[] =>
  part.kind === 'reply' || part.kind === 'meant' ? part.items : [];

const isAction = (ref: string, lexicon: Heard['lexicon']): boolean =>
  [...lexicon.refs.values()].flat().some((entry) => entry.ref === ref && entry.action);

/** With the words that were left out, so that they can be said again. */
function notDone(text: string, refs: readonly string[]): string {
  const named = refs.join(', ');
  const own = clausesOf(text).filter((clause) => refs.some((ref) => bare(clause.text).includes(bare(ref))));
  const [clause] = own;
  const again =
    own.length === 1 && clause && clause.text.split(/\s+/).length > 1
      ? `say it by itself: “${clip(clause.text, 90)}”.`
      : `tell me about ${named} by itself.`;
  return `Nothing was done about ${named}: ${again}`;
}
