/** What is said beside a status is taken, asked about or told; a question back names its action and asks no more than is missing. */
import { cardActions } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));

describe('a date beside a status', () => {
  test.each(['on track, due 1/2', 'on track, deadline 1 Feb', 'on track for 1 Feb', 'at risk, target 1/2'])(
    '"1.1b %s" records the status, and asks on the same card whether the date is the expected one',
    async (text) => {
      const asked = await says(ALEX, `1.1b ${text}`);
      expect(asked).toContain('Recorded\n');
      expect(asked).toContain('Expected date: Mon 1 Feb 2027 (Fri 4 Dec stays the agreed date');
      expect((await room.milestone('1.1(b)')).forecast).toBeNull();
      await says(ALEX, 'yes');
      expect((await room.milestone('1.1(b)')).forecast).toBe('2027-02-01');
    },
  );

  test('nothing is asked where it is the agreed date', async () => {
    expect(await says(ALEX, '1.1b on track, due 4 December')).toMatch(/^Recorded: 1\.1\(b\)/);
    expect((await room.milestone('1.1(b)')).forecast).toBeNull();
  });

  test('of something else it is told as not taken, with how to say it', async () => {
    const told = await says(ALEX, '1.1b on track, governors meet 4 Feb');
    expect(told).toContain(
      'I did not take: “governors meet 4 Feb”. If you expect it on 4 February 2027, say “1.1(b) new date 4 February 2027”.',
    );
    await says(ALEX, '1.1(b) new date 4 February 2027');
    expect((await room.milestone('1.1(b)')).forecast).toBe('2027-02-04');
  });

  test('a name and a percentage that nothing takes are told; a plain answer says nothing of it', async () => {
    expect(await says(ALEX, '1.1b on track, Robin Sample is helping')).toContain(
      'I did not take: “Robin Sample is helping”.',
    );
    expect(await says(ALEX, '1.1b on track, 1 in 5 (20%) replied')).toContain('I did not take: “20%”.');
    expect(await says(ALEX, '1.1b on track')).not.toContain('I did not take');
  });

  test('of several actions in one message each is taken, and nothing is said to be left out', async () => {
    const words = await says(ALEX, '1.1b done. 1.1a at risk because of snow');
    expect(words).not.toMatch(/Nothing was done|I did not take/);
    expect(await room.updates()).toHaveLength(2);
  });
});

describe('two orders in one sentence', () => {
  test('both are shown, and both done after a yes', async () => {
    const words = await says(OFFICER, 'mark 1.1b as done and assign 2.2a to the Attendance Lead');
    expect(words).toContain('Not started (grey) ○ → Complete (blue) ✓');
    expect(words).toContain('Give 2.2(a)');
    await says(OFFICER, 'yes');
    expect((await room.milestone('1.1(b)')).status).toBe('complete');
    expect((await room.milestone('2.2(a)')).owner).toBe('post:attendance-lead');
  });

  test('whom to chase is not what is done', async () => {
    await says(ROBIN, '1.1b done and chase 1.1a');
    expect((await room.milestone('1.1(b)')).status).toBe('complete');
    expect(await room.updates('1.1(a)')).toEqual([]);
  });

  test('what is left out is told in its own words', async () => {
    expect(await says(OFFICER, 'mark 1.1b as done and look into 2.2a')).toContain(
      'Nothing was done about 2.2(a): say it by itself: “look into 2.2a”.',
    );
  });
});

describe('a question back', () => {
  test('"wrong person" names the action', async () => {
    expect(await says(ALEX, '1.1b wrong person')).toBe(
      '1.1(b) Check on every two-year-old\nWho should it be? Nothing was recorded yet.',
    );
  });

  test('asks for neither reason nor date right after both were given', async () => {
    await says(ALEX, 'need more time for 1.1b, until 26 Feb because HR froze the post');
    expect(await says(ALEX, '1.1b at risk')).not.toContain('What is holding it up, and');
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'at-risk', reason: 'HR froze the post' });
  });

  test('asks only for what is missing', async () => {
    await says(ALEX, '1.1b at risk because HR froze the post');
    const asked = await says(ALEX, '1.1b at risk');
    expect(asked).toContain('What is the new date?');
    expect(asked).not.toContain('What is holding it up, and');
    await says(ALEX, '1.1a new date 26 Feb');
    expect(await says(ALEX, '1.1a at risk')).toMatch(/What is holding it up\?/);
  });

  test('asks for both again on another day', async () => {
    await says(ALEX, '1.1b at risk because HR froze the post, now 26 Feb');
    room.clock.forward({ hours: 24 });
    expect(await says(ALEX, '1.1b at risk')).toContain('What is holding it up, and what date do you expect?');
  });
});

describe('letters without a list', () => {
  test('say what to do instead, with actions of one’s own', async () => {
    const answer = await room.says(ALEX, 'b and d done, rest on track');
    expect(wordsOf(answer)).toContain(
      'No list is on screen, so I do not know which actions you mean by “b” and “d”. Nothing was recorded. Please name them by their numbers, for example “1.1(b) and 1.1(a) done”, or show your list and answer there.',
    );
    expect(cardActions(cardOf(answer)).map(({ title }) => title)).toEqual(['Show my list', '1.1(b) done']);
    expect(await room.updates()).toEqual([]);
  });

  test('on a list that has no such letter they say so', async () => {
    await says(ALEX, 'mine');
    expect(await says(ALEX, 'd done')).toContain('No action of the last list ends in “d”.');
  });
});
