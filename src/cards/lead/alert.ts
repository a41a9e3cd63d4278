/** Tells a lead at once what has gone red: the words of whoever said so, and what to look at next. */
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { type Button, button } from '../button.ts';
import { count, listed } from '../format.ts';
import { dueRun, forecastRuns, holderWords, lastWordRuns, nameRuns } from '../line-words.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import template from './lead-note.json' with { type: 'json' };

const fill = compile(template);
const MOST = 10;

export type Alert = {
  /** At least one. */
  lines: readonly Line[];
  names: ReadonlyMap<string, string>;
  today: PlainDate;
  zone: string;
};

export const alertCard = (alert: Alert): CardMessage =>
  fitting(Math.min(MOST, alert.lines.length), (rows) => cardWith(alert, rows));

function cardWith({ lines, names, today, zone }: Alert, most: number): CardMessage {
  const shown = lines.slice(0, most);
  const rest = lines.length - shown.length;
  const refs = shown.map(({ ref }) => clip(ref, 30));
  const heading =
    lines.length === 1 ? `${refs[0]} has gone red` : `${count(lines.length, 'action')} have gone red`;
  const card = fill({
    heading: escapeMarkdown(heading),
    intro: [[subtle('You lead this, so you hear of it at once.')]],
    sections: shown.map((line) => ({
      titles: [],
      rows: [
        {
          runs: [
            ...nameRuns(line),
            run(' · '),
            ...dotted([
              lastWordRuns(line, today, zone, 200),
              [dueRun(line, today)],
              forecastRuns(line, today),
              line.owner === null ? [] : [run(holderWords(line.owner, names))],
            ]),
          ],
          buttonSets: [{ buttons: buttonsOf(line) }],
        },
      ],
      buttonSets: [],
    })),
    footnotes: rest > 0 ? [[subtle(`and ${rest} more: ask “what went red this week”`)]] : [],
    buttons: [],
  });
  return { summary: `Gone red: ${listed(refs)}`, card };
}

const buttonsOf = ({ ref }: Line): Button[] => {
  const named = clip(ref, 30);
  return [
    button('Details', { do: 'say', text: `status of ${named}` }, { tooltip: `Details of ${named}` }),
    button('History', { do: 'say', text: `history of ${named}` }, { tooltip: `History of ${named}` }),
  ];
};
