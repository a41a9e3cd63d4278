/** Asks for one yes before a milestone is put back to how it stood, and what was said is recorded for another one instead. */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Said } from '../domain/update.ts';
import { button } from './button.ts';
import confirm from './confirm.json' with { type: 'json' };
import { nameOf } from './line-words.ts';
import { type CardMessage, compile } from './render.ts';
import { factsOf, inOneLine } from './said-words.ts';
import { clip, escapeMarkdown, run } from './text.ts';

const fill = compile(confirm);

export type PutBackCard = {
  /** The milestone that the words were wrong for, as it stands, and what puts it back. */
  wrong: { line: Line; said: Said };
  /** The one that was meant, and what is recorded of it. */
  meant: { line: Line; said: Said };
  /** The id of the proposal in the conversation's frame. */
  proposal: string;
  today: PlainDate;
  notes: readonly string[];
};

export function putBackCard({ wrong, meant, proposal, today, notes }: PutBackCard): CardMessage {
  const [ref, other] = [clip(wrong.line.ref, 30), clip(meant.line.ref, 30)];
  const card = fill({
    heading: escapeMarkdown(`${nameOf(meant.line)}, not ${ref}`),
    parts: [
      {
        title: escapeMarkdown(`${nameOf(wrong.line)} goes back to how it stood:`),
        facts: factsOf(wrong.line, wrong.said, today, true),
      },
      {
        title: escapeMarkdown(`What you said is recorded for ${other}:`),
        facts: factsOf(meant.line, meant.said, today, true),
      },
    ],
    notes: notes.map((note) => [run(clip(note, 300))]),
    asks: [],
    consequence: 'Both are done when you choose Confirm. With No, both stay as they are.',
    buttons: [
      button('Confirm', { do: 'confirm', proposal }, { style: 'positive' }),
      button('No', { do: 'decline', proposal }),
    ],
  });
  return {
    summary: `${other}, not ${ref}? ${ref} goes back to ${inOneLine(wrong.said, today)}; ${other}: ${inOneLine(meant.said, today)}`,
    card,
  };
}
