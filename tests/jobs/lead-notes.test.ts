/** Leads' weekly notes in the service: whom they go to is kept from when a plan was last opened. */
import { paces } from '../../src/jobs/pace.ts';
import { runTenant } from '../../src/jobs/run.ts';
import { wakeBy } from '../../src/store/wake-up.ts';
import { ROBIN, samplePlan } from '../support/sample-plan.ts';
import { type Bench, startBench, TENANT } from './bench.ts';

const MONDAY = '2026-12-07T09:00:00Z';

let bench: Bench;
afterEach(() => bench.close());

const items = samplePlan().book.items.map((item) =>
  item.parent === null ? { ...item, lead: `person:${ROBIN}` as const } : { ...item, lead: null },
);

/** Runs as the service does until nothing is due any more. */
async function runs(): Promise<void> {
  for (let n = 0; n < 6; n += 1) await runTenant(bench.work, paces(bench.clock), TENANT);
}
const notes = async (): Promise<string[]> =>
  (await bench.rows())
    .filter(({ about }) => about === 'lead-note')
    .flatMap(({ to }) => (to.kind === 'person' ? to.person : []))
    .sort();

test('a plan that came in on the Monday itself has its leads told on that day, once', async () => {
  bench = await startBench({ at: MONDAY, plan: { boards: [] }, items });
  await runs();
  expect(await notes()).toEqual([ROBIN]);
  bench.clock.forward({ hours: 3 });
  await wakeBy(bench.store, TENANT, bench.clock.now());
  await runs();
  expect(await notes()).toEqual([ROBIN]);
});
