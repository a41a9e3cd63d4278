/** Merges what a file says now with what people have set since, against what the last import said. */
import { isDeepStrictEqual } from 'node:util';

type Fields = Readonly<Record<string, unknown>>;

/** Both sides changed a field, each to something else. */
export type Clash = { field: string; base: unknown; record: unknown; file: unknown };
export type Merged = { value: Record<string, unknown>; clashes: Clash[]; taken: string[] };

/**
 * Field by field: what only the file changed is taken from it, what only people changed is kept. Where both did,
 * `prefer` decides, and the clash is told. Without a base, what the file leaves out is no change of its.
 */
export function threeWay(
  base: Fields | null,
  record: Fields,
  file: Fields,
  prefer: (field: string) => 'record' | 'file',
): Merged {
  const merged: Merged = { value: {}, clashes: [], taken: [] };
  for (const field of new Set([...Object.keys(base ?? {}), ...Object.keys(record), ...Object.keys(file)])) {
    const was = base === null ? (file[field] === undefined ? undefined : record[field]) : base[field];
    const told = base === null && file[field] === undefined ? record[field] : file[field];
    const changedByFile = !isDeepStrictEqual(was, told);
    const changedByPeople = !isDeepStrictEqual(was, record[field]);
    const differ = !isDeepStrictEqual(told, record[field]);
    const clash =
      base === null ? differ && record[field] !== undefined : changedByFile && changedByPeople && differ;
    if (clash) merged.clashes.push({ field, base: was, record: record[field], file: told });
    const value = (clash ? prefer(field) === 'file' : changedByFile) ? told : record[field];
    if (value !== undefined) merged.value[field] = value;
    if (!isDeepStrictEqual(value, record[field])) merged.taken.push(field);
  }
  return merged;
}

/**
 * The same for a list whose entries have a key: entries that all three have are merged field by field, and a clash
 * names the entry's field (`head: holder`).
 */
export function threeWayList<T extends Fields>(
  base: readonly T[] | null,
  record: readonly T[],
  file: readonly T[],
  keyOf: (entry: T, place: number, list: readonly T[]) => string,
  prefer: (field: string) => 'record' | 'file',
): { value: Record<string, unknown>[]; clashes: Clash[]; taken: string[] } {
  const byKey = (list: readonly T[]) =>
    new Map(list.map((entry, place) => [keyOf(entry, place, list), entry]));
  const [was, ours, theirs] = [byKey(base ?? record), byKey(record), byKey(file)];
  const value: Record<string, unknown>[] = [];
  const clashes: Clash[] = [];
  const taken: string[] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [was.get(key), ours.get(key), theirs.get(key)];
    if (b && o && t) {
      const merged = threeWay(b, o, t, (field) => prefer(`${key}: ${field}`));
      value.push(merged.value);
      clashes.push(...merged.clashes.map((clash) => ({ ...clash, field: `${key}: ${clash.field}` })));
      if (merged.taken.length > 0) taken.push(key);
      continue;
    }
    const changedByFile = !isDeepStrictEqual(b, t);
    const clash = changedByFile && !isDeepStrictEqual(b, o) && !isDeepStrictEqual(o, t);
    if (clash) clashes.push({ field: key, base: b, record: o, file: t });
    const chosen = (clash ? prefer(key) === 'file' : changedByFile) ? t : o;
    if (chosen !== undefined) value.push({ ...chosen });
    if (!isDeepStrictEqual(chosen, o)) taken.push(key);
  }
  return { value, clashes, taken };
}

/** A key for what is only known by its words: the second of the same words is another entry. */
export const byWords = (
  { text }: { text: string },
  place: number,
  list: readonly { text: string }[],
): string => {
  const before = list.slice(0, place).filter((one) => one.text === text).length;
  return before === 0 ? text : `${text} (${before + 1})`;
};
