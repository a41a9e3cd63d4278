/** Posts so many activities, by one seed, and says what went wrong: with the fewest of them that still show it. */
import { type Known, type Posted, posted } from './activities.ts';
import { type Batch, type House, openHouse, type Setting } from './house.ts';
import { placesIn } from './nasty.ts';
import { type Random, randomOf } from './random.ts';

const EPISODE = 400;
const MOST_KEPT = 30;
const MOST_TRIES = 40;
const MOST_SHRINKING_MS = 120_000;

export type Fuzzed = {
  activities: number;
  seconds: number;
  statuses: Record<string, number>;
  turns: Record<string, number>;
  commits: number;
  /** The batch that took the longest. */
  slowest: { ms: number; of: string };
  /** Megabytes of heap in use, after garbage collection where it can be had: at the end of each tenth. */
  heap: number[];
  failure: Failure | null;
};
export type Failure = { seed: number; wrong: string[]; batches: Batch[] };

type Options = Setting & {
  /** After so many milliseconds no new episode begins. */
  until?: number;
  tell?: (line: string) => void;
  /** How often a failure may be tried again with less. */
  tries?: number;
  /** Hears of every batch before it is taken, and nothing more of it (null) when it is over. */
  watch?: (batch: Failure | null) => void;
};

export async function fuzz(seed: number, count: number, options: Options = {}): Promise<Fuzzed> {
  const { until = Number.POSITIVE_INFINITY, tell } = options;
  const began = performance.now();
  const house = await openHouse(options);
  const heap: number[] = [];
  let [done, failure]: [number, Failure | null] = [0, null];
  try {
    for (let episode = 0; done < count && !failure && performance.now() - began < until; episode += 1) {
      const own = (seed * 1_000_003 + episode) >>> 0;
      const went = await episodeOf(house, own, Math.min(EPISODE, count - done), options);
      done += went.done;
      failure = went.failure;
      if (Math.floor((done / count) * 10) > heap.length) {
        heap.push(heapMb());
        tell?.(
          `${done} of ${count}, ${Math.round((performance.now() - began) / 1000)} s, heap ${heap.at(-1)} MB`,
        );
      }
    }
  } finally {
    await house.close();
  }
  // Before anything is tried again: what is seen once may not be seen twice.
  if (failure) tell?.(told(failure));
  return {
    activities: done,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    statuses: Object.fromEntries([...house.statuses].sort()),
    turns: Object.fromEntries(house.turns),
    commits: house.stored(),
    slowest: house.slowest,
    heap,
    failure: failure && (await smallest(failure, options)),
  };
}

const gc: unknown = Reflect.get(globalThis, 'gc');
function heapMb(): number {
  if (typeof gc === 'function') gc();
  return Math.round(process.memoryUsage().heapUsed / 1_000_000);
}

async function episodeOf(
  house: House,
  seed: number,
  count: number,
  { watch }: Options,
): Promise<{ done: number; failure: Failure | null }> {
  const random = randomOf(seed);
  const before: Posted[] = [];
  const batches: Batch[] = [];
  const known: Known = { before, buttons: (who) => house.buttons(who) };
  let done = 0;
  while (done < count) {
    const batch = batchOf(random, `${seed}-${batches.length}`, known);
    batches.push(batch);
    done += batch.posts.length;
    before.push(...batch.posts);
    before.splice(0, before.length - MOST_KEPT);
    watch?.({ seed, wrong: [], batches: [batch] });
    const wrong = await house.take(batch);
    watch?.(null);
    if (wrong.length > 0) return { done, failure: { seed, wrong, batches } };
  }
  const wrong = await house.settle();
  return { done, failure: wrong.length > 0 ? { seed, wrong, batches } : null };
}

function batchOf(random: Random, id: string, known: Known): Batch {
  const many = random.oneIn(8) ? 2 + random.below(6) : 1;
  return {
    posts: Array.from({ length: many }, (_, n) => posted(random, `${id}-${n}`, known)),
    down: random.oneIn(40) ? 1 + random.below(12) : 0,
    laterBy: random.oneIn(30) ? 3_600 * (1 + random.below(80)) : 1 + random.below(20),
    outcome: random.oneIn(25) ? random.pick(['retry', 'unknown', 'unreachable', 'refused']) : 'sent',
  };
}

/** Leaves out what does not matter: batches first, then what is in the last of them. Gives up after some tries, or some time. */
async function smallest(failure: Failure, options: Options): Promise<Failure> {
  const { tries: most = MOST_TRIES } = options;
  const end = performance.now() + MOST_SHRINKING_MS;
  let least = failure;
  let tries = 0;
  const over = (): boolean => tries >= most || performance.now() > end;
  const still = async (batches: Batch[]): Promise<boolean> => {
    if (over()) return false;
    tries += 1;
    const wrong = await replayed(batches, options, end);
    if (wrong.length > 0) least = { ...failure, wrong, batches };
    return wrong.length > 0;
  };
  const last = failure.batches.at(-1);
  if (!last || !((await still([last])) || (await still(failure.batches)))) return failure;
  for (
    let part = Math.ceil(least.batches.length / 2);
    part >= 1 && least.batches.length > 1;
    part = Math.floor(part / 2)
  )
    for (let at = 0; at < least.batches.length - 1 && !over(); )
      if (!(await still(least.batches.toSpliced(at, Math.min(part, least.batches.length - 1 - at)))))
        at += part;
  for (const post of least.batches.at(-1)?.posts ?? []) {
    const final = least.batches.at(-1);
    if (
      final &&
      final.posts.length > 1 &&
      (await still([...least.batches.slice(0, -1), { ...final, posts: [post] }]))
    )
      break;
  }
  await fieldsLeftOut(() => least.batches, still, over);
  return least;
}

async function fieldsLeftOut(
  now: () => Batch[],
  still: (batches: Batch[]) => Promise<boolean>,
  done: () => boolean,
): Promise<void> {
  const only = now().at(-1)?.posts;
  const [post] = only ?? [];
  if (only?.length !== 1 || !post) return;
  let body: unknown;
  try {
    body = JSON.parse(post.body);
  } catch {
    return;
  }
  for (const { holder, key } of placesIn(body)) {
    if (Array.isArray(holder)) continue;
    if (done()) return;
    const value = holder[key];
    delete holder[key];
    const last = now().at(-1);
    if (!last) return;
    const less = { ...last, posts: [{ ...post, body: JSON.stringify(body) }] };
    if (!(await still([...now().slice(0, -1), less]))) holder[key] = value;
  }
}

/** What goes wrong with these alone; nothing, when there is no time left to see it. */
async function replayed(batches: readonly Batch[], options: Options, end: number): Promise<string[]> {
  const house = await openHouse(options);
  try {
    for (const batch of batches) {
      if (performance.now() > end) return [];
      const wrong = await house.take(batch);
      if (wrong.length > 0) return wrong;
    }
    return await house.settle();
  } finally {
    await house.close();
  }
}

/** What to look at, and how to see it again. */
export function told({ seed, wrong, batches }: Failure): string {
  const bodies = batches.flatMap(({ posts, down }) =>
    posts.map(
      ({ of, body }) => `  ${of}${down ? `, the store down for ${down}` : ''}: ${body.slice(0, 3_000)}`,
    ),
  );
  return [
    `Seed ${seed}:`,
    ...wrong,
    `after ${batches.length} ${batches.length === 1 ? 'post' : 'posts'}:`,
    ...bodies.slice(-12),
  ].join('\n');
}
