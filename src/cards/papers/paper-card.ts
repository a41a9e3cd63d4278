/** A report or a board's paper in a chat or a channel: its main figures, and where the document is. */
import type { Paper } from '../../domain/papers/paper.ts';
import type { SincePapers } from '../../domain/papers/since.ts';
import { button } from '../button.ts';
import { moment } from '../format.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { bold, clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import template from './paper.json' with { type: 'json' };

const fill = compile(template);

export type PaperView = {
  paper: Paper;
  plan: { title: string; timezone: string };
  /** Whether the reader may have the document: its buttons come with the card. */
  documents: boolean;
  /** What is to be known besides, in our own words. */
  notes: readonly string[];
};

export function paperCard({ paper, plan, documents, notes }: PaperView): CardMessage {
  const { kind, period, board } = paper;
  const make = { do: 'make-paper', plan: paper.plan, board, kind, period } as const;
  const card = fill({
    kicker: [subtle(clip(paper.title, 200))],
    heading: escapeMarkdown(clip(paper.headline, 250)),
    facts: paper.figures.length === 0 ? [] : [dotted(paper.figures.map(figureRuns))],
    sections: [],
    notes: [
      ...notes.map((note) => escapeMarkdown(note)),
      `Officers’ working information as at ${moment(paper.at, plan.timezone)}; not a published report.`,
    ],
    buttons: documents
      ? [
          button('Word document', { ...make, format: 'docx' }),
          button('Excel workbook', { ...make, format: 'xlsx' }),
        ]
      : [],
  });
  return { summary: `${clip(paper.title, 120)}: ${clip(paper.headline, 120)}`, card };
}

const figureRuns = ({ label, value, change }: Paper['figures'][number]) => [
  run(`${label} `),
  bold(`${value}`),
  ...(change === null || change === 0 ? [] : [run(change > 0 ? ` (+${change})` : ` (−${-change})`)]),
];

export type SinceView = {
  since: SincePapers;
  board: { body: string };
  plan: { title: string };
  /** "Fri 4 Dec". */
  frozen: string;
  /** The day of the meeting. */
  meeting: string;
};

const MOST = 8;

/** "Since papers": what changed after the freeze, in lists that say how many they leave out. */
export const sinceCard = (view: SinceView): CardMessage => fitting(MOST, (rows) => sinceWith(rows, view));

function sinceWith(rows: number, { since, board, plan, frozen, meeting }: SinceView): CardMessage {
  const { completed, moved, redated, updated } = since;
  const heading =
    completed.length + moved.length + redated.length + updated === 0
      ? `Nothing has changed since the papers were frozen on ${frozen}`
      : `Since the papers were frozen on ${frozen}: ${completed.length} completed, ${moved.length} standing differently, ${redated.length} with a new date`;
  const section = (title: string, lines: readonly string[]) => ({
    title: `${title} (${lines.length})`,
    lines: [
      ...lines.slice(0, rows).map((line) => [run(clip(line, 200))]),
      ...(lines.length > rows ? [[subtle(`and ${lines.length - rows} more`)]] : []),
    ],
  });
  const card = fill({
    kicker: [subtle(clip(`${board.body}, ${meeting}: ${plan.title}`, 200))],
    heading: escapeMarkdown(heading),
    facts: [],
    sections: [
      section('Completed', completed),
      section('Stands differently now', moved),
      section('Agreed date moved', redated),
    ].filter(({ lines }) => lines.length > 0),
    notes: [
      `${updated === 1 ? 'One action has' : `${updated} actions have`} been reported on since. The paper itself is not changed.`,
    ],
    buttons: [],
  });
  return { summary: `${clip(board.body, 80)}: ${heading}`, card };
}
