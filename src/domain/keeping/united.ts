/** A list in which two ids of one person have become one: what stands twice by that is there once. */

/** What tells one entry of such a list from another, where it is less than the whole of it. */
const TOLD_BY: { readonly [list: string]: string } = { owners: 'key', linkOfficers: 'person' };

/** `now` is the list `before`, entry by entry, with other ids. Of two owners whoever is accountable stays. */
export function united(list: string, before: readonly unknown[], now: readonly unknown[]): unknown[] {
  const places = new Map<unknown, number>();
  const kept: unknown[] = [];
  for (const [place, one] of now.entries()) {
    const same = sameAs(list, one);
    const first = places.get(same);
    const isTwice =
      first !== undefined && (now[first] !== before[first] || one !== before[place]) && !isText(one);
    if (!isTwice) {
      if (first === undefined) places.set(same, place);
      kept.push(one);
    } else if (isAccountable(one)) kept[kept.indexOf(now[first])] = one;
  }
  return kept;
}

function sameAs(list: string, one: unknown): unknown {
  const told = TOLD_BY[list];
  const fields = new Map(typeof one === 'object' && one !== null ? Object.entries(one) : []);
  return JSON.stringify(told === undefined ? one : (fields.get(told) ?? one));
}

/** Lines of words may say the same twice. */
const isText = (one: unknown): boolean => typeof one === 'string' && /\s/.test(one);

const isAccountable = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'part' in one && one.part === 'accountable';
