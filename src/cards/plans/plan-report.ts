/** The report of a draft: what was read, what is missing, what a later edition changes; applied or discarded here. */
import { button } from '../button.ts';
import { count } from '../format.ts';
import { type CardMessage, compile, fitting } from '../render.ts';
import { alarm, clip, escapeMarkdown, run, subtle } from '../text.ts';
import template from './plan-report.json' with { type: 'json' };
import { conflictFields, doubtFields, goLiveField } from './plan-report-fields.ts';
import {
  changesIn,
  type Difference,
  differenceSections,
  type Noticed,
  noticedSections,
  type Section,
} from './plan-report-words.ts';

export type { Conflict, Difference, Doubt, Noticed } from './plan-report-words.ts';

const fill = compile(template);
/** Most lines under one heading, and most doubts and conflicts with a choice; where there is little room, a few of these stay. */
const MOST = 6;
const LEAST_ASKED = 2;

export type PlanReport = {
  /** The draft's id. */
  draft: string;
  /** The plan's title. */
  title: string;
  /** The name of the file that was sent. */
  source: string;
  /** What was read and what is missing, a line a fact. */
  read: readonly string[];
  missing: readonly string[];
  findings: readonly Noticed[];
  /** Null for a plan that is imported for the first time. */
  difference: Difference | null;
  /** The text of the go-live field, today unless it was changed; null shows no field: the plan is live already. */
  goLive: string | null;
  /** What was wrong with the go-live date. */
  fault?: string;
  /** Why the card is shown again. */
  notice?: string;
};

/** Conflicts that have no room keep the record, and the card says so; doubts that have none are asked the next time. */
export const planReportCard = (report: PlanReport): CardMessage =>
  fitting(MOST, (rows) => cardWith(rows, report));

function cardWith(most: number, report: PlanReport): CardMessage {
  const { draft, title, source, read, missing, findings, difference } = report;
  const { doubts, conflicts } = difference ?? { doubts: [], conflicts: [] };
  const asked = Math.max(most, LEAST_ASKED);
  const heading = `Draft of ${clip(title, 100)}`;
  const card = fill({
    heading: escapeMarkdown(heading),
    intro: [
      ...(report.notice === undefined ? [] : [[alarm(clip(report.notice, 400))]]),
      [subtle(`Read from ${clip(source, 100)}`)],
      [
        run(
          difference === null
            ? 'Nothing is in use yet: look it over, then apply or discard it.'
            : 'Nothing is changed yet: this is how the file differs from the record.',
        ),
      ],
    ],
    sections: [
      section('What was read', read, most),
      section('What is missing', missing, most),
      ...(difference === null ? [] : differenceSections(difference, most)),
      ...noticedSections(findings, most),
    ].filter(({ lines }) => lines.length > 0),
    fields: [
      ...doubtFields(doubts, asked),
      ...conflictFields(conflicts, asked),
      ...goLiveField(report.goLive, report.fault),
    ],
    buttons: [
      button('Apply', { do: 'apply-draft', draft }, { style: 'positive' }),
      button('Discard', { do: 'discard-draft', draft }, { associatedInputs: 'none' }),
    ],
  });
  return { summary: `${heading}: ${summaryOf(report)}`, card };
}

const section = (title: string, lines: readonly string[], most: number): Section => ({
  title,
  lines: lines.slice(0, most * 2).map((line) => [run(clip(line, 300))]),
  more: [],
});

function summaryOf({ read, difference }: PlanReport): string {
  if (difference === null) return clip(read[0] ?? 'ready to look over', 100);
  const { doubts, conflicts } = difference;
  return [
    count(changesIn(difference), 'change'),
    ...(doubts.length === 0 ? [] : [count(doubts.length, 'question')]),
    count(conflicts.length, 'conflict'),
  ].join(', ');
}
