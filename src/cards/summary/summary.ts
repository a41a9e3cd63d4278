/** The board's weekly post: what moved, what needs it, what comes, and what nobody can vouch for. No names of people. */
import { type Narrative, NO_WORDS } from '../../domain/boards/board-post.ts';
import type { Summary } from '../../domain/summary.ts';
import { day, longDay, moment } from '../format.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { bold, clip, dotted, escapeMarkdown, run, subtle } from '../text.ts';
import template from './summary.json' with { type: 'json' };
import { type Entry, entriesOf, prioritiesWith } from './summary-entries.ts';
import {
  counted,
  figureRuns,
  figureWords,
  headlineOf,
  honestLines,
  overlapOf,
  STANDING,
} from './summary-words.ts';

const fill = compile(template);
/** Lines of a section that are shown at once, and lines of a priority that "Show more" unfolds. */
const SHOWN = 5;
const MORE = 12;

export type SummaryView = {
  summary: Summary;
  zone: string;
  /** When the figures were taken, an ISO instant; without it they are dated by the day. */
  at?: string;
  /** What leads and officers say to the board; nothing of it is a figure. */
  words?: Narrative;
  /** What stands above everything: that it is a test, or a preview. */
  banner?: string;
  /** Bytes that it may take, where it is part of another card. */
  within?: number;
};

export const summaryCard = (view: SummaryView): CardMessage =>
  fitting(
    SHOWN + MORE,
    (rows) => cardWith(Math.min(rows, SHOWN), Math.max(0, rows - SHOWN), view),
    view.within,
  );

function cardWith(rows: number, rest: number, view: SummaryView): CardMessage {
  const { summary, zone, at, words = NO_WORDS, banner } = view;
  const { plan, board, asAt, counts, since } = summary;
  const today = asAt.slice(0, 10);
  const heading = headlineOf(summary);
  const shown = counted(counts);
  const taken = at === undefined ? longDay(today) : moment(at, zone);
  const entries = entriesOf(summary, today, words);
  const unfolded = prioritiesWith(summary, entries, rows, rest);
  const card = fill({
    banners: banner === undefined ? [] : [[bold(banner)]],
    board: [subtle(clip(`${board.body}: ${plan.title}`, 200))],
    heading: escapeMarkdown(heading),
    figures: shown.length === 0 ? [run('No actions are in view.')] : dotted(shown.map(figureRuns)),
    notes: [
      ...overlapOf(summary),
      since === null
        ? 'First summary: what is new is of the last seven days; figures are compared from the next one.'
        : `Changes since ${day(since.slice(0, 10), today)}.`,
    ],
    comments: words.comments.map(({ post, text }) => [
      bold(`Comment of the ${clip(post, 80)}: `),
      run(`“${clip(text, 300)}”`),
    ]),
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
    sections: entries.map(({ title, tally, entries: all }) => ({
      title: `${title} (${tally ?? all.length})`,
      lines: all.slice(0, rows).map(({ runs }: Entry) => runs),
      more: all.length > rows ? [`and ${all.length - rows} more`] : [],
    })),
    more: unfolded.length === 0 ? [] : [{ priorities: unfolded }],
    honest: [run(honestLines(summary))],
    footer: `Officers’ working information as at ${taken}; not a published report.`,
  });
  return { summary: `${clip(board.body, 80)}: ${heading}`, card };
}
