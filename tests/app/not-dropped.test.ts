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

describe('beside what is recorded', () => {
  test.each(['list at https://example.org/l', 'photos and list attached at https://example.org/l'])(
    'a link with "%s" is the evidence, and no question',
    async (words) => {
      const said = await room.says(ALEX, `1.1b done, ${words}`);
      expect(said.say).toHaveLength(1);
      expect(wordsOf(said)).toContain('Evidence: https://example.org/l');
      expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'complete', evidence: { count: 1 } });
    },
  );

  test('a link beside a question is told as not kept', async () => {
    expect(await says(ALEX, 'is 1.1b done https://example.org/l')).toContain('I did not keep the link.');
    expect(await room.updates()).toEqual([]);
  });

  test('a number that the plan has not is told', async () => {
    expect(await says(ALEX, '1.1b on track but 1.1zz is late')).toContain(
      'There is no 1.1zz in the plan, so nothing was done about it.',
    );
  });

  test('two reports and a question each get an answer', async () => {
    const said = await says(ALEX, '1.1b done and 1.1a is late, also who leads priority 2?');
    expect(said).toContain('Recorded: 1.1(b)');
    expect(said).toContain('1.1(a)');
    expect(said).toContain('Who answers for');
    expect(said).not.toContain('overdue in Priority 2');
  });

  test('of two questions the second keeps its action to itself', async () => {
    const said = await says(ALEX, 'what is overdue and who owns 1.1b?');
    expect(said).not.toContain('overdue in Activity');
    expect(said).toContain('Who answers for 1 action in Activity 1.1(b)');
  });

  test('an earlier day is no day of the record, and that is said', async () => {
    expect(await says(ALEX, '1.1b done yesterday')).toContain(
      'It counts as complete from today: I keep no earlier day, so “yesterday” was not taken.',
    );
    expect((await room.milestone('1.1(b)')).completedOn).toBe('2026-12-04');
  });

  test('a reason that is too long ends at a word, and that is said', async () => {
    const said = await says(ALEX, `1.1b at risk because ${'the schools have not answered '.repeat(120)}`);
    expect(said).toContain('That is longer than I can keep, so its end was not taken.');
    const { reason } = await room.milestone('1.1(b)');
    expect(reason).toMatch(/ (?:the|schools|have|not|answered)\.\.\.$/);
    expect(reason?.length).toBeLessThanOrEqual(2000);
  });

  test('what is to be kept from somebody is shown first, and that it cannot be', async () => {
    const said = await says(ALEX, 'dont tell Sam but 1.1b is going badly');
    expect(said).toContain('Status: At risk');
    expect(said).toContain('I cannot keep it from Sam');
    expect(await room.updates()).toEqual([]);
  });
});

describe('evidence that was asked for', () => {
  test('"none" answers it after a question in between', async () => {
    await says(ALEX, '1.1b done');
    await says(ALEX, 'what is overdue');
    expect(await says(ALEX, 'none')).toContain('The board will see 1.1(b) as complete, unevidenced.');
  });

  test('a place that comes after "none" is a place, and no status', async () => {
    await says(ALEX, '1.1b in progress');
    const said = await says(ALEX, 'all signed in the shared drive under EY/2026');
    expect(said).toContain('all signed in the shared drive under EY/2026');
    expect(said).not.toContain('On track');
  });
});
