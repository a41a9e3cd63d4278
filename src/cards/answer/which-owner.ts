/** Several people or posts have the name that a question gives: whose actions are meant, one tap each. */
import { button } from '../button.ts';
import notice from '../notice.json' with { type: 'json' };
import { type CardMessage, compile } from '../render.ts';
import { clip, run } from '../text.ts';

const fill = compile(notice);
const MOST = 6;

/** `question` is the question about that one, as JSON; at most six are shown. */
export type WhichOwner = { text: string; choices: readonly { label: string; question: string }[] };

export const whichOwnerCard = ({ text, choices }: WhichOwner): CardMessage => ({
  summary: clip(text, 200),
  card: fill({
    titles: [],
    paragraphs: [[run(clip(text, 600))]],
    rows: choices.slice(0, MOST).map(({ label, question }) => ({
      buttons: [button(clip(label, 60), { do: 'page', question, offset: 0, back: null })],
    })),
  }),
});
