/**
 * The fuzz in full: 100,000 activities and card payloads through the real door, in at most an hour.
 *
 *     node --expose-gc tests/fuzz/run.ts [--count 100000] [--seed N] [--minutes 60]
 */
import { parseArgs } from 'node:util';
import { fuzz, told } from './fuzz.ts';
import { openWatchdog } from './watchdog.ts';

/** What the house remembers of the last activities and texts is bounded, and full early on. */
const MOST_GROWTH_MB = 100;
/** Longer than the house waits by itself, which can name the fault and look for less. */
const MOST_SPINNING_MS = 120_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20261204' },
    minutes: { type: 'string', default: '60' },
  },
});
const [count, seed, minutes] = [Number(values.count), Number(values.seed), Number(values.minutes)];
console.log(`Seed ${seed}`);
const watchdog = openWatchdog(MOST_SPINNING_MS);
const { failure, ...found } = await fuzz(seed, count, {
  until: minutes * 60_000,
  tell: (line) => console.log(line),
  watch: (batch) => watchdog(batch && told(batch)),
});
console.log(JSON.stringify(found, null, 2));
const [early = 0] = found.heap;
const late = found.heap.at(-1) ?? 0;
if (failure) {
  console.log(told(failure));
  process.exitCode = 1;
} else if (found.activities < count) {
  console.log(`Only ${found.activities} of ${count} in ${minutes} minutes.`);
  process.exitCode = 1;
} else if (late > early + MOST_GROWTH_MB) {
  console.log(`The heap grew from ${early} to ${late} MB.`);
  process.exitCode = 1;
}
// A turn that is stuck may keep the process.
process.exit();
