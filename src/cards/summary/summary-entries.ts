/** The lines of a board's post, section by section, and the same by priority for whoever wants to see more. */
import type { Narrative } from '../../domain/boards/board-post.ts';
import type { Line } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Need, Summary } from '../../domain/summary.ts';
import { count } from '../format.ts';
import {
  dueRun,
  evidenceRuns,
  forecastRuns,
  nameRuns,
  ownerByPost,
  statusRuns,
  UNEVIDENCED,
} from '../line-words.ts';
import { bold, clip, dotted, escapeMarkdown, type Run, run, subtle } from '../text.ts';

/** `under` is the title of the priority that it stands under; null where that is not known. */
export type Entry = { under: string | null; runs: Run[] };
export type Section = {
  title: string;
  entries: Entry[] /** What its entries are, where they are not all of one kind. */;
  tally?: string;
};

/** Sections without a line are left out. */
export function entriesOf(summary: Summary, today: PlainDate, words: Narrative): Section[] {
  const due = (line: Line): Run[] => dotted([[dueRun(line, today)], forecastRuns(line, today)]);
  const section = (title: string, lines: readonly Line[], says: (line: Line) => Run[]): Section => ({
    title,
    entries: lines.map((line) => entry(line, says(line))),
  });
  const quoted = (line: Line): Run[] => {
    const said = words.said.get(line.milestone);
    return said === undefined ? [] : [run(`: “${clip(said, 140)}”`)];
  };
  const quotedAbove = new Set(
    [...summary.newlyOverdue, ...summary.goneRed, ...summary.needs.map(({ line }) => line)].map(
      ({ milestone }) => milestone,
    ),
  );
  const quotedApart = summary.atRisk.filter(
    ({ milestone }) => words.said.has(milestone) && !quotedAbove.has(milestone),
  );
  const asks = words.lines.filter((one) => one.asks);
  const told = words.lines.filter((one) => !one.asks);
  return [
    section('Newly overdue', summary.newlyOverdue, (line) => [...due(line), ...quoted(line)]),
    section('Gone red', summary.goneRed, (line) => [...statusRuns(line.status), ...quoted(line)]),
    section('Recovered', summary.recovered, (line) => dotted([statusRuns(line.status), due(line)])),
    {
      ...section('Completed', summary.completed, evidenced),
      ...(summary.rounds > 0 && { tally: tallyOf(summary) }),
    },
    {
      title: 'Needs the board',
      entries: [
        ...asks.map(({ ref, post, text }) => ({
          under: null,
          runs: [
            bold(clip(ref, 30)),
            run(` Decision asked for: “${clip(text, 200)}”`),
            subtle(` · ${clip(post, 80)}`),
          ],
        })),
        ...summary.needs.map(({ line, why, slips }) =>
          entry(line, [run(why.map((one) => needWords(one, slips)).join(', ')), ...quoted(line)]),
        ),
      ],
    },
    {
      title: 'From the leads',
      entries: [
        ...told.map(({ ref, post, text }) => ({
          under: null,
          runs: [bold(clip(ref, 30)), run(` “${clip(text, 200)}”`), subtle(` · ${clip(post, 80)}`)],
        })),
        ...quotedApart.map((line) => entry(line, [...statusRuns(line.status), ...quoted(line)])),
      ],
    },
    section('Coming in two weeks', summary.comingUp, due),
  ].filter(({ entries }) => entries.length > 0);
}

/** A round of recurring work is no action that was completed: the figures count it as one that goes on. */
const tallyOf = ({ completed, rounds }: Summary): string =>
  [
    ...(completed.length > rounds ? [count(completed.length - rounds, 'action')] : []),
    count(rounds, 'round of recurring work', 'rounds of recurring work'),
  ].join(', ');

const needWords = (need: Need, slips: number): string =>
  ({ 'off-track': 'Off track ■', blocked: 'blocked', slipped: `date moved ${slips} times` })[need];

const entry = (line: Line, says: Run[]): Entry => ({
  under: line.under,
  runs: dotted([nameRuns(line), says, [subtle(ownerByPost(line))]]),
});

/** What a file is called is its sender's words, and may hold a name: a board sees that there is one. */
function evidenced({ evidence }: Line): Run[] {
  if (evidence === null) return [UNEVIDENCED];
  return evidence.latest.kind === 'link'
    ? evidenceRuns(evidence.latest, 'evidenced')
    : [run(evidence.latest.kind === 'file' ? 'evidenced (file)' : 'evidenced (described)')];
}

/**
 * Each priority with its figures and the lines that the sections leave out, `rest` of them at most. None where
 * everything is shown already and there is one priority alone.
 */
export function prioritiesWith(
  { priorities }: Summary,
  sections: readonly Section[],
  rows: number,
  rest: number,
): { title: string; figures: string; lines: Run[][] }[] {
  const left = sections.flatMap(({ title, entries }) =>
    entries.slice(rows).map(({ under, runs }) => ({ under, runs: [subtle(`${title}: `), ...runs] })),
  );
  if (left.length === 0 && priorities.length < 2) return [];
  return priorities.map(({ ref, title, actions, overdue, complete }) => {
    const own = left.filter(({ under }) => under === title);
    const unseen = own.length - rest;
    return {
      title: escapeMarkdown(`${clip(ref, 30)} ${clip(title, 100)}`),
      figures: `${count(actions, 'action')}: ${overdue} overdue, ${complete} complete`,
      lines: [
        ...own.slice(0, rest).map(({ runs }) => runs),
        ...(unseen > 0 ? [[subtle(`and ${unseen} more: ask me "status of ${clip(ref, 30)}"`)]] : []),
      ],
    };
  });
}
