/** Measures what an importer made of a document against a careful person's reading of the same document. */
import type { FileItem, PlanFile } from '../../../src/domain/plan-file.ts';
import { likeness, plain } from '../../../src/importing/document/likeness.ts';

export type Measured = {
  actions: { right: number; of: number };
  refs: { right: number; of: number };
  titles: { right: number; of: number };
  dates: { right: number; of: number };
  tags: { right: number; of: number };
  groups: { right: number; of: number };
  natures: { right: number; of: number };
  measures: { right: number; of: number };
  /** Actions that the careful reading does not have. */
  extra: number;
};

/** Titles this alike are one action; nearer than `SAME` they are right. */
const FOUND = 0.85;
const SAME = 0.96;
const GROUP = 0.7;

export const all = (items: readonly FileItem[]): FileItem[] =>
  items.flatMap((item) => [item, ...all(item.items ?? [])]);

export function measured(made: PlanFile, careful: PlanFile): Measured {
  const wanted = all(careful.items).filter(({ nature }) => nature !== undefined);
  const got = all(made.items).filter(({ nature }) => nature !== undefined);
  const pairs = paired(wanted, got, FOUND);
  const groups = all(careful.items).filter(({ nature }) => nature === undefined);
  const madeGroups = all(made.items).filter(({ nature }) => nature === undefined);
  const count = (fits: (wanted: FileItem, got: FileItem) => boolean): number =>
    pairs.filter(([one, other]) => fits(one, other)).length;
  const dated = pairs.filter(([one]) => one.when !== undefined);
  const tagged = pairs.filter(([one]) => one.outcomes !== undefined);
  const carefulMeasures = all(careful.items).flatMap(({ ref, measures }) =>
    (measures ?? []).map(({ text }) => ({ ref, text })),
  );
  const madeMeasures = all(made.items).flatMap(({ ref, measures }) =>
    (measures ?? []).map(({ text }) => ({ ref, text })),
  );
  return {
    actions: { right: pairs.length, of: wanted.length },
    refs: { right: count((one, other) => one.ref === other.ref), of: wanted.length },
    titles: { right: count((one, other) => likeness(one.title, other.title) >= SAME), of: wanted.length },
    dates: {
      right: dated.filter(([one, other]) => sameWords(one.when ?? '', other.when ?? '')).length,
      of: wanted.filter(({ when }) => when !== undefined).length,
    },
    tags: {
      right: tagged.filter(
        ([one, other]) =>
          [...(one.outcomes ?? [])].sort().join() === [...(other.outcomes ?? [])].sort().join(),
      ).length,
      of: wanted.filter(({ outcomes }) => outcomes !== undefined).length,
    },
    groups: {
      right: groups.filter((one) =>
        madeGroups.some((other) => other.ref === one.ref && likeness(one.title, other.title) >= GROUP),
      ).length,
      of: groups.length,
    },
    natures: { right: count((one, other) => one.nature === other.nature), of: wanted.length },
    measures: {
      right: carefulMeasures.filter(({ ref, text }) =>
        madeMeasures.some((other) => other.ref === ref && likeness(other.text, text) >= SAME),
      ).length,
      of: carefulMeasures.length,
    },
    extra: got.length - pairs.length,
  };
}

/** The words of one stand in the other: "annual" and "on an annual basis" say the same. */
const sameWords = (one: string, other: string): boolean =>
  plain(other) !== '' && (plain(one).includes(plain(other)) || plain(other).includes(plain(one)));

/** Each wanted action with the one that is most like it; with equal titles the ref decides. */
function paired(
  wanted: readonly FileItem[],
  got: readonly FileItem[],
  least: number,
): [FileItem, FileItem][] {
  const candidates = wanted
    .flatMap((one) =>
      got.map((other) => ({
        one,
        other,
        like: likeness(one.title, other.title) + (one.ref === other.ref ? 0.01 : 0),
      })),
    )
    .filter(({ like }) => like >= least)
    .sort((a, b) => b.like - a.like);
  const taken = new Set<FileItem>();
  const pairs: [FileItem, FileItem][] = [];
  for (const { one, other } of candidates) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one);
    taken.add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

const COLUMNS = ['actions', 'refs', 'titles', 'dates', 'tags', 'groups', 'natures', 'measures'] as const;

/** A line a plan, as a person reads it. */
export function tableOf(rows: readonly (readonly [string, Measured])[]): string {
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(10))).join('');
  const head = line(['', ...COLUMNS, 'extra']);
  const share = ({ right, of }: { right: number; of: number }): string => (of === 0 ? '-' : `${right}/${of}`);
  return [
    head,
    ...rows.map(([name, found]) =>
      line([name, ...COLUMNS.map((column) => share(found[column])), String(found.extra)]),
    ),
  ].join('\n');
}
