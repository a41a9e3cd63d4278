/** A plan as it was imported, without somebody: what named them alone is left out, so that no export gives it to anybody. */

/** Fields of a plan file that hold one name. */
const NAME: ReadonlySet<string> = new Set([
  'holder',
  'cover',
  'deputy',
  'linkOfficer',
  'lead',
  'owner',
  'by',
]);
/** Lists whose entries are nothing without everybody whom they name. */
const NAMING: ReadonlySet<string> = new Set(['owners', 'holders', 'linkOfficers']);

/** The very same value where nobody that is gone stands in it. A list that is empty then is left out as well. */
export function importWithout(value: unknown, isGone: (name: string) => boolean): unknown {
  const gone = (one: unknown): boolean => typeof one === 'string' && isGone(one);
  if (Array.isArray(value)) {
    const next = value.map((one) => importWithout(one, isGone));
    return next.some((one, place) => one !== value[place]) ? next : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const old = Object.entries(value);
  const next = old.flatMap(([field, one]): [string, unknown][] => {
    if (NAME.has(field) && gone(one)) return [];
    // Since when nobody holds it is not said.
    if (field === 'from' && old.some(([other, name]) => other === 'holder' && gone(name))) return [];
    if (!NAMING.has(field) || !Array.isArray(one)) return [[field, importWithout(one, isGone)]];
    const left = one.filter((entry) => !(gone(entry) || Object.values(Object(entry)).some(gone)));
    if (left.length === one.length) return [[field, one]];
    return left.length === 0 ? [] : [[field, left]];
  });
  const isSame = next.length === old.length && next.every(([, one], place) => one === old[place]?.[1]);
  return isSame ? value : Object.fromEntries(next);
}
