/** Somebody without a post or an action is asked to take one, and answers in their own words. */
import { ALEX } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { wordsOf } from './room.ts';

let room: Waiting;
beforeEach(async () => {
  room = await openRequestsRoom();
  await room.sets(ALEX, 'pass 1.1(b) to Sam Sample');
});
afterEach(() => room.close());

const says = async (text: string): Promise<string> => wordsOf(await room.says('sam', text));
const owner = async () => (await room.milestone('1.1(b)')).owner;

test.each(['accept the hand-over of 1.1b', 'accept 1.1(b)', 'I accept'])('"%s" takes it', async (text) => {
  expect(await says(text)).toContain('1.1(b) is now with Sam Sample');
  expect(await owner()).toBe(`person:${(await room.person('sam'))?.id}`);
  expect(await says('mine')).toContain('1.1(b)');
});

test.each(['decline the hand-over of 1.1b because I am full', 'no thanks, because I am full'])(
  '"%s" leaves it where it is, and its owner reads why',
  async (text) => {
    await says(text);
    expect(await owner()).toBe('post:head-of-early-years');
    expect((await room.gets(ALEX, 'outcomes'))?.join()).toContain('Reason: “I am full”');
    expect(await says('my requests')).toContain('Nothing here is yours yet');
  },
);

test.each(['no thanks', 'decline 1.1(b)'])('"%s" is asked why first', async (text) => {
  expect(await says(text)).toContain('Reason');
  expect(await room.gets(ALEX, 'outcomes')).toBeUndefined();
});

test.each(['help', 'my requests', 'yes', 'what is overdue'])(
  '"%s" shows what waits, and decides nothing',
  async (text) => {
    const words = await says(text);
    expect(words).toContain('say “accept 1.1(b)” or “decline 1.1(b) because” and why');
    expect(words).toContain('Alex Sample asks Sam Sample to take it');
    expect(await owner()).toBe('post:head-of-early-years');
  },
);
