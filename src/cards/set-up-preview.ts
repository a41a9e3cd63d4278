/** Asks before a change of many actions, or of a post, is made: what would change, and from what. */
import { button } from './button.ts';
import confirm from './confirm.json' with { type: 'json' };
import { type CardMessage, compile } from './render.ts';
import { askedInWords, factsOfSetUp, type SetUpSaid } from './set-up-words.ts';
import { clip, escapeMarkdown } from './text.ts';

const fill = compile(confirm);
const MOST_CHANGES = 6;

export type SetUpPreview = {
  said: SetUpSaid;
  plan: { title: string };
  /** The id of the proposal in the conversation's frame. */
  proposal: string;
};

export function setUpPreviewCard({ said, plan, proposal }: SetUpPreview): CardMessage {
  const question = clip(askedInWords(said), 250);
  const card = fill({
    heading: escapeMarkdown(question),
    parts: [{ title: escapeMarkdown(clip(plan.title, 120)), facts: factsOfSetUp(said, MOST_CHANGES, 'now') }],
    consequence: 'Nothing is changed until you choose Confirm.',
    buttons: [
      button('Confirm', { do: 'confirm', proposal }, { style: 'positive' }),
      button('No', { do: 'decline', proposal }),
    ],
  });
  return { summary: question, card };
}
