/** What somebody asked for is taken back from the receipt, from "my requests" and in words; whoever was named to cover can say no. */
import { sampleMilestone } from '../support/sample-plan.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './lead/weeks.ts';
import { wordsOf } from './room.ts';

let weeks: Weeks;
afterEach(() => weeks.close());
beforeEach(async () => {
  weeks = await openWeeks(['alex', 'robin', 'sam', 'olu'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', 'olu'),
    milestones: [sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)', due: '2027-03-01' })],
  });
});

const ASKS = 'need more time for 1.1b, until 30 April because the post is frozen';
const waits = async () => wordsOf(await weeks.says('sam', 'my requests'));

test('from the receipt', async () => {
  const receipt = await weeks.says('alex', ASKS);
  expect(await waits()).toContain('asks for Fri 30 Apr');
  await tap(weeks, 'alex', receipt.say[0], 'Take back what I asked');
  expect(await waits()).toContain('Nothing waits for you to decide');
});

test('from “my requests”, which shows whom it waits for', async () => {
  await weeks.says('alex', ASKS);
  const mine = await weeks.says('alex', 'my requests');
  expect(wordsOf(mine)).toContain('What you asked for');
  expect(wordsOf(mine)).toContain('Waiting for Sam Sample');
  await tap(weeks, 'alex', mine.say[0], 'Take it back');
  expect(await waits()).toContain('Nothing waits for you to decide');
});

test.each(['withdraw my request', 'take back my request for 1.1b', 'cancel my request for more time'])(
  'in words: %s',
  async (words) => {
    await weeks.says('alex', ASKS);
    expect(wordsOf(await weeks.says('alex', words))).toContain('Taken back');
    expect(await waits()).toContain('Nothing waits for you to decide');
    expect(wordsOf(await weeks.says('alex', words))).toContain('Nothing was taken back');
  },
);

test('the round-up shows what was asked for, and the giver’s line whom they asked', async () => {
  await weeks.says('alex', 'pass 1.1b to Robin');
  await weeks.says('alex', 'yes');
  expect(wordsOf(await weeks.says('alex', 'round-up'))).toContain('you want Robin to take it');
  expect(wordsOf(await weeks.says('alex', 'mine'))).toContain('you want Robin to take it');
});

test('what somebody covers stands apart from their own in the round-up', async () => {
  await weeks.says('alex', 'away until 31 December, Robin covers');
  await weeks.says('alex', 'yes');
  const words = wordsOf(await weeks.says('robin', 'round-up'));
  expect(words).toContain('Open actions that you answer for in somebody’s place (1)');
  expect(words).toContain('for Head of Early Years (Alex Sample)');
  expect(words).toContain('Nothing of yours is open.');
});

test('“I can’t cover”: nobody covers, and the officers are told where the leave has begun', async () => {
  await weeks.says('alex', 'away until 31 December, Robin covers');
  await weeks.says('alex', 'yes');
  await weeks.tick();
  const card = weeks.sentTo('robin').at(-1);
  expect(wordsOf(await tap(weeks, 'robin', card?.message, 'I can’t cover'))).toContain(
    'you do not cover for Alex Sample. The strategy officers are told',
  );
  expect(wordsOf(await weeks.says('robin', 'round-up'))).not.toContain(
    'Open actions that you answer for in somebody’s place',
  );
  await weeks.until('2026-12-04');
  expect(
    weeks
      .sentTo('olu')
      .map(({ text }) => text)
      .join(),
  ).toContain('Whoever was to cover for Alex Sample cannot, so nobody does.');
});
