/** Which of a row of printed numbers can be kept: the heaviest run that only rises. */

export type Weighed = { ordinal: number | null; weight: number };

/** Longer rows than this are not weighed against each other: the first that rises is kept. */
const MOST_WEIGHED = 600;

/** The places (from 0) whose numbers are kept; a number below 1 never is. */
export function increasing(row: readonly Weighed[]): ReadonlySet<number> {
  return row.length > MOST_WEIGHED ? firstRising(row) : heaviest(row);
}

function heaviest(row: readonly Weighed[]): ReadonlySet<number> {
  const best: { sum: number; before: number }[] = [];
  let end = -1;
  for (const [index, { ordinal, weight }] of row.entries()) {
    best.push({ sum: weight, before: -1 });
    if (ordinal === null || ordinal < 1) {
      best[index] = { sum: 0, before: -1 };
      continue;
    }
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = row[earlier]?.ordinal ?? null;
      const sum = (best[earlier]?.sum ?? 0) + weight;
      // Of equals the nearer one counts: what goes wrong, goes wrong early and is put right later.
      if (other !== null && other >= 1 && other < ordinal && sum > (best[index]?.sum ?? 0))
        best[index] = { sum, before: earlier };
    }
    if ((best[index]?.sum ?? 0) > (best[end]?.sum ?? 0)) end = index;
  }
  const kept = new Set<number>();
  for (let at = end; at >= 0; at = best[at]?.before ?? -1) kept.add(at);
  return kept;
}

function firstRising(row: readonly Weighed[]): ReadonlySet<number> {
  const kept = new Set<number>();
  let last = 0;
  for (const [index, { ordinal }] of row.entries()) {
    if (ordinal === null || ordinal <= last) continue;
    kept.add(index);
    last = ordinal;
  }
  return kept;
}

/** A number for every place: the kept ones as they are, the others between them, or after all where there is no room. */
export function filled(row: readonly Weighed[]): number[] {
  const kept = increasing(row);
  const keptNumbers = [...kept].map((index) => row[index]?.ordinal ?? 0);
  let after = Math.max(0, row.length === 0 ? 0 : keptNumbers.reduce((most, one) => Math.max(most, one), 0));
  const places = row.map((_, index) => (kept.has(index) ? (row[index]?.ordinal ?? null) : null));
  let last = 0;
  return places.map((place, index) => {
    if (place !== null) {
      last = place;
      return place;
    }
    const next = places.find((other, later) => later > index && other !== null) ?? null;
    if (next !== null && last + 1 >= next) {
      after += 1;
      return after;
    }
    last += 1;
    after = Math.max(after, last);
    return last;
  });
}
