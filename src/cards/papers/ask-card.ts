/** Asks before a meeting is set or a decision becomes an action: what would be set, and what follows of it. */
import { askBlock } from '../answer/ask-block.ts';
import { button } from '../button.ts';
import confirm from '../confirm.json' with { type: 'json' };
import { type CardMessage, compile } from '../render.ts';
import { bold, clip, escapeMarkdown, run } from '../text.ts';

const fill = compile(confirm);

export type PapersAsk = {
  question: string;
  plan: { title: string };
  facts: readonly { label: string; value: string }[];
  /** The id of the proposal in the conversation's frame. */
  proposal: string;
  again: boolean;
};

export function papersAskCard({ question, plan, facts, proposal, again }: PapersAsk): CardMessage {
  const asked = clip(question, 250);
  const card = fill({
    heading: escapeMarkdown(asked),
    parts: [
      {
        title: escapeMarkdown(clip(plan.title, 120)),
        facts: facts.map(({ label, value }) => [bold(`${label}: `), run(clip(value, 300))]),
      },
    ],
    notes: [],
    ...askBlock(null),
    consequence: again
      ? 'The plan has changed since you were asked, so nothing was changed yet. This is how it stands now.'
      : 'Nothing is changed until you choose Confirm.',
    buttons: [
      button('Confirm', { do: 'confirm', proposal }, { style: 'positive' }),
      button('No', { do: 'decline', proposal }),
    ],
  });
  return { summary: asked, card };
}
