/** Once days off change, asks are planned anew: whatever interrupts that, the next run does the rest. */

import { Quiet } from '../../../src/domain/plan.ts';
import { planAnew } from '../../../src/jobs/away/plan-anew.ts';
import { clockOf, noteOnClock } from '../../../src/jobs/clock-document.ts';
import { StoreUnavailable } from '../../../src/store/store.ts';
import { ALEX, EARLY_YEARS } from '../../support/sample-plan.ts';
import { type Bench, samplePerson, startBench, TENANT } from '../bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('a process that ends half-way leaves the keys on the clock, and nothing is planned twice', async () => {
  const quiet = Quiet.parse({ weekdays: ['Friday'] });
  bench = await startBench({
    at: '2026-11-30T09:00:00Z',
    people: [samplePerson(ALEX, { quiet })],
    plan: { boards: [] },
  });
  // As it was planned before Alex had said so.
  expect((await bench.milestone('1.1(b)')).askOn).not.toBeNull();
  await noteOnClock(bench.work, TENANT, (kept) => ({ ...kept, replan: [EARLY_YEARS, `person:${ALEX}`] }));
  const heads = await bench.work.records.heads(TENANT);
  let commits = 0;
  const dying = {
    ...bench.work,
    store: {
      ...bench.store,
      commit: (...args: Parameters<typeof bench.store.commit>) => {
        commits += 1;
        if (commits > 1) throw new StoreUnavailable('away');
        return bench.store.commit(...args);
      },
    },
  };
  await expect(planAnew(dying, TENANT, heads)).rejects.toThrow(StoreUnavailable);
  expect((await clockOf(bench.work, TENANT)).replan).toContain(`person:${ALEX}`);
  await planAnew(bench.work, TENANT, heads);
  expect((await clockOf(bench.work, TENANT)).replan).toEqual([]);
  expect((await bench.milestone('2.2(c)-spring')).askOn).toBe('2027-01-28');
});
