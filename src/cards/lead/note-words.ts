/** A lead's note in words: what each section is called, what a row says, and what is said of those out of reach. */
import type { ActionSection, LeadNote, LeadRow, Section } from '../../domain/lead/lead-note.ts';
import type { Unreached } from '../../domain/lead/unreached.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { count, day, listed, longDay } from '../format.ts';
import { dueRun, holderWords, lastWordRuns, nameRuns } from '../line-words.ts';
import { bold, clip, dotted, type Run, run } from '../text.ts';

export const TITLES: { readonly [S in Section]: string } = {
  silent: 'No word for two weeks past the date',
  'late-green': 'Called on track, but overdue',
  'late-forecast': 'Expected after the agreed date',
  slipped: 'Date moved twice or more',
  unevidenced: 'Complete, without evidence',
  'no-date': 'No date',
  'no-owner': 'No owner',
  unreachable: 'I cannot reach',
};

/** Person ids that the notes name. */
export const peopleInNotes = (notes: readonly LeadNote[]): string[] =>
  notes.flatMap(({ sections, unreachable }) => [
    ...sections.flatMap(({ rows }) => rows.flatMap(({ line }) => line.owner?.person ?? [])),
    ...unreachable.flatMap(({ person }) => person ?? []),
  ]);

type View = { names: ReadonlyMap<string, string>; today: PlainDate; zone: string };

/** "3.3(b) Agree the protocol", and below it what the section is about. */
export const rowRuns = (section: ActionSection, row: LeadRow, view: View): Run[] => [
  ...nameRuns(row.line),
  run(' · '),
  ...dotted([...factsOf(section, row, view), ownerIn(row, view)]),
];

const ownerIn = ({ line: { owner } }: LeadRow, { names }: View): Run[] =>
  owner === null ? [] : [run(holderWords(owner, names))];

function factsOf(section: ActionSection, { line, moved }: LeadRow, { today, zone }: View): Run[][] {
  switch (section) {
    case 'silent': {
      const { snoozedUntil } = line;
      const waits = snoozedUntil !== null && snoozedUntil > today;
      return [
        [dueRun(line, today)],
        lastWordRuns(line, today, zone),
        waits ? [run(`asked to be reminded on ${day(snoozedUntil, today)}`)] : [],
      ];
    }
    case 'late-green':
      return [[dueRun(line, today)], lastWordRuns(line, today, zone)];
    case 'late-forecast':
      return [
        line.due === null ? [] : [run(`agreed ${day(line.due, today)}`)],
        line.forecast === null ? [] : [run(`expected ${day(line.forecast, today)}`, { weight: 'Bolder' })],
        line.reason === null ? [] : [run(`“${clip(line.reason, 80)}”`)],
      ];
    case 'slipped':
      return [
        [run(`moved ${count(moved, 'time')}`, { weight: 'Bolder' })],
        line.firstDue === null ? [] : [run(`first ${day(line.firstDue, today)}`)],
        [dueRun(line, today)],
      ];
    case 'unevidenced':
      return [line.completedOn === null ? [] : [run(`completed ${day(line.completedOn, today)}`)]];
    case 'no-date':
    case 'no-owner':
      return [
        line.byWhen === null ? [] : [run(`the plan says “${clip(line.byWhen, 60)}”`)],
        [dueRun(line, today)],
      ].slice(section === 'no-date' ? 0 : 1);
  }
}

const WHY: { readonly [W in Unreached['why']]: string } = {
  'not-met': 'has not opened Waymark yet',
  left: 'has removed Waymark',
  blocked: 'does not get my messages: Teams refuses them',
  vacant: 'nobody holds the post',
};

/** "Head of Access (Alex Sample): has not opened Waymark yet · 3 actions wait: 3.3(b), 3.4(a)". */
export function unreachedRuns({ post, person, why, refs }: Unreached, names: View['names']): Run[] {
  const shown = refs.slice(0, 5).map((ref) => clip(ref, 30));
  const rest = refs.length - shown.length;
  return [
    bold(holderWords({ post, person }, names)),
    run(
      `: ${WHY[why]} · ${count(refs.length, 'action')}: ${listed(shown)}${rest > 0 ? ` and ${rest} more` : ''}`,
    ),
  ];
}

/** "Sample Plan · Mon 21 Dec 2026": of one plan; several are named beside each part. */
export const introOf = (notes: readonly LeadNote[], today: PlainDate): string =>
  `${listed(notes.map(({ plan }) => clip(plan.title, 80)))} · ${longDay(today)}`;
