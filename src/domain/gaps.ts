/** What a plan still lacks: actions without date or owner, dates to confirm, measures without figures or a reader. */
import { type Book, subtree } from './book.ts';
import type { Milestone } from './milestone.ts';
import { type Action, accountable, type Item, isAction, type Measure } from './plan.ts';
import { itemsNamed } from './scope.ts';
import type { Gap } from './set-up.ts';
import { isUnreported } from './standing.ts';

/** In the plan's order, an action before the measures of its item; measures of the whole plan last. */
export function gapsOf(book: Book, milestones: readonly Milestone[], refs: readonly string[]): Gap[] {
  const open = Map.groupBy(
    milestones.filter((milestone) => milestone.open && !isUnreported(milestone)),
    ({ item }) => item,
  );
  const items =
    refs.length === 0 ? book.items : itemsNamed(book, refs).flatMap((item) => subtree(book, item));
  const own = [...new Set(items)];
  // Who does what by when comes before what it is read by.
  const gaps = [
    ...own.flatMap((item) => (isAction(item) ? actionGap(item, open.get(item.id) ?? []) : [])),
    ...own.flatMap((item) => item.measures.flatMap((measure) => measureGap(measure, item))),
  ];
  return refs.length === 0
    ? [...gaps, ...book.plan.measures.flatMap((measure) => measureGap(measure, null))]
    : gaps;
}

/** What is finished lacks nothing; what is inherited is settled first. */
function actionGap(item: Action, open: readonly Milestone[]): Gap[] {
  if (open.length === 0) return [];
  const handOver = open.flatMap((milestone) => milestone.handOver ?? []).at(-1);
  const lacks = [
    ...(open.every(({ due }) => due === null) ? (['date'] as const) : []),
    ...(awaitsConfirmation(item) ? (['confirmation'] as const) : []),
    ...(accountable(item) === null ? (['owner'] as const) : []),
    ...(handOver ? (['hand-over'] as const) : []),
  ];
  return lacks.length === 0 ? [] : [{ of: 'action', item: item.id, lacks, ...(handOver && { handOver }) }];
}

/** A date that somebody has to confirm; a rhythm has none to confirm: its dates follow from the words. */
const awaitsConfirmation = ({ due, reading }: Action): boolean =>
  due === null && reading !== null && reading.confirm && reading.end !== null && reading.rule === null;

function measureGap(measure: Measure, item: Item | null): Gap[] {
  const wantsFigures = measure.direction !== 'qualitative' && measure.direction !== 'achieve';
  const lacks = [
    ...(measure.owner === null ? (['owner'] as const) : []),
    ...(measure.frequency === null ? (['frequency'] as const) : []),
    ...(measure.baseline === null && wantsFigures ? (['baseline'] as const) : []),
    ...(measure.target === null && wantsFigures ? (['target'] as const) : []),
  ];
  return lacks.length === 0 ? [] : [{ of: 'measure', item: item?.id ?? null, measure: measure.id, lacks }];
}
