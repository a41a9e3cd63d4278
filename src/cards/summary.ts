/** The board's weekly post: what moved, what is late, what comes, and what nobody can vouch for. No names of people. */
import type { Line } from '../domain/line.ts';
import type { PlainDate } from '../domain/plan.ts';
import type { Summary } from '../domain/summary.ts';
import { day, longDay, moment } from './format.ts';
import {
  dueRun,
  evidenceRuns,
  forecastRuns,
  nameRuns,
  ownerByPost,
  statusRuns,
  UNEVIDENCED,
} from './line-words.ts';
import { type CardMessage, compile, fitting } from './render.ts';
import template from './summary.json' with { type: 'json' };
import {
  counted,
  figureRuns,
  figureWords,
  gapsOf,
  headlineOf,
  overlapOf,
  STANDING,
} from './summary-words.ts';
import { clip, dotted, type Run, run, subtle } from './text.ts';

const fill = compile(template);
const MOST = 5;

export type SummaryView = {
  summary: Summary;
  zone: string;
  /** When the figures were taken, an ISO instant; without it they are dated by the day. */
  at?: string;
};

export const summaryCard = (view: SummaryView): CardMessage => fitting(MOST, (rows) => cardWith(rows, view));

function cardWith(rows: number, { summary, zone, at }: SummaryView): CardMessage {
  const { plan, board, asAt, counts, since } = summary;
  const today = asAt.slice(0, 10);
  const heading = headlineOf(summary);
  const shown = counted(counts);
  const taken = at === undefined ? longDay(today) : moment(at, zone);
  const card = fill({
    board: [subtle(clip(`${board.body}: ${plan.title}`, 200))],
    heading,
    figures: dotted(shown.map(figureRuns)),
    notes: [
      ...overlapOf(summary),
      since === null
        ? 'First summary: changes are shown from the next one.'
        : `Changes since ${day(since.slice(0, 10), today)}.`,
    ],
    charts:
      shown.length === 0
        ? []
        : [
            {
              data: shown.map(({ standing, now }) => ({
                x: STANDING[standing].word,
                y: now,
                color: STANDING[standing].chart,
              })),
              words: figureWords(counts),
            },
          ],
    sections: sectionsOf(summary, today, rows),
    gaps: gapsOf(summary),
    footer: `Officers’ working information as at ${taken}; not a published report.`,
  });
  return { summary: `${clip(board.body, 80)}: ${heading}`, card };
}

function sectionsOf(summary: Summary, today: PlainDate, rows: number) {
  const due = (line: Line): Run[] => dotted([[dueRun(line, today)], forecastRuns(line, today)]);
  const section = sectionOf(rows);
  return [
    section('Newly overdue', summary.newlyOverdue, due),
    section('Completed', summary.completed, evidenced),
    section('At risk or off track, overdue ones among them', summary.atRisk, (line) => [
      ...statusRuns(line.status),
      ...(line.reason === null ? [] : [run(`: “${clip(line.reason, 140)}”`)]),
    ]),
    section('Coming in two weeks', summary.comingUp, due),
  ].filter(({ lines }) => lines.length > 0);
}

const sectionOf = (rows: number) => (title: string, lines: readonly Line[], says: (line: Line) => Run[]) => ({
  title: `${title} (${lines.length})`,
  lines: lines
    .slice(0, rows)
    .map((line) => dotted([nameRuns(line), says(line), [subtle(ownerByPost(line))]])),
  more: lines.length > rows ? [`and ${lines.length - rows} more`] : [],
});

/** What a file is called is its sender's words, and may hold a name: a board sees that there is one. */
function evidenced({ evidence }: Line): Run[] {
  if (evidence === null) return [UNEVIDENCED];
  return evidence.latest.kind === 'file'
    ? [run('evidenced (file)')]
    : evidenceRuns(evidence.latest, 'evidenced');
}
