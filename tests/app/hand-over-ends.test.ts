/** Who was asked to take an action is told how it ended, and nobody is said to be asked who is not any more. */
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { OFFICER, wordsOf } from './room.ts';

let room: Waiting;
beforeEach(async () => {
  room = await openRequestsRoom();
  await room.sets(ALEX, 'pass 1.1(b) to Sam Sample');
});
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
/** A working day later, in the morning. */
async function nextWorkingMorning(): Promise<void> {
  room.clock.forward({ hours: 72 });
  await room.morning();
}
const TAKEN_BACK = 'Taken back: nothing more is asked about 1.1(b).';

test('declined: neither the list nor the round-up says any more that somebody is to take it', async () => {
  expect(await says(ALEX, 'mine')).toContain('you want Sam Sample to take it');
  await says('sam', 'decline 1.1b because I am full');
  expect(await says(ALEX, 'mine')).not.toContain('Sam Sample');
  expect(await says(ALEX, 'round-up')).not.toContain('Sam Sample to take it');
});

test('another one is asked instead: the first is told that it is taken back', async () => {
  await room.gets('sam', 'requests');
  await room.sets(ALEX, 'pass 1.1(b) to Olu Sample');
  expect((await room.gets('sam', 'outcomes'))?.join('\n')).toContain(TAKEN_BACK);
  expect(await room.gets(ALEX, 'outcomes')).toBeUndefined();
});

test('so it is when somebody is named whom I do not know, and when the owner takes it back', async () => {
  await room.gets('sam', 'requests');
  await room.sets(ALEX, 'pass 1.1(b) to Noor Nobody');
  expect((await room.gets('sam', 'outcomes'))?.join('\n')).toContain(TAKEN_BACK);
  expect(await says('sam', 'my requests')).toContain('Nothing here is yours yet');
});

test('whoever had not been told that they were asked is not told that they are not', async () => {
  await says(ALEX, 'withdraw my request');
  await nextWorkingMorning();
  expect(await room.gets('sam', 'outcomes')).toBeUndefined();
  expect((await room.milestone('1.1(b)')).handOver).toBeNull();
});

test('its lead reads once that somebody is asked, and not again beside the next request', async () => {
  expect((await room.gets(ROBIN, 'requests'))?.join()).toContain('Alex Sample asks Sam Sample to take it');
  await says(ALEX, 'need more time for 1.1a, until 26 Feb because HR froze the post');
  await nextWorkingMorning();
  const next = (await room.gets(ROBIN, 'requests'))?.join() ?? '';
  expect(next).toContain('asks for Fri 26 Feb 2027');
  expect(next).not.toContain('Sam Sample');
});

test('to an address that is in the record: whoever it is, is asked once they open Waymark', async () => {
  await room.says(OFFICER, 'assign 1.1a to noor@example.org');
  await room.says(OFFICER, 'yes');
  const asked = await says(ALEX, 'passing 1.1b to noor@example.org');
  expect(asked).toContain('to noor@example.org');
  const done = await says(ALEX, 'yes');
  expect(done).not.toContain('I do not know who');
  expect(await says(ALEX, 'my requests')).toContain('Waiting for noor@example.org');
});
