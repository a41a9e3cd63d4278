/** What was set in the plan: from what to what, by whom and when, and what to say to change it. */
import { askBlock } from '../answer/ask-block.ts';
import { moment } from '../format.ts';
import template from '../receipt.json' with { type: 'json' };
import { type CardMessage, compile } from '../render.ts';
import { clip, escapeMarkdown, run, subtle } from '../text.ts';
import { factsOfSetUp, howToChange, type SetUpSaid, setInWords } from './set-up-words.ts';

const fill = compile(template);
const MOST_CHANGES = 6;

export type SetUpReceipt = {
  said: SetUpSaid;
  plan: { title: string };
  /** The name of whoever said so. */
  who: string;
  /** When it was set, an ISO instant. */
  at: string;
  zone: string;
  /** What else is worth knowing: that somebody cannot be reached yet, for instance. */
  notes: readonly string[];
};

export function setUpReceiptCard({ said, plan, who, at, zone, notes }: SetUpReceipt): CardMessage {
  const words = clip(setInWords(said), 250);
  const card = fill({
    heading: escapeMarkdown(words),
    facts: [[subtle(clip(plan.title, 120))], ...factsOfSetUp(said, MOST_CHANGES, 'before')],
    notes: [...notes.slice(0, 5).map((note) => [run(clip(note, 300))]), [run(howToChange(said))]],
    by: [subtle(`${clip(who, 80)}, ${moment(at, zone)}`)],
    ...askBlock(null),
    buttons: [],
  });
  return { summary: words, card };
}
