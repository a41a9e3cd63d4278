/** The figures and the tables that a termly report and a board's paper have in common. */
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import { isWithheld } from '../restricted.ts';
import { Standing } from '../snapshot.ts';
import { type ActionStanding, answersFor, hasNoDate, isOpenAction } from '../standing.ts';
import { completedSince, movedSince, redatedSince, unanswered } from './moved.ts';
import { type Block, heading, list, type Paper, section } from './paper.ts';
import type { Scoped } from './record.ts';
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

/** "6 of 34 actions are overdue, 2 more than on 1 September 2026; 3 completions recorded since then". */
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
  const done = completedSince(scope, from);
  const rounds = done.some(({ milestone }) => milestone.kind === 'occurrence');
  return `${late === 0 ? 'None' : late} of ${many(actions, 'action')} ${late === 1 ? 'is' : 'are'} overdue${compared}; ${
    done.length === 0
      ? 'nothing was completed'
      : `${many(done.length, 'completion')} recorded since ${dayWords(from)}`
  }${rounds ? ', rounds of recurring work among them' : ''}`;
}

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
  ];
}

/** Completed, moved, re-dated, asked and not answered, from a day on. */
export function movementSections(scope: Scoped, from: PlainDate, since: string): Block[] {
  const owner = (one: ActionStanding): string => ownerWords(scope, answersFor(one));
  return [
    ...section(
      'Completed',
      ['Ref', 'Action', 'Owner', 'Completed', 'Evidence'],
      completedSince(scope, from).map(({ item, milestone }) => [
        item.ref,
        milestoneWords(item, milestone),
        ownerWords(scope, milestone.owner),
        dayWords(milestone.completedOn),
        evidenceWords(milestone),
      ]),
      'Nothing was completed.',
    ),
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
    ...section(
      'Asked and not answered',
      ['Ref', 'Action', 'Owner', 'Last asked'],
      unanswered(scope, from).map((one) => [
        one.action.ref,
        one.action.title,
        owner(one),
        dayWords(lastAsked(one.milestones)),
      ]),
      'Everybody who was asked has answered.',
    ),
  ];
}

const lastAsked = (milestones: readonly Milestone[]): PlainDate | null =>
  milestones
    .flatMap(({ askedOn }) => askedOn ?? [])
    .sort()
    .at(-1) ?? null;

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
