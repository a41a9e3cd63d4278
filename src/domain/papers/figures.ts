/** The figures and the tables that a termly report and a board's paper have in common. */
import type { PlainDate } from '../plan.ts';
import { isWithheld } from '../restricted.ts';
import { DAYS_TO_ANSWER, silenceOf, silentAmong } from '../silence-asked.ts';
import { Standing } from '../snapshot.ts';
import { type ActionStanding, answersFor, hasNoDate, isOpenAction } from '../standing.ts';
import { type Completed, type Completions, completionsSince, movedSince, redatedSince } from './moved.ts';
import { type Block, heading, list, type Paper, section, text } from './paper.ts';
import type { Before, Scoped } from './record.ts';
import { dayWords, evidenceWords, many, milestoneWords, ownerWords, STANDING_WORD } from './words.ts';

const SHOWN = Standing.options.filter((standing) => standing !== 'withdrawn');

/** Every standing but withdrawn; together they are all the actions. */
export function standingFigures({ standings, before }: Scoped): Paper['figures'] {
  return SHOWN.map((standing) => {
    const value = standings.filter((one) => one.standing === standing).length;
    const was = standings.filter((one) => before?.standings[one.action.id] === standing).length;
    return { label: STANDING_WORD[standing], value, change: before && value - was };
  }).filter(({ value, change }) => value > 0 || (change !== null && change !== 0));
}

export const standingsByItem = ({ standings }: Scoped): Paper['standings'] =>
  Object.fromEntries(standings.map((one) => [one.action.id, one.standing]));

/** "6 of 34 actions are overdue, 2 more than on Tue 1 Sep 2026; 3 actions and 1 round of recurring work completed since then". */
export function headlineOf(scope: Scoped, from: PlainDate): string {
  const { standings, before, dayOf } = scope;
  const actions = standings.filter(({ standing }) => standing !== 'withdrawn').length;
  const late = standings.filter(({ standing }) => standing === 'overdue').length;
  const was = standings.filter((one) => before?.standings[one.action.id] === 'overdue').length;
  const change = late - was;
  const compared =
    before === null
      ? ''
      : change === 0
        ? `, as many as on ${dayWords(dayOf(before.at))}`
        : `, ${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than on ${dayWords(dayOf(before.at))}`;
  const since = before === null ? `since ${dayWords(from)}` : 'since then';
  const done = completedWords(completionsSince(scope, from), since);
  return `${late === 0 ? 'None' : late} of ${many(actions, 'action')} ${late === 1 ? 'is' : 'are'} overdue${compared}; ${done}`;
}

function completedWords({ actions, parts }: Completions, since: string): string {
  if (actions.length === 0)
    return parts.length === 0
      ? `nothing was completed ${since}`
      : `${partsWords(parts)} completed ${since}, and no action`;
  const beside = parts.length === 0 ? '' : ` and ${partsWords(parts)}`;
  return `${many(actions.length, 'action')}${beside} completed ${since}`;
}

const isRound = ({ item, milestone }: Completed): boolean =>
  item.nature === 'recurring' || milestone.kind === 'occurrence';

/** "1 round of recurring work", "2 parts of actions that go on". */
const partsWords = (parts: readonly Completed[]): string =>
  parts.every(isRound)
    ? many(parts.length, 'round of recurring work', 'rounds of recurring work')
    : many(parts.length, 'part of actions that go on', 'parts of actions that go on');

const change = (by: number | null): string =>
  by === null ? 'not known' : by === 0 ? 'no change' : by > 0 ? `${by} more` : `${-by} fewer`;

/** How the actions stand, with the change since the figures before. */
export function standingTable(scope: Scoped): Block[] {
  const { before, dayOf } = scope;
  const since = before === null ? 'Change' : `Change since ${dayWords(dayOf(before.at))}`;
  const rows = standingFigures(scope).map((one) => [one.label, `${one.value}`, change(one.change)]);
  return [
    heading('How the actions stand'),
    { is: 'table', name: 'How the actions stand', header: ['Standing', 'Actions', since], rows },
    ...(before === null ? [] : [text(completeWords(scope, before))]),
  ];
}

