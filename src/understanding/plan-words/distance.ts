/** How many slips lie between two spellings: for the nearest refs and for words that were mistyped. */

/** Letters that are wrong, missing or added, and neighbours that were swapped, each counted once; meant for short texts. */
export function distance(a: string, b: string): number {
  let last: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(swapped ? Math.min(least, (last[j - 2] ?? 0) + 1) : least);
    }
    last = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
