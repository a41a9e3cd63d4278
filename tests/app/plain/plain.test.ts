/** Somebody who wants text: every card comes as numbered text, and is answered by numbers, by names, or in words. */
import { cardText } from '../../support/card-text.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { textOf } from '../../support/text-of.ts';
import { openRoom, type Room } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await room.says(ALEX, 'hello');
  await room.says(ALEX, 'plain text');
});
afterEach(() => room.close());

const said = async (text: string): Promise<string> => textOf(await room.says(ALEX, text));

test('the switch is said, and goes back', async () => {
  expect(await said('mine')).toContain('1. Update 1.1(a)');
  await said('cards again');
  const { say } = await room.says(ALEX, 'mine');
  expect(say[0] && 'card' in say[0] && cardText(say[0].card).length).toBeGreaterThan(3);
});

test('a number opens the form, lines fill it in, a number saves it', async () => {
  const list = await said('mine');
  const number = /(\d+)\. Update 1\.1\(a\)/.exec(list)?.[1] ?? '';
  const form = await said(number);
  expect(form).toContain('- Status: At risk');
  const filled = await said('Status: off track\nWhat is holding it up: HR froze the post');
  expect(filled).toContain('Not saved yet');
  expect(filled).toContain('- Status: Off track');
  expect((await room.milestone('1.1(a)')).status).toBe('at-risk');
  const save = /(\d+)\. Save/.exec(filled)?.[1] ?? '';
  expect(await said(save)).toContain('Off track');
  expect(await room.milestone('1.1(a)')).toMatchObject({ status: 'off-track', reason: 'HR froze the post' });
});

test('what cannot be filled in is refused by name, and nothing is stored', async () => {
  const number = /(\d+)\. Update 1\.1\(a\)/.exec(await said('mine'))?.[1] ?? '';
  await said(number);
  expect(await said('Status: splendid')).toContain('Status was not filled in: it takes one of On track');
  expect(await room.updates()).toEqual([]);
});

test('a number that nothing stands for does nothing', async () => {
  await said('mine');
  expect(await said('59')).toMatch(/Nothing was done: the numbers go from 1 to \d+/);
});

test('a number is no yes to what came before the last answer', async () => {
  await said('mine');
  expect(await said('all done')).toMatch(/1\. Yes/);
  await said("what's overdue in 2.2");
  await said('1');
  expect(await room.updates()).toEqual([]);
});

test('words still answer, and are confirmed shortly', async () => {
  await said('mine');
  expect(await said('1.1(a) on track')).toContain('On track');
  expect((await room.milestone('1.1(a)')).status).toBe('on-track');
});

test('a number that is delivered again presses the same', async () => {
  const list = await said('mine');
  const number = /(\d+)\. All on track|(\d+)\. Update 1\.1\(a\)/.exec(list)?.slice(1).find(Boolean) ?? '';
  const first = textOf(await room.says(ALEX, number, { id: 'same' }));
  const again = textOf(await room.says(ALEX, number, { id: 'same' }));
  expect(again).toBe(first);
});

test('"2 done" speaks of what stands at 2, whatever is in hand', async () => {
  await said('mine');
  const list = await said('mine');
  const number = /(\d+)\. Update 1\.1\(a\)/.exec(list)?.[1] ?? '';
  expect(await said(`${number} off track`)).toContain('1.1(a)');
  expect((await room.milestone('1.1(a)')).status).toBe('off-track');
  const help = await said('help');
  const first = /(\d+)\. /.exec(help)?.[1] ?? '';
  const before = (await room.updates()).length;
  expect(await said(`${first} done`)).toContain('Nothing was recorded');
  expect(await room.updates()).toHaveLength(before);
});

test('help speaks of what there is in text, with an action of theirs', async () => {
  const help = await said('help');
  expect(help).toContain('"Cards again" gives you cards');
  expect(help).toContain('Answer by number, or write: "1.1(a) on track"');
  expect(help).not.toMatch(/\b(?:press|tap|pick|button)\b/i);
});

test('what a number is not is said with an action of theirs', async () => {
  await said('mine');
  expect(await said('59 done')).toBe(
    'Nothing was recorded: no 59 was offered. Begin with the number of the action in the plan, such as "1.1(a) done".',
  );
  await said('help');
  expect(await said('59 done')).toContain('Say "mine" to see yours.');
});

test('a choice is filled in by its first words, and a date by its name in the text', async () => {
  const number = /(\d+)\. Update 1\.1\(a\)/.exec(await said('mine'))?.[1] ?? '';
  await said(number);
  expect(await said('Status: off')).toContain('- Status: Off track');
  expect(await said('Evidence: https://example.org/minutes')).toContain(
    '- Evidence, a link: https://example.org/minutes',
  );
});

test('a date is filled in by the words for its month', async () => {
  await said('need more time for 1.1(a)');
  expect(await said('New date: end of March')).toContain('- New date: Wed 31 Mar 2027');
  expect(await said('New date: soonish')).toContain('that is no date I can read');
});

test('a form’s lines say their days as people do, and offer what can be chosen', async () => {
  await room.says(ALEX, '1.1(a) at risk, new date 26 February 2027, HR froze the post');
  const number = /(\d+)\. Update 1\.1\(a\)/.exec(await said('mine'))?.[1] ?? '';
  const form = await said(number);
  expect(form).toContain('Fri 26 Feb 2027');
  expect(form).not.toContain('2027-02-26');
  expect(form).toMatch(/- Status: At risk \(or one of .*Off track/);
  expect(form).not.toMatch(/\.: /);
  expect(form).toContain('- Evidence, a link: not filled in (optional)');
  expect(form).toMatch(/"Status: …"\. No children's names\. Reply with a number/);
});
