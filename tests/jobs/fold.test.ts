/** More due than a card can list: what stands below the fold has not been asked about, and comes up on a later card. */
import type { Milestone } from '../../src/domain/milestone.ts';
import {
  ALEX,
  EARLY_YEARS,
  SAMPLE_DAY,
  sampleItem,
  sampleMilestone,
  samplePlan,
} from '../support/sample-plan.ts';
import { type Bench, chatOf, isWhole, startBench, TENANT } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const { items } = samplePlan().book;
const many = (count: number) => {
  const refs = Array.from({ length: count }, (_, n) => `1.1(z${n})`);
  return {
    items: [
      ...items,
      ...refs.map((ref, n) =>
        sampleItem({
          ref,
          title: `Sample action ${n}`,
          parent: 'item-1.1',
          level: 2,
          position: 10 + n,
          nature: 'deliverable',
          owners: [{ key: EARLY_YEARS, part: 'accountable' }],
        }),
      ),
    ],
    milestones: refs.map(
      (ref, n): Milestone =>
        sampleMilestone({
          id: `milestone-${ref}`,
          item: `item-${ref}`,
          due: Temporal.PlainDate.from('2026-11-06').add({ days: n }).toString(),
        }),
    ),
  };
};
const cards = async () => (await bench.rows()).filter(({ state }) => state === 'sent');
const listed = async () => (await cards()).map((row) => row.listed);
const live = async (until: string) => {
  while (Temporal.Instant.compare(bench.clock.now(), until) <= 0) {
    expect(isWhole(await bench.tick())).toBe(true);
    bench.clock.forward({ hours: 6 });
  }
};

test('only what the card lists is recorded as asked about', async () => {
  bench = await startBench({ plan: { boards: [] }, ...many(12) });
  await bench.tick();
  const [first] = await listed();
  expect(first).toHaveLength(10);
  const asked = await bench.work.records.milestones(TENANT, [{ field: 'plan', is: 'eq', to: 'sample' }]);
  expect(
    asked
      .filter(({ askedOn }) => askedOn !== null)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(first?.toSorted());
  expect(asked.filter(({ askedOn }) => askedOn === null).map(({ askOn }) => askOn)).toEqual([
    SAMPLE_DAY,
    SAMPLE_DAY,
  ]);
});

test('the rest makes no second card that day, and is said to wait', async () => {
  bench = await startBench({ plan: { boards: [] }, ...many(12) });
  await bench.tick();
  const again = await bench.tick();
  expect(again.messages).toMatchObject([{ who: ALEX, fate: 'skipped', reason: 'has had a card today' }]);
  expect(again.messages[0]?.refs).toHaveLength(2);
  expect(bench.messenger.attempts).toHaveLength(1);
});

test('the next card begins with them, the worst first', async () => {
  bench = await startBench({ plan: { boards: [] }, ...many(12) });
  await live('2026-12-07T23:00:00Z');
  expect((await listed()).map((one) => one.slice(0, 2))).toEqual([
    ['milestone-1.1(z0)', 'milestone-1.1(z1)'],
    ['milestone-1.1(z10)', 'milestone-1.1(z11)'],
  ]);
});

test('of thirty, every one is asked about within two weeks of cards, and nobody gets more cards for it', async () => {
  bench = await startBench({ plan: { boards: [] }, ...many(30) });
  await live('2026-12-15T23:00:00Z');
  expect(new Set((await listed()).flat()).size).toBe(30);
  const days = bench.messenger
    .delivered()
    .filter(({ to }) => to.conversation === chatOf(ALEX))
    .map(({ at }) => at.toString().slice(0, 10));
  expect(days).toEqual([SAMPLE_DAY, '2026-12-07', '2026-12-08', '2026-12-14', '2026-12-15']);
});

test('all of them fit: the worst stand first, whoever was asked lately', async () => {
  bench = await startBench({ plan: { boards: [] }, ...many(9) });
  await live('2026-12-11T23:00:00Z');
  for (const one of await listed()) expect(one[0]).toBe('milestone-1.1(z0)');
});
