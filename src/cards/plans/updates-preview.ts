/** What a partner's update sheet would add, shown before anything of it is recorded: a few lines each, in their words. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Said } from '../../domain/update.ts';
import { askBlock } from '../answer/ask-block.ts';
import { button } from '../button.ts';
import confirm from '../confirm.json' with { type: 'json' };
import { count } from '../format.ts';
import { nameOf } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { factsOf } from '../said-words.ts';
import { clip, escapeMarkdown, type Run, run, subtle } from '../text.ts';

const fill = compile(confirm);

export type UpdatesPreview = {
  plan: { title: string };
  rows: readonly { line: Line; said: Said; saidBy: string }[];
  /** Rows that cannot be recorded, each a sentence. */
  refused: readonly string[];
  proposal: string;
  today: PlainDate;
};

export const updatesPreviewCard = (asked: UpdatesPreview): CardMessage =>
  fitting(asked.rows.length, (most) => cardWith(most, asked));

function cardWith(most: number, { plan, rows, refused, proposal, today }: UpdatesPreview): CardMessage {
  const rest = rows.length - most;
  const heading = `Record ${count(rows.length, 'update')} in ${clip(plan.title, 120)}?`;
  const card = fill({
    heading: escapeMarkdown(heading),
    parts: [
      ...rows.slice(0, most).map(({ line, said, saidBy }) => ({
        title: escapeMarkdown(nameOf(line)),
        facts: [...factsOf(line, said, today), [subtle(`Said by ${clip(saidBy, 80)}`)]],
      })),
      ...(rest > 0
        ? [{ title: `and ${rest} more that are not shown here, all in the sheet`, facts: [] }]
        : []),
      ...(refused.length > 0
        ? [
            {
              title: `Not among them (${refused.length})`,
              facts: refused.slice(0, 10).map((one): Run[] => [run(clip(one, 200))]),
            },
          ]
        : []),
    ],
    notes: [],
    ...askBlock(null),
    consequence: consequence(rows.length, rest),
    buttons: [
      button('Confirm', { do: 'confirm', proposal }, { style: 'positive' }),
      button('No', { do: 'decline', proposal }),
    ],
  });
  return { summary: heading, card };
}

function consequence(all: number, rest: number): string {
  const words = 'They are recorded as their word, entered by you, and only when you choose Confirm.';
  return rest > 0
    ? `${words} Confirm records all ${all}: also the ${rest} that this card has no room for. Look through the sheet first.`
    : words;
}
