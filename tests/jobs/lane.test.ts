/** The sending lane: one holder at a time, and a dead holder's lease runs out. */
import { hasTimeToSend, keepLane, leaveLane, takeLane } from '../../src/jobs/lane.ts';
import { docId } from '../../src/store/ids.ts';
import { type Bench, startBench, TENANT } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

test('of two at once one gets it, and the other gets it when the first gives it back', async () => {
  const [one, two] = [bench.work, bench.replica('replica-2')];
  const taken = await Promise.all([takeLane(one, TENANT), takeLane(two, TENANT)]);
  const held = taken.filter((lane) => lane !== undefined);
  expect(held).toHaveLength(1);
  const [lane] = held;
  if (!lane) return;
  const [winner, loser] = taken[0] ? [one, two] : [two, one];
  expect(await takeLane(loser, TENANT)).toBeUndefined();
  await leaveLane(winner, lane);
  expect((await takeLane(loser, TENANT))?.epoch).toBe(lane.epoch + 1);
});

test('a dead holder is waited for until its lease runs out, and not a moment longer', async () => {
  const other = bench.replica('replica-2');
  const dead = await takeLane(bench.work, TENANT);
  expect(dead?.epoch).toBe(1);
  bench.clock.forward({ seconds: 39, milliseconds: 999 });
  expect(await takeLane(other, TENANT)).toBeUndefined();
  bench.clock.forward({ milliseconds: 1 });
  expect((await takeLane(other, TENANT))?.epoch).toBe(2);
});

test('who is still sending renews it in time, and keeps its epoch', async () => {
  const other = bench.replica('replica-2');
  let lane = await takeLane(bench.work, TENANT);
  for (let n = 0; n < 10 && lane; n += 1) {
    bench.clock.forward({ seconds: 15 });
    expect(await takeLane(other, TENANT)).toBeUndefined();
    lane = await keepLane(bench.work, lane);
  }
  expect(lane?.epoch).toBe(1);
});

test('a fresh lease is kept without writing', async () => {
  const lane = await takeLane(bench.work, TENANT);
  if (!lane) throw new Error('the lane was free');
  const before = await bench.store.get(TENANT, 'lease', docId('lease', 'sending'));
  expect(await keepLane(bench.work, lane)).toBe(lane);
  expect(await bench.store.get(TENANT, 'lease', docId('lease', 'sending'))).toEqual(before);
});

test('who slept too long has lost it, and can neither renew it nor give it back', async () => {
  const other = bench.replica('replica-2');
  const slept = await takeLane(bench.work, TENANT);
  if (!slept) throw new Error('the lane was free');
  bench.clock.forward({ seconds: 41 });
  const now = await takeLane(other, TENANT);
  expect(await keepLane(bench.work, slept)).toBeUndefined();
  await leaveLane(bench.work, slept);
  expect(await takeLane(bench.work, TENANT)).toBeUndefined();
  expect(now && (await keepLane(other, now))).toEqual(now);
});

test('a lane that nobody has taken can be renewed by its sleeper, and a tenant has its own', async () => {
  const lane = await takeLane(bench.work, TENANT);
  if (!lane) throw new Error('the lane was free');
  bench.clock.forward({ seconds: 41 });
  expect((await keepLane(bench.work, lane))?.epoch).toBe(lane.epoch);
  expect((await takeLane(bench.replica('replica-2'), 'tenant-2'))?.epoch).toBe(1);
});

test('a batch begins with time enough for its slowest send, and nothing is sent without it', async () => {
  let lane = await takeLane(bench.work, TENANT);
  for (let second = 0; second < 120 && lane; second += 1) {
    bench.clock.forward({ seconds: 1 });
    lane = await keepLane(bench.work, lane);
    expect(lane && hasTimeToSend(lane, bench.clock.now().add({ seconds: 14 }))).toBe(true);
  }
  if (!lane) throw new Error('the lane was lost');
  expect(hasTimeToSend(lane, lane.until.subtract({ seconds: 15 }))).toBe(true);
  expect(hasTimeToSend(lane, lane.until.subtract({ seconds: 14 }))).toBe(false);
});
