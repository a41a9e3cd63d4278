/** Asks before a change of many actions, or of a post, is made: what would change, and from what. */
import { askBlock } from '../answer/ask-block.ts';
import { button } from '../button.ts';
import confirm from '../confirm.json' with { type: 'json' };
import { type CardMessage, compile } from '../render.ts';
import { clip, escapeMarkdown } from '../text.ts';
import { askedInWords, factsOfSetUp, type SetUpSaid } from './set-up-words.ts';

const fill = compile(confirm);
const MOST_CHANGES = 6;

export type SetUpPreview = {
  said: SetUpSaid;
  plan: { title: string };
  /** The id of the proposal in the conversation's frame. */
  proposal: string;
  /** True when it was asked before, and the plan has changed since. */
  again?: boolean;
};

export function setUpPreviewCard({ said, plan, proposal, again = false }: SetUpPreview): CardMessage {
  const question = clip(askedInWords(said), 250);
  const card = fill({
    heading: escapeMarkdown(question),
    parts: [{ title: escapeMarkdown(clip(plan.title, 120)), facts: factsOfSetUp(said, MOST_CHANGES, 'now') }],
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
  return { summary: question, card };
}
