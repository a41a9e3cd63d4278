/** The yearly review of a plan: promised, done, proven, dropped, carried over; measures; evidence for each hoped-for difference. */
import { subtree } from '../book.ts';
import type { Evidence } from '../milestone.ts';
import { accountable } from '../plan.ts';
import { supporting } from '../supporting.ts';
import { decisionSection } from './decisions.ts';
import { honestLines, standingsByItem, standingTable } from './figures.ts';
import { measureSection } from './measures.ts';
import { type Block, heading, list, type Paper, section, text } from './paper.ts';
import type { ReportPeriod } from './periods.ts';
import { type Fate, isCarried, type Promised, promisedIn } from './promised.ts';
import { type PaperRecord, type Scoped, scoped } from './record.ts';
import { comparedFrom, sinceWords } from './termly.ts';
import { dayWords, many, ownerWords } from './words.ts';

/** `record.updates` are all of the plan: a difference is shown by evidence of any time. `record.before` as in a termly report. */
export function yearlyReview(record: PaperRecord, period: ReportPeriod): Paper {
  const scope = scoped(record);
  const { book, board, before, at, today } = scope;
  const promised = promisedIn(scope, period);
  const of = (fate: Fate): Promised[] => promised.filter((one) => one.fate === fate);
  const [done, dropped, carried, open] = [of('done'), of('dropped'), of('carried'), of('open')];
  const proven = done.filter((one) => one.proven);
  const inherited = scope.standings.filter(({ milestones }) => milestones.some((one) => one.inherited));
  const figure = (label: string, value: number) => ({ label, value, change: null });
  const row = (one: Promised): string[] => [
    one.action.ref,
    one.action.title,
    ownerWords(scope, accountable(one.action)),
  ];
  return {
    plan: book.plan.id,
    board: board?.id ?? null,
    kind: 'yearly',
    period: period.key,
    at,
    asAt: today,
    title: `Yearly review of ${book.plan.title}: ${period.name}`,
    headline: `Of ${many(promised.length, 'action')} promised for ${period.name}, ${done.length} ${done.length === 1 ? 'is' : 'are'} done (${proven.length} with evidence), ${dropped.length} dropped and ${carried.length} carried over`,
    figures: [
      figure('Promised', promised.length),
      figure('Done', done.length),
      figure('Proven', proven.length),
      figure('Dropped', dropped.length),
      figure('Carried over', carried.length),
      ...(open.length > 0 ? [figure('Still open', open.length)] : []),
    ],
    standings: standingsByItem(scope),
    blocks: [
      text(
        `${book.plan.title}, ${book.plan.authority}. Promised is what was first agreed for ${dayWords(period.start)} to ${dayWords(period.end)}, whatever was agreed later; as at ${dayWords(today)}.${before === null ? '' : ` ${sinceWords(comparedFrom(book.plan, period), period)}`}`,
      ),
      ...(inherited.length > 0
        ? [
            text(
              `${many(inherited.length, 'action')} ${inherited.length === 1 ? 'was' : 'were'} past when the plan went live, and ${inherited.length === 1 ? 'is' : 'are'} counted apart.`,
            ),
          ]
        : []),
      ...section(
        'Done',
        ['Ref', 'Action', 'Owner', 'Completed', 'Proven'],
        done.map((one) => [
          ...row(one),
          dayWords(lastDone(one)),
          one.proven ? 'yes, with evidence' : 'unevidenced',
        ]),
        'Nothing of it is done.',
      ),
      ...section(
        'Dropped',
        ['Ref', 'Action', 'Owner', 'First agreed'],
        dropped.map((one) => [...row(one), dayWords(one.milestones[0]?.firstDue ?? null)]),
        'Nothing of it was dropped.',
      ),
      ...section(
        'Carried over',
        ['Ref', 'Action', 'Owner', 'Not done in time', 'First agreed', 'Agreed now', 'Expected'],
        carried.map((one) => [...row(one), ...slipOf(one, period, today)]),
        'Nothing of it was carried over.',
      ),
      ...section(
        'Still open',
        ['Ref', 'Action', 'Owner', 'Next due'],
        open.map((one) => [...row(one), nextDue(one, today)]),
        'Nothing of it is still open.',
      ),
      ...standingTable(scope),
      ...measureSection(scope, 'Measures from baseline to latest'),
      ...differences(scope),
      ...decisionSection(scope, period.start),
      ...honestLines(scope),
    ],
  };
}

const lastDone = ({ milestones }: Promised): string | null =>
  milestones
    .flatMap(({ completedOn }) => completedOn ?? [])
    .sort()
    .at(-1) ?? null;

/** How many of its dates slipped past the year, and how the first of them stands. */
function slipOf({ milestones }: Promised, period: ReportPeriod, today: string): string[] {
  const slipped = milestones.filter((one) => isCarried(one, period, today));
  const [first] = slipped;
  return [
    milestones.length === 1 ? 'its one date' : `${slipped.length} of ${many(milestones.length, 'date')}`,
    dayWords(first?.firstDue ?? null),
    dayWords(first?.due ?? null),
    first?.completedOn
      ? `done ${dayWords(first.completedOn)}`
      : first?.forecast
        ? dayWords(first.forecast)
        : 'as agreed',
  ];
}

function nextDue({ milestones }: Promised, today: string): string {
  const due = milestones.find(({ open }) => open)?.due ?? null;
  return due !== null && due < today ? `${dayWords(due)}, overdue` : dayWords(due);
}

/** For each difference that was hoped for: what supports the actions below it, by kind and day. */
function differences(scope: Scoped): Block[] {
  const held = scope.board === null || scope.board.scope.length === 0 ? null : new Set(scope.actions);
  const hoped = scope.book.items.filter(
    (item) =>
      item.difference.length > 0 &&
      (held === null ||
        subtree(scope.book, item).some((one) => scope.actions.some(({ id }) => id === one.id))),
  );
  if (hoped.length === 0) return [];
  const byItem = Map.groupBy(
    supporting(scope.updates.toSorted((a, b) => a.at.localeCompare(b.at))),
    ({ update }) => update.item,
  );
  return [
    heading('The difference that was hoped for'),
    ...hoped.flatMap((item): Block[] => {
      const ids = subtree(scope.book, item);
      const found = ids.flatMap((one) =>
        (byItem.get(one.id) ?? []).map(
          ({ piece, update }) => `${one.ref}: ${KIND[piece.kind]}, ${dayWords(scope.dayOf(update.at))}`,
        ),
      );
      return [
        heading(`${item.ref} ${item.title}`, 3),
        ...item.difference.map((words) => text(`Hoped for: ${words}`)),
        found.length === 0 ? text('No evidence yet.') : list(found),
      ];
    }),
  ];
}

const KIND: { readonly [K in Evidence['kind']]: string } = {
  file: 'a file',
  link: 'a link',
  location: 'a place named',
};
