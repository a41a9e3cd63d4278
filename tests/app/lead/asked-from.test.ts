/** Since when somebody is silent: the first card without an answer counts, however often they were asked after it. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

test('asked each week and never answering, Alex is silent since the first card; a word ends it', async () => {
  weeks = await openWeeks(['alex', 'sam'], '2026-12-01T08:00:00Z', {
    plan: directed(),
    items: itemsLed('1'),
    people: everybody('alex', 'sam'),
    milestones: [sampleMilestone({ due: '2026-12-04', firstDue: '2026-12-04' })],
  });
  await weeks.until('2026-12-18');
  const { askedOn, askedFrom } = await weeks.milestone('1.1(a)');
  expect(askedOn).not.toBe(askedFrom);
  expect(askedFrom).toBe('2026-12-01');
  const silent = wordsOf(await weeks.says('sam', "who hasn't reported"));
  expect(silent).toMatch(/^1 action is silent[\s\S]*never heard of \(1\)[\s\S]*asked since Tue 1 Dec/);
  await weeks.says('alex', '1.1a on track');
  expect(wordsOf(await weeks.says('sam', "who hasn't reported"))).toMatch(/^Nobody/);
});
