/** Asks an owner for evidence of what they have completed, because a lead wants it. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { button } from '../button.ts';
import { count, dueWords } from '../format.ts';
import { nameRuns, shownOf } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { clip, run } from '../text.ts';
import { CARE } from '../words-of-care.ts';
import template from './lead-note.json' with { type: 'json' };

const fill = compile(template);
const MOST = 10;

export type EvidenceAsk = {
  /** Complete, and without evidence; at least one. */
  lines: readonly Line[];
  /** Who asks: their name. */
  asker: string;
  today: PlainDate;
};

export const evidenceAskCard = (ask: EvidenceAsk): CardMessage =>
  fitting(Math.min(MOST, ask.lines.length), (rows) => cardWith(ask, rows));

function cardWith({ lines, asker, today }: EvidenceAsk, most: number): CardMessage {
  const shown = lines.slice(0, most);
  const heading = `Evidence for ${count(lines.length, 'action')}?`;
  const rest = lines.length - shown.length;
  const card = fill({
    heading,
    intro: [
      [
        run(
          `${clip(asker, 60)} asks for a link, a file or the place where it is kept. Choose Add evidence, or send me the file. ${CARE}`,
        ),
      ],
    ],
    sections: shown.map((line) => ({
      titles: [],
      rows: [
        {
          runs: [...nameRuns(line), run(` · ${dueWords(line, today)}`)],
          buttonSets: [
            {
              buttons: [
                button(
                  'Add evidence',
                  { do: 'open-form', shown: shownOf(line), corrects: null, list: [] },
                  { tooltip: `Add evidence for ${clip(line.ref, 30)}` },
                ),
              ],
            },
          ],
        },
      ],
      buttonSets: [],
    })),
    footnotes: rest > 0 ? [[run(`and ${rest} more.`)]] : [],
    buttons: [],
  });
  return { summary: `${heading} ${shown.map(({ ref }) => clip(ref, 30)).join(', ')}`, card };
}
