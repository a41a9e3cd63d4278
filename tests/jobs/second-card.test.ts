/** Two cards on following working days do not ask the same twice: the second lists what has come up since. */
import { ALEX, sampleItem, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { type Bench, chatOf, startBench } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

test('Monday’s card lists what falls to Monday, and not once more what Friday’s asked about', async () => {
  const { book, milestones } = samplePlan();
  const item = sampleItem({
    ...book.items.find(({ ref }) => ref === '1.1(a)'),
    id: 'item-late',
    ref: '1.1(z)',
    title: 'Open the hub',
  });
  // Its day comes on Monday by its owner's own wish; its date is too far off to come along on Friday.
  const wished = { snoozedUntil: '2026-12-07', askOn: '2026-12-07' };
  const late = sampleMilestone({ id: 'late', item: item.id, due: '2027-03-31', ...wished });
  bench = await startBench({
    items: [...book.items, item],
    milestones: [...milestones, late],
    plan: { boards: [] },
  });
  const listed = async () => {
    const { messages } = await bench.tick();
    return messages.filter(({ who }) => who === ALEX).map(({ fate, refs }) => [fate, refs]);
  };
  expect(await listed()).toEqual([['sent', ['1.1(a)', '1.1(b)']]]);
  bench.clock.set('2026-12-07T09:00:00Z');
  expect(await listed()).toEqual([['sent', ['1.1(z)']]]);
  expect(bench.messenger.delivered().filter(({ to }) => to.conversation === chatOf(ALEX))).toHaveLength(2);
});
