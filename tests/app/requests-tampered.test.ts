/** What a card sends is the sender's word: the wrong person, the wrong plan and another tenant decide nothing. */
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { openRequestsRoom, type Waiting } from './requests.ts';
import { inChannel, OFFICER, wordsOf } from './room.ts';

let room: Waiting;
beforeEach(async () => {
  room = await openRequestsRoom();
  await room.says(ALEX, 'need more time for 1.1(a), until 26 Feb because HR froze the post');
  await room.gets(ROBIN, 'requests');
});
afterEach(() => room.close());

const stands = async (): Promise<void> => {
  expect(await room.milestone('1.1(a)')).toMatchObject({ due: '2026-11-25' });
};

test('the owner cannot accept their own request', async () => {
  const answer = await room.taps(ALEX, room.button('Accept'));
  expect(wordsOf(answer)).toContain('you asked for this yourself, and it waits for Robin Sample');
  await stands();
});

test('somebody without a part in the plan learns nothing of it', async () => {
  const answer = await room.taps('sam', room.button('Accept'));
  expect(wordsOf(answer)).toBe('Nothing was changed: this is no longer in the plan, or not one you can see.');
  await stands();
});

test('another tenant has no such request', async () => {
  const answer = await room.taps(ROBIN, room.button('Accept'), { tenant: 'tenant-2' });
  expect(wordsOf(answer)).not.toContain('Accepted');
  await stands();
});

test('in a channel nothing is decided', async () => {
  const answer = await room.taps(ROBIN, room.button('Accept'), inChannel());
  expect(wordsOf(answer)).toContain('in our own chat');
  await stands();
});

test.each([
  ['a request that is none', { do: 'accept-request', request: 'more-time:nothing' }],
  ['a milestone in its place', { do: 'accept-request', request: 'milestone-1.1(a)' }],
])('%s decides nothing', async (_, data) => {
  expect(wordsOf(await room.taps(ROBIN, data))).toContain('Nothing was changed');
  await stands();
});

test.each(['more', 'more-time'])('"%s" of somebody else’s action is refused', async (what) => {
  const answer = await room.taps('sam', { do: what, of: 'milestone-1.1(a)' });
  expect(wordsOf(answer)).toContain('Nothing was recorded');
});

test('another date for a hand-over, and a date that has passed, are refused', async () => {
  const { request } = room.button('Accept');
  const past = { do: 'save-decision', request, as: 'another-date', 'in:date': '2026-01-01' };
  expect(wordsOf(await room.taps(OFFICER, past))).toContain('This date has passed');
  await stands();
});

test.each(['got it', 'ok thanks', '👍', 'thanks', 'will do'])(
  '"%s" after a card is no update, and ends no silence',
  async (words) => {
    const before = await room.milestone('1.1(b)');
    const many = (await room.updates()).length;
    await room.says(ALEX, words);
    expect(await room.updates()).toHaveLength(many);
    expect(await room.milestone('1.1(b)')).toEqual(before);
  },
);

test('the round-up tells what waits, on both sides', async () => {
  const own = wordsOf(await room.says(ALEX, 'round-up'));
  expect(own).toContain('Open actions of yours, most urgent first');
  expect(own).toContain('more time, from Robin Sample');
  const lead = wordsOf(await room.says(ROBIN, 'my round-up'));
  expect(lead).toContain('Waiting for you (1)');
});

test('a hand-over from a day is carried out on that day', async () => {
  const { requestsDue } = await import('../../src/app/requests/carry.ts');
  await room.sets(ALEX, 'pass 1.1(b) to Sam Sample from 1 February');
  await room.gets('sam', 'requests');
  expect(wordsOf(await room.taps('sam', room.button('Accept')))).toContain(
    'goes to Sam Sample on Mon 1 Feb 2027',
  );
  await requestsDue(room.app)('tenant-1');
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
  room.clock.set('2027-02-01T09:00:00Z');
  await requestsDue(room.app)('tenant-1');
  const sam = await room.person('sam');
  expect((await room.milestone('1.1(b)')).owner).toBe(`person:${sam?.id}`);
});
