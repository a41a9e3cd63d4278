/** The report of a draft: what was read, what is missing, what a later edition changes; applied or discarded here. */
import type { PlainDate } from '../domain/plan.ts';
import { button } from './button.ts';
import { count } from './format.ts';
import template from './plan-report.json' with { type: 'json' };
import {
  type Conflict,
  type Difference,
  differenceSections,
  type Noticed,
  noticedSections,
  type Section,
} from './plan-report-words.ts';
import { type CardMessage, compile, fitting } from './render.ts';
import { keepInput } from './set-up-submit.ts';
import { asDate } from './submit.ts';
import { alarm, bold, clip, escapeMarkdown, type Run, run, subtle } from './text.ts';

export type { Conflict, Difference, Noticed } from './plan-report-words.ts';

const fill = compile(template);
/** Most lines under one heading, and most conflicts with a choice; where there is little room, a few of these stay. */
const MOST = 6;
const LEAST_CONFLICTS = 3;

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
};

/** Conflicts that have no room keep the record, and the card says so. */
export const planReportCard = (report: PlanReport): CardMessage =>
  fitting(MOST, (rows) => cardWith(rows, report));

function cardWith(most: number, report: PlanReport): CardMessage {
  const { draft, title, source, read, missing, findings, difference } = report;
  const conflicts = difference?.conflicts ?? [];
  const asked = conflicts.slice(0, Math.max(most, LEAST_CONFLICTS));
  const heading = `Draft of ${clip(title, 100)}`;
  const card = fill({
    heading: escapeMarkdown(heading),
    intro: [
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
    fields: [...conflictFields(asked, conflicts.length), ...goLiveField(report)],
    buttons: [
      button('Apply', { do: 'apply-draft', draft }, { style: 'positive' }),
      button('Discard', { do: 'discard-draft', draft }, { associatedInputs: 'none' }),
    ],
  });
  return { summary: `${heading}: ${summaryOf(report)}`, card };
}

const section = (title: string, lines: readonly string[], most: number): Section => ({
  title,
  lines: lines.slice(0, most * 2).map((line) => [run(clip(line, 200))]),
  more: [],
});

type Field = { above: Run[][]; input: Record<string, unknown>; faults: Run[][] };

function conflictFields(asked: readonly Conflict[], all: number): Field[] {
  return asked.map((conflict, place) => ({
    above: [
      ...(place === 0 ? [conflictIntro(asked.length, all)] : []),
      [bold(clip(conflict.ref, 30)), run(` ${clip(conflict.title, 80)}`)],
      [
        run(`${clip(conflict.what, 40)}: the record says “${clip(conflict.record, 80)}”, `),
        run(`the file “${clip(conflict.file, 80)}”`),
      ],
    ],
    input: {
      type: 'Input.ChoiceSet',
      id: keepInput(conflict.id),
      label: `Which counts for ${clip(conflict.ref, 30)}, ${clip(conflict.what, 40)}`,
      errorMessage: 'Pick one of the two.',
      choices: [
        { title: 'Keep the record', value: 'record' },
        { title: 'Take the file', value: 'file' },
      ],
      value: conflict.choice ?? 'record',
    },
    faults: [],
  }));
}

function conflictIntro(shown: number, all: number): Run[] {
  const rest =
    all > shown ? ` ${count(all - shown, 'more keeps', 'more keep')} the record; see the report.` : '';
  return [
    bold(`${count(all, 'conflict')}. `),
    run(`The record was changed since the last import, and the file says something else.${rest}`),
  ];
}

/** A date field can't hold "12 March": what is no date comes back in a text field. */
function goLiveField({ goLive, fault }: PlanReport): Field[] {
  if (goLive === null) return [];
  const date: PlainDate | null = asDate(goLive);
  const isText = goLive.trim() !== '' && date === null;
  return [
    {
      above: [
        [
          run(
            'What was due before the go-live date is inherited: listed once, and nobody is reminded of it.',
          ),
        ],
      ],
      input: {
        type: isText ? 'Input.Text' : 'Input.Date',
        id: 'goLive',
        label: 'Go-live date',
        errorMessage: 'Give a date, such as 2027-03-12.',
        ...(goLive.trim() !== '' && { value: date ?? goLive }),
      },
      faults: fault === undefined ? [] : [[alarm(clip(fault, 200))]],
    },
  ];
}

function summaryOf({ read, difference }: PlanReport): string {
  if (difference === null) return clip(read[0] ?? 'ready to look over', 100);
  const { added, removed, reworded, redated, conflicts } = difference;
  const changes = added.length + removed.length + reworded.length + redated.length;
  return `${count(changes, 'change')}, ${count(conflicts.length, 'conflict')}`;
}
