/** People are told what others did to them, in one message in the morning, and never what they did themselves. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());
beforeEach(async () => {
  weeks = await openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [
      sampleMilestone({ id: 'milestone-1.1(a)', item: 'item-1.1(a)', due: '2027-03-01' }),
      sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2027-03-01' }),
    ],
  });
});

const told = (who: string) => weeks.sentTo(who).filter(({ about }) => !about.includes('update'));
const yes = async (who: string, text: string) => {
  await weeks.says(who, text);
  return wordsOf(await weeks.says(who, 'yes'));
};

test('actions that an officer gives and takes: each hears of theirs the next morning, once', async () => {
  await yes('olu', 'assign 1.1(a) to Robin');
  await yes('olu', 'assign 1.1(b) to Robin');
  await weeks.until('2026-12-04');
  expect(
    told('robin').map(({ day, text }) => [day, text.includes('1.1(a) and 1.1(b) are yours now')]),
  ).toEqual([['2026-12-04', true]]);
  expect(told('alex').at(-1)?.text).toContain('1.1(a) and 1.1(b) are no longer yours');
  expect(told('alex').at(-1)?.text).toContain('Olu Sample, Thu 3 Dec');
  await weeks.until('2026-12-06');
  expect(told('alex')).toHaveLength(1);
});

test('leave that an officer enters and ends: who is away hears of both, who covers that it is over', async () => {
  await yes('olu', 'Alex is off sick until 12 January, Robin covers');
  await weeks.until('2026-12-03');
  await yes('olu', "end Alex's leave");
  await weeks.says('olu', "end Alex's leave");
  await weeks.until('2026-12-04');
  expect(told('alex').at(-1)?.text).toContain('Your leave is over');
  expect(told('robin').at(-1)?.text).toContain('You no longer cover for Alex Sample');
  const all = wordsOf(await weeks.says('olu', 'history of the plan'));
  expect(all).toContain('Alex Sample is away Thu 3 Dec to Tue 12 Jan 2027; Robin Sample covers');
  expect(all).toContain('Alex Sample is back');
});

test('whoever says “I’m back” hears nothing of it; a deputy hears that they are one', async () => {
  await yes('alex', 'away until 31 December, Robin covers');
  await weeks.until('2026-12-03');
  await weeks.says('alex', "I'm back");
  await yes('olu', 'Robin is the deputy of the Head of Early Years');
  await weeks.until('2026-12-04');
  expect(told('alex')).toEqual([]);
  expect(told('robin').at(-1)?.text).toContain('You no longer cover for Alex Sample');
  expect(told('robin').at(-1)?.text).toContain('You are the deputy for the Head of Early Years now');
});
