/** How a benchmark measures and what it finds: sides that run by turns in one go, and the ratio of their medians. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** `tiny` shows in a moment that the benchmark still runs; its figures mean nothing. */
export type Size = 'full' | 'tiny';
export type Bench = {
  /** What it is about, as the words after its name. */
  about: string;
  run(size: Size): Promise<Finding[]>;
};
/** One line of the print. `good` is false when it is worth a look. */
export type Finding = { says: string; good: boolean };

/** One of the things that are compared. A round answers with its figures by their unit, such as `{ ms: 1.2 }`. */
export type Side<U extends string> = { name: string; round: () => Promise<Record<U, number>> };
/** A side's medians by their unit. */
export type Reading<U extends string> = { name: string; median: (unit: U) => number };

/**
 * Runs the sides by turns, forwards and backwards, so that whatever else the machine does meets them alike.
 * Each has one round before, which counts for nothing unless there is no other. The readings are in the order of the sides.
 */
export async function byTurns<const S extends readonly Side<string>[]>(
  rounds: number,
  sides: S,
): Promise<{ [K in keyof S]: S[K] extends Side<infer U> ? Reading<U> : never }>;
export async function byTurns(rounds: number, sides: readonly Side<string>[]): Promise<Reading<string>[]> {
  const first: Record<string, number>[] = [];
  for (const side of sides) first.push(await side.round());
  const figures = first.map((figure) => (rounds === 0 ? [figure] : []));
  for (let round = 0; round < rounds; round += 1) {
    const order = [...sides.keys()];
    for (const place of round % 2 === 0 ? order : order.reverse()) {
      collect();
      const figure = await sides[place]?.round();
      if (figure) figures[place]?.push(figure);
    }
  }
  return sides.map(({ name }, place) => ({
    name,
    median: (unit) => median((figures[place] ?? []).map((figure) => figure[unit] ?? Number.NaN)),
  }));
}

/** Ours against another: both medians and their ratio, marked when it is over `bound`. */
export function compared<U extends string>(
  what: string,
  unit: U,
  ours: Reading<U>,
  against: Reading<U>,
  bound: number,
): Finding {
  const [one, other] = [ours.median(unit), against.median(unit)];
  const ratio = one / other;
  const figures = `${figure(one)} ${unit} ${ours.name}, ${figure(other)} ${unit} ${against.name}`;
  return noted(what, `${figures}: ${ratio.toFixed(2)} times`, ratio <= bound, `over ${bound}`);
}

/** A finding that is no ratio. */
export const noted = (what: string, says: string, good: boolean, whenNot = 'worth a look'): Finding => ({
  says: `${what}: ${says}${good ? '' : ` - ${whenNot}`}`,
  good,
});

/** Three digits that count. */
const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

export function median(list: readonly number[]): number {
  const sorted = [...list].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** Milliseconds of processor time that this process has used so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What `work` took an operation, in processor time and on the clock. */
export async function timed(
  operations: number,
  work: () => Promise<unknown>,
): Promise<{ 'ms of CPU': number; ms: number }> {
  const [cpu, began] = [cpuMs(), performance.now()];
  await work();
  return { 'ms of CPU': (cpuMs() - cpu) / operations, ms: (performance.now() - began) / operations };
}

/** Runs `work` for 0 to `count - 1`, with so many under way at once. */
export async function inFlight(
  count: number,
  atOnce: number,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const n = next;
      next += 1;
      await work(n);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

setFlagsFromString('--expose-gc');
const gc: unknown = runInNewContext('gc');

/** Collects garbage, so that nobody pays for what another has left behind. */
export function collect(): void {
  if (typeof gc === 'function') gc();
}
