/** A short list about a board: its decisions, its meetings. */
import { type CardMessage, compile, fitting } from '../render.ts';
import { bold, clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import template from './paper.json' with { type: 'json' };

const fill = compile(template);
const MOST = 10;

export type ListView = {
  kicker: string;
  heading: string;
  lines: readonly { first: string; text: string; last: string }[];
  notes: readonly string[];
};

export const listCard = (view: ListView): CardMessage => fitting(MOST, (rows) => listWith(rows, view));

function listWith(rows: number, { kicker, heading, lines, notes }: ListView): CardMessage {
  const title = clip(heading, 200);
  const rest = lines.length - rows;
  const card = fill({
    kicker: [subtle(clip(kicker, 200))],
    heading: escapeMarkdown(title),
    facts: [
      ...lines
        .slice(0, rows)
        .map(({ first, text, last }) =>
          dotted([[bold(first)], [run(clip(text, 300))], last === '' ? [] : [subtle(clip(last, 120))]]),
        ),
      ...(rest > 0 ? [[subtle(`and ${rest} more`)]] : []),
    ],
    sections: [],
    notes: notes.map(escapeMarkdown),
    buttons: [],
  });
  return { summary: title, card };
}
