/** The sender keeps under the platform's limits, told on a clock that only its own waits move. */
import { paceKeeper, paces } from '../../src/jobs/pace.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { testClock } from '../support/test-clock.ts';

/** Most of these milliseconds that lie within any one second. */
function mostInASecond(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, moment, place) => {
    while ((sorted[first] ?? moment) <= moment - 1000) first += 1;
    return Math.max(most, place - first + 1);
  }, 0);
}

/** Sends as dispatch does, `lanes` at once, and tells when each went out. */
function sendAll(count: number, lanes: number, wait: () => number, clock: ReturnType<typeof testClock>) {
  const start = clock.now().epochMilliseconds;
  const free = Array.from({ length: lanes }, () => start);
  const sent: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const lane = free.indexOf(Math.min(...free));
    const asked = free[lane] ?? start;
    clock.set(Temporal.Instant.fromEpochMilliseconds(asked).toString());
    const at = asked + wait();
    sent.push(at);
    free[lane] = at;
  }
  return sent.map((at) => at - start);
}

test('a tenant gets 48 messages a second with a burst of two, whatever is waiting', () => {
  const clock = testClock('2026-12-04T09:00:00Z');
  const { tenant } = paces(clock);
  const sent = sendAll(1000, 8, () => tenant.wait('t1'), clock);
  expect(mostInASecond(sent)).toBeLessThanOrEqual(50);
  const seconds = Math.max(...sent) / 1000;
  expect(1000 / seconds).toBeGreaterThan(47.5);
  expect(sent.filter((at) => at === 0)).toHaveLength(2);
});

test('a conversation gets seven a second', () => {
  const clock = testClock('2026-12-04T09:00:00Z');
  const { conversation } = paces(clock);
  expect(mostInASecond(sendAll(100, 1, () => conversation.wait('c1'), clock))).toBeLessThanOrEqual(7);
});

test('however irregular the calls, no second sees more than the rate and the burst', () => {
  const random = seededRandom(7);
  for (let run = 0; run < 20; run += 1) {
    const clock = testClock('2026-12-04T09:00:00Z');
    const keeper = paceKeeper(clock, { rate: 46, burst: 3 });
    const sent: number[] = [];
    for (let n = 0; n < 400; n += 1) {
      sent.push(clock.now().epochMilliseconds + keeper.wait('t1'));
      if (random(4) === 0) clock.forward({ milliseconds: random(run * 10 + 1) });
    }
    expect(mostInASecond(sent)).toBeLessThanOrEqual(49);
  }
});

test('one tenant does not wait for another, and a rest earns no more than the burst', () => {
  const clock = testClock('2026-12-04T09:00:00Z');
  const { tenant } = paces(clock);
  const waits = () => Array.from({ length: 4 }, () => tenant.wait('t1'));
  expect(waits()).toEqual([0, 0, 21, 42]);
  expect(tenant.wait('t2')).toBe(0);
  clock.forward({ hours: 24 });
  expect(waits()).toEqual([0, 0, 21, 42]);
});

test('refused for its number, it goes slower, and is back at its pace within seconds', () => {
  const clock = testClock('2026-12-04T09:00:00Z');
  const { tenant } = paces(clock);
  const next = () => {
    tenant.wait('t1');
    tenant.wait('t1');
    return tenant.wait('t1') - 1;
  };
  const pause = () => {
    clock.forward({ seconds: 1 });
    return next();
  };
  expect(pause()).toBeLessThan(21);
  for (let n = 0; n < 5; n += 1) tenant.refused('t1');
  expect(pause()).toBeGreaterThan(30);
  for (let n = 0; n < 1000; n += 1) tenant.refused('t1');
  clock.forward({ minutes: 1 });
  expect(pause()).toBeLessThan(21);
  expect(tenant.wait('t2')).toBe(0);
});
