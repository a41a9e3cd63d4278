/** What a plan file says of one item, as the record keeps it. */
import { type Anchors, type ByWhenReading, readByWhen } from '../domain/by-when.ts';
import type { Item, Measure, Owner } from '../domain/plan.ts';
import { type FileItemAlone, type FileMeasure, isAddress } from '../domain/plan-file.ts';
import type { Names, NewId } from './names.ts';

/** What an item says of itself: all but its place in the tree, its id and its state. */
export type ItemFacts = Omit<
  Item,
  'id' | 'plan' | 'parent' | 'level' | 'position' | 'duty' | 'withdrawn' | 'imported'
>;

export function itemFacts(source: FileItemAlone, names: Names, anchors: Anchors, newId: NewId): ItemFacts {
  return {
    ref: source.ref,
    printedRef: source.printedRef ?? null,
    title: source.title,
    aliases: source.aliases ?? [],
    kind: source.kind ?? null,
    nature: source.nature ?? null,
    byWhen: source.when ?? null,
    reading: byWhenOf(source, anchors),
    due: source.due ?? null,
    checkIns: source.checkIns ?? null,
    owners: ownersOf(source.owners ?? [], names),
    lead: source.lead === undefined ? null : names.keyOf(source.lead),
    description: source.description ?? null,
    outcomes: source.outcomes ?? [],
    bodies: source.bodies ?? [],
    links: source.links ?? [],
    measures: (source.measures ?? []).map((measure) =>
      measureOf(measure, names, newId(`measure of ${source.ref}`)),
    ),
    difference: source.difference ?? [],
    restricted: source.restricted ?? false,
  };
}

export const ownersOf = (owners: readonly string[], names: Names): Owner[] =>
  owners.map((name, index) => ({
    key: names.keyOf(name),
    part: index === 0 ? 'accountable' : 'contributor',
  }));

export const measureOf = (measure: FileMeasure, names: Names, id: string): Measure => ({
  ...measure,
  id,
  target: measure.target ?? null,
  baseline: measure.baseline ?? null,
  frequency: measure.frequency ?? null,
  owner: measure.owner === undefined ? null : names.keyOf(measure.owner),
  readings: (measure.readings ?? []).map(({ by, ...reading }) =>
    by !== undefined && isAddress(by) ? { ...reading, by: names.personOf(by) } : reading,
  ),
});

/**
 * The words for the date as they read. Of a recurring action whose date gives no rhythm the title may ("Annual
 * scorecard", by 2027): the rhythm is taken from it, and is to be confirmed.
 */
export function byWhenOf(
  source: Pick<FileItemAlone, 'when' | 'nature' | 'title'>,
  anchors: Anchors,
): ByWhenReading | null {
  const said = source.when === undefined ? null : readByWhen(source.when, anchors);
  if (source.nature !== 'recurring' || (said && hasRhythm(said))) return said;
  const titled = readByWhen(source.title, anchors);
  if (!hasRhythm(titled)) return said;
  return { ...titled, end: said?.end ?? titled.end, certainty: 'medium', confirm: true };
}

const hasRhythm = (reading: ByWhenReading): boolean => reading.rule !== null || reading.every !== null;
