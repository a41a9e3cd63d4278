/** Measures in reports: from baseline to latest against target, and what was read anew; the book is one without small counts. */
import { subtree } from '../book.ts';
import type { Figure } from '../measure.ts';
import { figureWritten } from '../measures/figures.ts';
import type { Item, Measure, PlainDate } from '../plan.ts';
import { type Block, section } from './paper.ts';
import type { Scoped } from './record.ts';

const DIRECTION: { readonly [D in Measure['direction']]: string } = {
  increase: 'to go up',
  decrease: 'to go down',
  maintain: 'to be kept',
  'maintain-or-increase': 'to be kept or go up',
  'at-or-above-comparator': 'at or above others',
  'at-or-below-comparator': 'at or below others',
  'close-gap': 'the gap to close',
  'reach-target': 'to reach the target',
  achieve: 'to be achieved',
  report: 'reported only',
  qualitative: 'in words',
};

/** The measures of the scope with what each stands under; of the whole plan its own come first. */
export function measuresIn({ book, board }: Pick<Scoped, 'book' | 'board'>): {
  item: Item | null;
  measure: Measure;
}[] {
  const refs = board?.scope ?? [];
  const items =
    refs.length === 0
      ? book.items
      : refs.flatMap((ref) => {
          const item = book.byRef.get(ref);
          return item ? subtree(book, item) : [];
        });
  const own = refs.length === 0 ? book.plan.measures.map((measure) => ({ item: null, measure })) : [];
  return [
    ...own,
    ...[...new Set(items)].flatMap((item) => item.measures.map((measure) => ({ item, measure }))),
  ];
}

export function measureSection(scope: Scoped, title = 'Measures'): Block[] {
  const rows = measuresIn(scope).map(({ item, measure }) => [
    item?.ref ?? 'Plan',
    measure.text,
    DIRECTION[measure.direction],
    said(measure.baseline, measure),
    latestWords(measure),
    said(measure.target, measure),
  ]);
  const header = ['Ref', 'Measure', 'Direction', 'Baseline', 'Latest', 'Target'];
  return rows.length === 0 ? [] : section(title, header, rows, '');
}

/** Readings that were given from a day on. */
export function newReadings(scope: Scoped, from: PlainDate): Block[] {
  const rows = measuresIn(scope).flatMap(({ item, measure }) =>
    measure.readings
      .filter(({ at }) => at !== undefined && scope.dayOf(at) >= from)
      .map(({ period, value, provisional }) => [
        item?.ref ?? 'Plan',
        measure.text,
        period,
        `${said(value, measure)}${provisional ? ' (provisional)' : ''}`,
        said(measure.baseline, measure),
        said(measure.target, measure),
      ]),
  );
  const header = ['Ref', 'Measure', 'Period', 'Reading', 'Baseline', 'Target'];
  return measuresIn(scope).length === 0
    ? []
    : section('New readings', header, rows, 'No new reading was given.');
}

function latestWords(measure: Measure): string {
  const latest = measure.readings.at(-1);
  if (!latest) return 'no reading yet';
  const { value, period, provisional } = latest;
  return `${said(value, measure)} (${period}${provisional ? ', provisional' : ''})`;
}

const said = (value: Figure | null, { unit }: Measure): string =>
  value === null ? 'not set' : figureWritten(value, unit);
