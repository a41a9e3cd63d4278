/** Whoever gets an action is told that it is theirs before they are asked how it goes. */
import { ALEX, samplePlan } from '../support/sample-plan.ts';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('given in the afternoon: no card today, and one the next working day', async () => {
  const { milestones } = samplePlan();
  bench = await startBench({
    at: '2026-12-04T16:00:00Z',
    milestones: milestones.map((one) => ({ ...one, ownedFrom: '2026-12-04' })),
  });
  const report = await bench.tick();
  const mine = report.messages.filter(({ who }) => who === ALEX);
  expect(mine.map(({ fate, reason }) => [fate, reason])).toEqual([
    ['skipped', 'is told first that it is theirs now'],
  ]);
  bench.clock.set('2026-12-07T09:00:00Z');
  const next = (await bench.tick()).messages.filter(({ who }) => who === ALEX);
  expect(next.map(({ fate }) => fate)).toEqual(['sent']);
});
