/** An owner hears of a date that somebody else has moved by the next working morning. */
import { ALEX } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { OFFICER } from './room.ts';

let room: Waiting;
beforeEach(async () => {
  room = await openRequestsRoom();
});
afterEach(() => room.close());

async function told(): Promise<string> {
  room.clock.forward({ hours: 72 });
  await room.morning();
  return (await room.gets(ALEX, 'outcomes'))?.join('\n') ?? '';
}

test('moved by an officer, and once more: the last date is told, with the first, once', async () => {
  await room.sets(OFFICER, '1.1b is due 20 January 2027');
  await room.sets(OFFICER, '1.1b is due 30 January 2027');
  const words = await told();
  expect(words).toContain('1.1(b) is due Sat 30 Jan 2027 now. Before: Fri 4 Dec.');
  expect(words.match(/1\.1\(b\)/g)).toHaveLength(1);
  expect(await told()).toBe('');
});

test('what they asked for themselves is told as the answer, and not as news besides', async () => {
  await room.says(ALEX, 'need more time for 1.1b, until 26 Feb because HR froze the post');
  await room.says(OFFICER, "accept 1.1b's date");
  const words = await told();
  expect(words).toContain('Accepted: 1.1(b) is due Fri 26 Feb 2027.');
  expect(words).not.toContain('Before:');
});
