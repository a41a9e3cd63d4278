/** What the report's figures stand on: the virtual clock, chance from a seed, the account of messages, the estimates. */

import { chanceOf } from '../../src/simulation/chance.ts';
import { bars, squeezed } from '../../src/simulation/chart.ts';
import { scheduleOf } from '../../src/simulation/faults.ts';
import { insert, pointRead, query, replace } from '../../src/simulation/request-units.ts';
import { startTally } from '../../src/simulation/tally.ts';
import { virtualTime } from '../../src/simulation/virtual-time.ts';
import type { OutboxRow } from '../../src/store/documents.ts';
import { openRow } from '../../src/store/outbox.ts';
import { TOWN } from './small-town.ts';

describe('the virtual clock', () => {
  test('wakes sleepers in the order of their times, whoever lay down first', async () => {
    const time = virtualTime(0);
    const woken: string[] = [];
    const sleeper = async (name: string, ...naps: number[]): Promise<void> => {
      for (const nap of naps) {
        await time.sleep(nap);
        woken.push(`${name} at ${time.ms()}`);
      }
    };
    void sleeper('a', 300, 300);
    void sleeper('b', 200, 200, 200);
    void sleeper('c', 10_000);
    await time.runUntil(700);
    expect(woken).toEqual(['b at 200', 'a at 300', 'b at 400', 'a at 600', 'b at 600']);
    expect(time.now().epochMilliseconds).toBe(700);
  });

  test('keeps the order of a thousand moments, and forgets what is taken back', async () => {
    const time = virtualTime(0);
    const chance = chanceOf(1, 'moments');
    const seen: number[] = [];
    for (let n = 0; n < 1000; n += 1) {
      const at = chance.between(0, 5000);
      const takeBack = time.at(at, () => seen.push(at));
      if (n % 10 === 0) takeBack();
    }
    await time.runUntil(5000);
    expect(seen).toHaveLength(900);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

describe('chance', () => {
  test('is the same for the same seed and name, and another for any other', () => {
    const draw = (seed: number, name: string) => {
      const chance = chanceOf(seed, name);
      return Array.from({ length: 20 }, () => chance.between(0, 1000));
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  });

  test('weighs as it is told', () => {
    const chance = chanceOf(3, 'weights');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let n = 0; n < 4000; n += 1) counts[chance.weighed({ often: 3, seldom: 1, never: 0 })] += 1;
    expect(counts.never).toBe(0);
    expect(counts.seldom / 4000).toBeCloseTo(0.25, 1);
  });

  test('the usual outages leave the boards’ hour alone', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { platform, store } = scheduleOf({ ...TOWN, seed, weeks: 1 });
      for (const { from, until } of [...platform, ...store]) {
        const hour = Date.parse('2027-01-11T08:30:00Z');
        expect(from <= hour && hour < until).toBe(false);
      }
    }
  });
});

describe('the account of messages', () => {
  const KEY = 'summary:plan-1:board-1:2027-W02';
  const DUE = Date.parse('2027-01-11T08:30:00Z');
  const entry = (over: Partial<OutboxRow>, arrivals: readonly number[]) => ({
    tenant: 'council-001',
    row: {
      ...openRow(KEY, 'summary', { kind: 'channel', plan: 'plan-1', board: 'board-1' }, at(0)),
      ...over,
    },
    createdAt: DUE,
    arrivals: arrivals.length,
    firstArrival: arrivals[0] ?? null,
  });
  const at = (minutes: number): Temporal.Instant =>
    Temporal.Instant.fromEpochMilliseconds(DUE + minutes * 60_000);
  const past = (minutes: number): number => DUE + minutes * 60_000;
  const counted = (...args: Parameters<typeof entry>) => {
    const tally = startTally();
    tally.count(entry(...args), true);
    return tally.byAbout.get('summary');
  };
  const sent = { state: 'sent' } as const;

  test.each([
    ['on time', sent, [past(9)], { sent: 1, late: 0, lost: 0, duplicate: 0 }],
    ['eleven minutes late', sent, [past(11)], { sent: 1, late: 1, lost: 0 }],
    ['said to be sent, and never seen', sent, [], { sent: 0, lost: 1 }],
    ['twice', sent, [past(1), past(2)], { duplicate: 1, resent: 0 }],
    ['twice, for a death', { ...sent, resent: true }, [past(1), past(2)], { duplicate: 0, resent: 1 }],
    ['three times, for a death', { ...sent, resent: true }, [1, 2, 3].map(past), { duplicate: 1 }],
    ['given up with a reason', { state: 'parked', reason: '400' }, [], { failed: 1, lost: 0 }],
    ['given up without one', { state: 'parked', reason: null }, [], { failed: 0, lost: 1 }],
    ['of unknown fate', { state: 'unknown', reason: 'ECONNRESET' }, [past(1)], { unknown: 1, lost: 0 }],
    ['never taken up', {}, [], { waiting: 0, lost: 1 }],
    ['put off', { notBefore: '2027-01-11T09:00:00Z' }, [], { waiting: 1, lost: 0 }],
  ] as const)('%s', (_, over, arrivals, figures) => {
    expect(counted(over, arrivals)).toMatchObject({ expected: 1, ...figures });
  });
});

test('the estimates are those that the service publishes', () => {
  const kb = 1024;
  // Twice what is published for session consistency: strong reads ask two copies.
  expect(pointRead(kb)).toBe(2);
  expect(pointRead(100 * kb)).toBeCloseTo(20, 0);
  expect(insert(kb, 0)).toBeCloseTo(5.5);
  expect(insert(4 * kb, 0)).toBeCloseTo(7.5, 0);
  expect(insert(64 * kb, 0)).toBeCloseTo(48, 0);
  expect(replace(kb, 0)).toBeCloseTo(11);
  expect(query(1000, kb)).toBeGreaterThanOrEqual(2000);
});

test('a chart shows the most of every stretch', () => {
  expect(squeezed([1, 5, 2, 0, 0, 9], 3)).toEqual([5, 2, 9]);
  expect(bars([0, 1, 4, 8])).toBe('·▂▅█');
});
