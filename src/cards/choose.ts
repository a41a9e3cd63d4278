/** Asks which milestone was meant, when what was said could be about several. */
import { button } from './button.ts';
import choose from './choose.json' with { type: 'json' };
import { type CardMessage, compile } from './render.ts';
import type { Shown } from './submit.ts';
import { bold, clip, run } from './text.ts';

const fill = compile(choose);
const MOST = 8;

export type Choice = {
  /** "Which one is done?" */
  question: string;
  /** The likeliest first: eight are offered. */
  options: readonly { shown: Shown; ref: string; title: string }[];
  /** The id of the proposal in the conversation's frame. */
  proposal: string;
};

export function chooseCard({ question, options, proposal }: Choice): CardMessage {
  const card = fill({
    question: [bold(clip(question, 300))],
    options: options.slice(0, MOST).map(({ shown, ref, title }) => ({
      title: [run(clip(title, 150))],
      // Buttons cut long titles short, so that the title stands beside it.
      pick: button(clip(ref, 30), { do: 'choose', proposal, shown }),
    })),
  });
  return { summary: clip(question, 150), card };
}
