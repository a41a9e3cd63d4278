/** Whether one process that sends and answers for a long time keeps what it should let go. */
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPlan } from '../src/app/plans/import-plan.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { samplePerson } from '../tests/jobs/bench.ts';
import { ALEX, samplePlan } from '../tests/support/sample-plan.ts';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';
import { testClock } from '../tests/support/test-clock.ts';
import { TENANT, whoIs } from '../tests/support/town.ts';
import { type Bench, type Finding, inFlight, median, noted, type Size } from './measure.ts';
import { type Part, startPart } from './part.ts';
import { INSTANT, ROSTER, talkTo } from './people.ts';

const SIZES: Record<Size, { steps: number; aStep: number }> = {
  full: { steps: 20, aStep: 1000 },
  tiny: { steps: 4, aStep: 2 },
};
/** Bytes an operation; the smallest thing that could be kept by mistake, an id in a map, takes more. */
const FLAT = 50;
const SHARED_MEMORY = '/dev/shm';
const QUESTIONS = ['what’s overdue', 'mine', 'status of 1.1', 'what is due this month', 'help'];

export const memory: Bench = {
  about: 'whether the heap grows over sends and turns in one process',
  async run(size) {
    const { steps, aStep } = SIZES[size];
    const folder = temporaryFolder(withoutDisk());
    await loadSmallPlan(folder.path);
    const [sink, bot] = await Promise.all([
      startPart('sink.ts', ROSTER),
      startPart('bot.ts', folder.path, INSTANT, TENANT),
    ]);
    const talk = talkTo(bot.port, sink.port);
    try {
      await talk.meet();
      await bot.ask('settle');
      const before = await bot.rssMb();
      const sends = await heapOver(bot, steps, async () => {
        const { send } = await bot.ask('send', aStep);
        if (send !== aStep) throw new Error(`${send} of ${aStep} messages were sent`);
      });
      const turns = await heapOver(bot, steps, () =>
        inFlight(aStep, 2, (n) => talk.say(QUESTIONS[n % QUESTIONS.length] ?? '')),
      );
      const rss = `${before.toFixed(0)} MB before, ${(await bot.rssMb()).toFixed(0)} MB after`;
      return [
        grown('sends', sends, aStep),
        grown('turns', turns, aStep),
        noted('The process took, garbage included', rss, true),
      ];
    } finally {
      talk.hangUp();
      await Promise.all([sink.stop(), bot.stop()]);
      folder.remove();
    }
  },
};

/** In memory where there is room: forty thousand times waiting for a disk would be most of the time. */
function withoutDisk(): string {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize > 1024 ** 3 ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir(); // only Linux has one
  }
}

/** A small plan, so that turns are fast: what one leaves behind does not depend on the plan. */
async function loadSmallPlan(data: string): Promise<void> {
  const store = openEmbedded(join(data, 'waymark.db'));
  try {
    const { book, milestones } = samplePlan({ reminders: { rounds: 'off' } });
    const alex = samplePerson(ALEX, {
      aadObjectId: null,
      emails: [whoIs('alex').email ?? ''],
      address: null,
    });
    const records = {
      plan: book.plan,
      items: book.items,
      milestones,
      updates: [],
      snapshots: [],
      people: [alex],
    };
    const result = await importPlan(store, testClock(INSTANT), TENANT, records, () => undefined);
    if (!result.ok) throw new Error(result.reason);
  } finally {
    await store.close();
  }
}

/** Bytes in use after each step. */
async function heapOver(bot: Part, steps: number, step: () => Promise<void>): Promise<number[]> {
  const heap: number[] = [];
  for (let done = 0; done < steps; done += 1) {
    await step();
    heap.push(await bot.heapBytes());
  }
  return heap;
}

/** The first quarter warms up: code is compiled, caches fill. */
function grown(what: string, heap: readonly number[], aStep: number): Finding {
  const slope = slopeOf(heap.slice(Math.floor(heap.length / 4))) / aStep;
  const megabytes = heap.map((bytes) => (bytes / 1024 / 1024).toFixed(1));
  const shown = megabytes.filter((_, place) => place % 4 === 3).join(', ');
  const says = `heap of ${shown} MB, ${slope.toFixed(0)} bytes each, ${slope <= FLAT ? 'flat' : 'not flat'}`;
  return noted(`${heap.length * aStep} ${what}`, says, slope <= FLAT, `over ${FLAT} bytes`);
}

/** The median of the slopes between any two steps: one step that is out of line does not move it. */
const slopeOf = (heap: readonly number[]): number =>
  median(
    heap.flatMap((one, place) => heap.slice(place + 1).map((other, more) => (other - one) / (more + 1))),
  );
