/** A small chart in text: bars of a line's height, the most of each stretch of time. */

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One bar a value; nothing at all is a dot. */
export function bars(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  return values
    .map((value) =>
      value === 0 ? '·' : (BARS[Math.min(BARS.length - 1, Math.floor((value / most) * BARS.length))] ?? '█'),
    )
    .join('');
}

/** The most of every stretch, so that the whole fits into so many bars. */
export function squeezed(values: readonly number[], width: number): number[] {
  const each = Math.max(1, Math.ceil(values.length / width));
  return Array.from({ length: Math.ceil(values.length / each) }, (_, n) =>
    Math.max(...values.slice(n * each, (n + 1) * each)),
  );
}

/** Remembers the most of every stretch of so many milliseconds. */
export function depthOver(start: number, stretch: number) {
  const most: number[] = [];
  return {
    values: most,
    note(at: number, depth: number): void {
      const place = Math.floor((at - start) / stretch);
      if (place < 0) return;
      while (most.length <= place) most.push(0);
      most[place] = Math.max(most[place] ?? 0, depth);
    },
  };
}
