/** One word for all that stands on a list: one question for all of it, and one yes. */
import { press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { cardOf, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await room.says(ALEX, "what's mine");
});
afterEach(() => room.close());

const alex = (text: string) => room.says(ALEX, text);
const statusOf = async (ref: string) => (await room.milestone(ref)).status;

test.each(['all good', 'all on track', 'all mine fine', 'everything on track'])(
  '%s: one question that names them all, and nothing before the yes',
  async (text) => {
    const asked = await alex(text);
    expect(asked.say).toHaveLength(1);
    expect(wordsOf(asked)).toContain('Shall I record “On track” for 3 actions: 1.1(a), 1.1(b), 2.2(c)?');
    expect(await statusOf('1.1(b)')).toBe('not-started');
    expect(wordsOf(await alex('yes'))).toContain('Recorded: 3 answers');
    expect(await statusOf('1.1(b)')).toBe('on-track');
    expect(await statusOf('1.1(a)')).toBe('on-track');
  },
);

test.each(['all mine fine except 1.1a', 'all on track apart from 1.1(a)'])(
  '%s: the one that is named stays as it is',
  async (text) => {
    const asked = await alex(text);
    expect(wordsOf(asked)).toContain('for 2 actions: 1.1(b), 2.2(c)?');
    await alex('yes');
    expect(await statusOf('1.1(a)')).toBe('at-risk');
    expect(await statusOf('1.1(b)')).toBe('on-track');
  },
);

test('a letter is the action on the card, and the rest are asked about together', async () => {
  const said = await alex('b done, rest on track');
  expect(await statusOf('1.1(b)')).toBe('complete');
  expect(wordsOf(said)).toContain('Shall I record “On track” for 2 actions: 1.1(a), 2.2(c)?');
});

test('what was said otherwise a moment ago is left as it is', async () => {
  await alex('1.1b at risk, waiting for data');
  await alex("what's mine");
  const asked = await alex('all good');
  expect(wordsOf(asked)).toContain('for 2 actions: 1.1(a), 2.2(c)?');
  expect(wordsOf(asked)).toContain('Left as you said within the last hour: 1.1(b) (at risk).');
  await alex('yes');
  expect(await statusOf('1.1(b)')).toBe('at-risk');
});

test('a no records nothing', async () => {
  await alex('all good');
  expect(wordsOf(await alex('no'))).toContain('nothing was recorded');
  expect(await statusOf('1.1(a)')).toBe('at-risk');
});

describe('with one action in hand', () => {
  const opened = async (): Promise<void> => {
    const list = cardOf(await alex('mine'));
    await room.taps(ALEX, press(list, 'Update', {}, 0));
  };

  test('a form that is open is no less of a list: each part is taken for its own action', async () => {
    await opened();
    const said = wordsOf(await alex('all fine except b, slipping to 22 Jan because the data is late'));
    expect(said).toContain('Shall I record “On track” for 2 actions: 1.1(a), 2.2(c)?');
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'at-risk', forecast: '2027-01-22' });
    expect(await room.updates('1.1(a)')).toEqual([]);
  });

  test('what is left out by its number has a word of its own, too', async () => {
    const said = wordsOf(await alex('all fine except 1.1(b), which is slipping to 22 Jan'));
    expect(said).toContain('for 2 actions: 1.1(a), 2.2(c)?');
    expect(await statusOf('1.1(b)')).toBe('at-risk');
  });

  test('without a list it is asked which is meant, and nothing is proposed of the one in hand', async () => {
    await alex('1.1a on track');
    room.clock.forward({ hours: 24 });
    await alex('1.1a history');
    expect(wordsOf(await alex('all fine except d'))).toContain('Nothing was recorded.');
    expect(await room.updates()).toHaveLength(1);
  });

  test.each(['mark everything as done', 'all done', 'all on track'])(
    '%s is shown for that one, and that it is that one alone is said',
    async (text) => {
      await alex('1.1b in progress');
      expect(wordsOf(await alex(text))).toContain(
        'This is about 1.1(b) alone. For your whole list, say “mine” first, and then the same again.',
      );
    },
  );
});
