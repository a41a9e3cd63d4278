/** `waymark tick`: what an operator reads at a terminal. */
import { namesIn } from '../../src/commands/names.ts';
import { linesOf } from '../../src/commands/tick.ts';
import { type Bench, samplePerson, startBench, TENANT } from '../jobs/bench.ts';
import { ALEX, EARLY_YEARS, ROBIN, SAMPLE_DAY, sampleMilestone } from '../support/sample-plan.ts';

let bench: Bench;
afterEach(() => bench.close());

test('people by name and address, posts by title, and each action once', async () => {
  const due = { askOn: SAMPLE_DAY, owner: EARLY_YEARS } as const;
  bench = await startBench({
    people: [samplePerson(ALEX), samplePerson(ROBIN, { name: 'robin@example.org', address: null })],
    milestones: [
      sampleMilestone(due),
      sampleMilestone({ ...due, id: 'milestone-1.1(a)-2', label: 'again' }),
      sampleMilestone({ ...due, id: 'm-2.1(a)', item: 'item-2.1(a)', owner: 'post:attendance-lead' }),
      sampleMilestone({ ...due, id: 'm-2.2(a)', item: 'item-2.2(a)', owner: 'post:inclusion-lead' }),
    ],
  });
  const report = await bench.tick();
  const whom = report.messages.map(({ who }) => who);
  const lines = linesOf(report, false, await namesIn(bench.work.records, TENANT, whom));
  expect(lines).toContain('  sent: reminder for Alex Sample (alex@example.org) (1.1(a))');
  expect(lines.join('\n')).toContain('skipped: reminder for robin@example.org (2.1(a))');
  expect(lines.join('\n')).toContain('skipped: reminder for Inclusion Lead (2.2(a)): nobody holds this post');
});
