/** Asks for a yes before anything inferred is stored; what was said outright has been, and is shown apart. */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Said } from '../domain/update.ts';
import { type Ask, askBlock } from './answer/ask-block.ts';
import { button } from './button.ts';
import confirm from './confirm.json' with { type: 'json' };
import { nameOf } from './line-words.ts';
import { type CardMessage, compile } from './render.ts';
import { factsOf, inOneLine } from './said-words.ts';
import { clip, escapeMarkdown, run } from './text.ts';

const fill = compile(confirm);

export type Confirmation = {
  line: Line;
  /** Stored already. Empty when nothing was said outright. */
  recorded: Said;
  /** Inferred, and stored only on a yes. */
  implied: Said;
  /** The id of the proposal in the conversation's frame. */
  proposal: string;
  today: PlainDate;
  /** What else is worth knowing before a yes. */
  notes?: readonly string[];
  /** A command changes what stands: that is shown beside what it is to be. */
  from?: boolean;
  /** Asked in place of "is it right?". */
  question?: string;
  /** What is missing beside what was understood. */
  ask?: Ask | null;
};

export function confirmCard(confirmation: Confirmation): CardMessage {
  const { line, recorded, implied, proposal, today, notes = [], question, ask = null, from } = confirmation;
  const stored = factsOf(line, recorded, today);
  const also = stored.length > 0 ? 'also ' : '';
  const card = fill({
    heading: escapeMarkdown(nameOf(line)),
    parts: [
      ...(stored.length > 0 ? [{ title: 'Recorded', facts: stored }] : []),
      { title: question ?? `I ${also}read this. Is it right?`, facts: factsOf(line, implied, today, from) },
    ],
    notes: notes.map((note) => [run(clip(note, 300))]),
    ...askBlock(ask),
    consequence: 'It is recorded only when you choose Confirm.',
    buttons: [
      button('Confirm', { do: 'confirm', proposal }, { style: 'positive' }),
      button('No', { do: 'decline', proposal }),
    ],
  });
  return { summary: `${clip(line.ref, 30)}: is this right? ${inOneLine(implied, today)}`, card };
}
