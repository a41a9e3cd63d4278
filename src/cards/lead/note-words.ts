/** A lead's note in words: what each section is called, what a row says, and what is said of those out of reach. */
import type {
  ActionSection,
  HandedOver,
  LeadNote,
  LeadRow,
  NoteScope,
  Section,
} from '../../domain/lead/lead-note.ts';
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
  'handed-over': 'Hand-overs answered this week',
  unreachable: 'I cannot reach',
};

/** Person ids that the notes name. */
export const peopleInNotes = (notes: readonly LeadNote[]): string[] =>
  notes.flatMap(({ sections, unreachable }) => [
    ...sections.flatMap(({ rows }) =>
      rows.flatMap(({ line, handOver }) => [line.owner?.person ?? [], handOver?.to.person ?? []].flat()),
    ),
    ...unreachable.flatMap(({ person }) => person ?? []),
  ]);

type View = {
  names: ReadonlyMap<string, string>;
  away: ReadonlyMap<string, string>;
  today: PlainDate;
  zone: string;
};

/** "3.3(b) Agree the protocol", and below it what the section is about. */
export const rowRuns = (section: ActionSection, row: LeadRow, view: View): Run[] => [
  ...nameRuns(row.line),
  run(' · '),
  ...dotted([...factsOf(section, row, view), ownerIn(row, view)]),
];

const ownerIn = ({ line: { owner } }: LeadRow, { names, away }: View): Run[] =>
  owner === null ? [] : [run(holderWords(owner, names, away))];

function factsOf(section: ActionSection, row: LeadRow, { names, today, zone }: View): Run[][] {
  const { line, moved, handOver } = row;
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
      return [[dueRun(line, today)]];
    case 'handed-over':
      return handOver ? [[run(handedWords(handOver, names, today))]] : [];
  }
}

/** "accepted by Farid Sample, Mon 23 Nov": `to` is who has it now, or would. */
function handedWords(
  { to, declined, from, on, reason }: HandedOver,
  names: View['names'],
  today: PlainDate,
): string {
  const who = holderWords(to, names);
  if (declined)
    return `not handed over to ${who}: declined ${day(on, today)}${reason === null ? '' : `, “${clip(reason, 80)}”`}`;
  const begins = from === null ? '' : ` from ${day(from, today)}`;
  return `handed over to ${who}${begins}, accepted ${day(on, today)}`;
}

const WHY: { readonly [W in Unreached['why']]: string } = {
  'not-met': 'has not opened Waymark yet',
  left: 'has removed Waymark',
  blocked: 'does not get my messages: Teams refuses them',
  vacant: 'nobody holds the post',
};

/** "Alex Sample (Head of Access and Data Lead): has not opened Waymark yet · 3 actions wait: 3.3(b), 3.4(a)". */
export function unreachedRuns({ posts, person, why, refs }: Unreached, names: View['names']): Run[] {
  const shown = refs.slice(0, 5).map((ref) => clip(ref, 30));
  const rest = refs.length - shown.length;
  const held = listed(posts.slice(0, 4).map((post) => clip(post, 80)));
  const more = posts.length > 4 ? ` and ${posts.length - 4} more posts` : '';
  const name = person === null ? held : clip(names.get(person) ?? 'name not known', 60);
  return [
    bold(name),
    run(
      `${person === null || held === '' ? '' : ` (${held}${more})`}: ${WHY[why]} · ${count(refs.length, 'action')}: ${rest > 0 ? `${shown.join(', ')} and ${rest} more` : listed(shown)}`,
    ),
  ];
}

/** "5 people and 1 vacant post": a person once, whatever they hold and in how many plans. */
export function unreachedCount(unreached: readonly Unreached[]): string {
  const people = new Set(unreached.flatMap(({ person }) => person ?? [])).size;
  const vacant = unreached.filter(({ person }) => person === null).length;
  return [
    ...(people > 0 ? [count(people, 'person', 'people')] : []),
    ...(vacant > 0 ? [`${vacant} vacant ${vacant === 1 ? 'post' : 'posts'}`] : []),
  ].join(' and ');
}

const SCOPE: { readonly [S in NoteScope]: string } = {
  own: 'what you lead',
  unled: 'what nobody leads whom I can reach',
  plan: 'the whole plan',
};

export const scopeInWords = (scope: NoteScope): string => SCOPE[scope];

/** "Silent 8 · overdue 3 · off track 2 of 9 open actions", and what silent means; nothing where all of them are none. */
export function figureRuns(notes: readonly LeadNote[]): Run[][] {
  const sum = (of: 'silent' | 'overdue' | 'offTrack' | 'of'): number =>
    notes.reduce((all, { figures }) => all + figures[of], 0);
  const told = [
    ['silent', sum('silent')],
    ['overdue', sum('overdue')],
    ['off track', sum('offTrack')],
  ] as const;
  const words = told.flatMap(([word, many]) => (many === 0 ? [] : [`${word} ${many}`])).join(' · ');
  if (words === '') return [];
  const first = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  const silent = sum('silent') > 0 ? SILENT : '';
  return [[run(`${first} of ${count(sum('of'), 'open action')}${silent}`)]];
}

const SILENT = ' (silent: no answer within 2 working days)';

/** "Sample Plan · what you lead · Mon 21 Dec 2026": of one plan; several are named beside each part. */
export const introOf = (notes: readonly LeadNote[], scope: NoteScope, today: PlainDate): string =>
  `${listed(notes.map(({ plan }) => clip(plan.title, 80)))} · ${SCOPE[scope]} · ${longDay(today)}`;
