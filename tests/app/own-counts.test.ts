/** How many actions are somebody's: said in five places, counted once. */
import { sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { openWeeks, tap, type Weeks } from './lead/weeks.ts';
import { linesOf, wordsOf } from './room.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

/** Alex's 1.1(a) has two dates to be asked about: that is one action. */
beforeEach(async () => {
  weeks = await openWeeks([], '2026-12-04T10:00:00Z', {
    milestones: [
      ...samplePlan().milestones,
      sampleMilestone({ id: 'later', item: 'item-1.1(a)', due: '2026-12-11', firstDue: '2026-12-11' }),
    ],
  });
  await weeks.meets('alex');
  await weeks.tick();
});

const numberIn = (words: string, pattern: RegExp): number => Number(pattern.exec(words)?.[1]);

test('the welcome, the card that follows and the list say how many need an update now', async () => {
  const [welcome, card] = weeks.sentTo('alex');
  const now = numberIn(welcome?.text ?? '', /(\d+) actions need an update from you now/);
  expect(now).toBe(2);
  expect(card?.text).toMatch(/^2 actions need an update, on 3 dates/);
  expect(wordsOf(await weeks.says('alex', 'mine'))).toContain(`${now} need an update now.`);
});

test('the list, the leave and the round-up say how many open actions are theirs', async () => {
  const list = await weeks.says('alex', 'mine');
  const mine = numberIn(linesOf(list)[0] ?? '', /^(\d+) open actions of yours$/);
  expect(mine).toBeGreaterThan(2);
  expect(wordsOf(await weeks.says('alex', "I'm away until 18 December"))).toContain(
    `your ${mine} open actions`,
  );
  expect(wordsOf(await weeks.says('alex', 'round-up'))).toContain(
    `Open actions of yours, most urgent first (${mine})`,
  );
});

test('what is left of a list is named as that', async () => {
  const [, card] = weeks.sentTo('alex');
  const receipt = await tap(weeks, 'alex', card?.message, 'All on track');
  expect(wordsOf(receipt)).not.toContain('left)');
  const list = { do: 'back', list: [['sample', 'milestone-1.1(b)', null]] };
  expect(linesOf(await weeks.taps('alex', list))[0]).toBe('1 action on your list, not answered yet');
});

test('"mine" saved with nothing chosen comes back as it was, with the fault on it', async () => {
  const list = await weeks.says('alex', 'mine');
  const again = await tap(weeks, 'alex', list.say[0], 'Save these answers');
  const [heading, fault, ...rest] = linesOf(again);
  expect([heading, ...rest]).toEqual(linesOf(list));
  expect(fault).toMatch(/^Nothing was recorded: no status was chosen\./);
});