/** How the figure of what is complete came about, so that the list below can be held against it. */
function completeWords({ standings, dayOf }: Scoped, before: Before): string {
  const count = (holds: (was: boolean, is: boolean) => boolean): number =>
    standings.filter(({ action, standing }) =>
      holds(before.standings[action.id] === 'complete', standing === 'complete'),
    ).length;
  const lost = count((was, is) => was && !is);
  const parts = [
    `${count((was) => was)} on ${dayWords(dayOf(before.at))}`,
    `${count((was, is) => !was && is)} completed since`,
    ...(lost > 0 ? [`${lost} no longer complete`] : []),
  ];
  return `Actions complete: ${parts.join(', ')}, so ${count((_, is) => is)} now. A round of recurring work is counted apart: its action goes on.`;
}

/** Completed, moved, re-dated, asked and not answered, from a day on. */
export function movementSections(scope: Scoped, from: PlainDate, since: string): Block[] {
  const owner = (one: ActionStanding): string => ownerWords(scope, answersFor(one));
  const { actions, parts } = completionsSince(scope, from);
  return [
    ...section(
      'Actions completed',
      DONE_HEADER,
      actions.map((one) => [
        one.action.ref,
        one.action.title,
        owner(one),
        dayWords(one.decisive?.completedOn ?? null),
        evidenceWords({ evidence: one.decisive?.evidence ?? null }),
      ]),
      'No action was completed.',
    ),
    ...(parts.length === 0
      ? []
      : section(
          parts.every(isRound)
            ? 'Rounds of recurring work completed'
            : 'Parts completed of actions that go on',
          DONE_HEADER,
          parts.map(({ item, milestone }) => [
            item.ref,
            milestoneWords(item, milestone),
            ownerWords(scope, milestone.owner),
            dayWords(milestone.completedOn),
            evidenceWords(milestone),
          ]),
          '',
        )),
    ...section(
      'What stands differently',
      ['Ref', 'Action', 'Owner', 'Before', 'Now'],
      movedSince(scope).map(({ one, was }) => [
        one.action.ref,
        one.action.title,
        owner(one),
        STANDING_WORD[was],
        STANDING_WORD[one.standing],
      ]),
      scope.before === null
        ? 'No earlier figures were kept to compare with.'
        : 'Nothing else stands differently.',
    ),
    ...section(
      'Dates moved',
      ['Ref', 'Action', 'Agreed on', 'From', 'To'],
      redatedSince(scope, since).map(({ item, at, from: was, to }) => [
        item.ref,
        item.title,
        dayWords(scope.dayOf(at)),
        dayWords(was),
        dayWords(to),
      ]),
      'No agreed date was moved.',
    ),
    ...silentSection(scope),
  ];
}

function silentSection(scope: Scoped): Block[] {
  const zone = scope.book.plan.timezone;
  const rows = silentAmong(scope.standings, zone, scope.today).map((one) => [
    one.action.ref,
    one.action.title,
    ownerWords(scope, answersFor(one)),
    dayWords(silenceOf(one, zone, scope.today)?.since ?? null),
  ]);
  const header = ['Ref', 'Action', 'Owner', 'Asked since'];
  const [title, ...rest] = section('Silent', header, rows, 'Everybody who was asked has answered.');
  const what = text(`Asked at least ${DAYS_TO_ANSWER} working days ago, and no answer since.`);
  return title === undefined || rows.length === 0
    ? [...(title ? [title] : []), ...rest]
    : [title, what, ...rest];
}

const DONE_HEADER = ['Ref', 'Action', 'Owner', 'Completed', 'Evidence'];

/** What nobody can vouch for, in figures. */
export function honestLines({ standings, book }: Scoped): Block[] {
  const count = (holds: (one: ActionStanding) => boolean): number => standings.filter(holds).length;
  const unevidenced = count(
    ({ standing, decisive }) => standing === 'complete' && decisive?.evidence === null,
  );
  const lines = [
    [unevidenced, 'complete without evidence'],
    [count(hasNoDate), 'without a date'],
    [count((one) => isOpenAction(one) && answersFor(one) === null), 'without an owner'],
    [count(({ standing }) => standing === 'inherited'), 'inherited and not yet reported'],
    [count(({ action }) => isWithheld(book, action.id)), 'restricted: counted, and shown by the ref alone'],
  ] as const;
  const some = lines
    .filter(([value]) => value > 0)
    .map(([value, what]) => `${many(value, 'action')} ${what}`);
  return some.length === 0 ? [] : [heading('What is to be known of these figures'), list(some)];
}
