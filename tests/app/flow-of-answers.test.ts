/** A list that is answered bit by bit: which one, all of them, the rest, being away, and what is taken back. */
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const says = async (who: string, text: string, over = {}): Promise<string> =>
  wordsOf(await room.says(who, text, over));
const mineOf = async (): Promise<string[]> => {
  const refs = ['1.1(a)', '1.1(b)'];
  return Promise.all(refs.map(async (ref) => (await room.milestone(ref)).snoozedUntil ?? 'asked'));
};

describe('"which one?" is answered', () => {
  beforeEach(async () => {
    await says(ALEX, 'mine');
    expect(await says(ALEX, 'waiting on the ICB')).toContain('Which one do you mean?');
  });

  test.each([
    ['the first one', '1.1(a) Offer home visits'],
    ['second one', '1.1(b) Check on every two-year-old'],
    ['the last one', '2.2(c) Hold a pupil forum'],
    ['the forum', '2.2(c) Hold a pupil forum'],
    ['home visits', '1.1(a) Offer home visits'],
  ])('by its place or a word of its title: %s', async (answer, name) => {
    const words = await says(ALEX, answer);
    expect(words).toContain(name);
    expect(words).toContain('waiting on the ICB');
  });

  test.each(['all', 'all of them', 'all three', 'for all my actions'])(
    'by all of them: %s',
    async (answer) => {
      const words = await says(ALEX, answer);
      for (const ref of ['1.1(a)', '1.1(b)', '2.2(c)']) expect(words).toContain(ref);
      expect((await room.milestone('1.1(b)')).blocked).toBe(true);
      expect((await room.milestone('1.1(a)')).blocked).toBe(true);
    },
  );

  test('after words that nobody understands what was said still waits', async () => {
    expect(await says(ALEX, 'blah blah')).toContain('Which one do you mean? Nothing was recorded yet.');
    expect(await says(ALEX, '1.1b')).toContain('waiting on the ICB');
    expect((await room.milestone('1.1(b)')).blocked).toBe(true);
  });

  test('words of none of them choose none, and another question lets it go', async () => {
    await says(ALEX, "what's overdue");
    expect(await says(ALEX, 'the first one')).not.toContain('waiting on the ICB');
    expect(await room.updates()).toEqual([]);
  });
});

describe('the rest of a list', () => {
  test.each(['rest on track', 'the other two are on track', 'everything else is on track'])(
    'is what was not named yet, and waits for a yes: %s',
    async (text) => {
      await says(ALEX, 'mine');
      await says(ALEX, '1.1b done');
      const asked = await says(ALEX, text);
      expect(asked).toContain('1.1(a)');
      expect(asked).toContain('2.2(c)');
      expect(asked).not.toContain('1.1(b)');
      expect((await room.milestone('1.1(a)')).status).toBe('at-risk');
      await says(ALEX, 'yes');
      expect((await room.milestone('1.1(a)')).status).toBe('on-track');
      expect((await room.milestone('1.1(b)')).status).toBe('complete');
    },
  );

  test('is nothing without a list', async () => {
    await says(ALEX, '1.1b done');
    await says(ALEX, 'rest on track');
    await says(ALEX, 'yes');
    expect(await room.updates()).toHaveLength(1);
  });

  test('delivered again it reads as it did first, and the yes still answers it', async () => {
    await says(ALEX, 'mine');
    const first = await says(ALEX, 'b done, rest on track', { id: 'm' });
    expect(await says(ALEX, 'b done, rest on track', { id: 'm' })).toBe(first);
    await says(ALEX, 'yes');
    expect((await room.milestone('1.1(a)')).status).toBe('on-track');
    expect(await room.updates('1.1(b)')).toHaveLength(1);
  });
});

describe('whoever is away', () => {
  test.each(['on leave til 4 jan', "I'm on annual leave from monday til 4 jan"])(
    'is asked once about all that is theirs, in hand or not: %s',
    async (text) => {
      await says(ALEX, '1.1b on track');
      expect(await says(ALEX, text)).toContain('until Mon 4 Jan 2027? Nobody covers.');
      expect(await says(ALEX, 'all of them')).toContain('Noted: you are away');
      expect(await mineOf()).toEqual(['asked', 'asked']);
    },
  );

  test('may say no', async () => {
    await says(ALEX, 'on leave til 4 jan');
    expect(await says(ALEX, 'no')).toContain('I ask as usual');
    expect(await mineOf()).toEqual(['asked', 'asked']);
  });

  test('who names one action means that one', async () => {
    await says(ALEX, '1.1b chase me 10 Dec');
    expect(await mineOf()).toEqual(['asked', '2026-12-10']);
  });
});

describe('what was recorded is taken back', () => {
  test.each(['no wait, not done', 'undo', "that's not done yet"])(
    '"%s" after a completion offers what stood before, and says that it is complete until then',
    async (text) => {
      await says(ALEX, '1.1b at risk because of snow');
      await says(ALEX, '1.1b done');
      const asked = await says(ALEX, text);
      expect(asked).toContain('1.1(b) is recorded as Complete, and stays so until you say otherwise.');
      expect(asked).toContain('Complete (blue) ✓ → At risk (amber) ▲');
      expect((await room.milestone('1.1(b)')).status).toBe('complete');
      await says(ALEX, 'yes');
      expect(await room.milestone('1.1(b)')).toMatchObject({
        status: 'at-risk',
        reason: 'snow',
        completedOn: null,
      });
    },
  );

  test('the reason that comes with it is kept', async () => {
    await says(ALEX, '1.1b done');
    expect(await says(ALEX, 'no wait, not done, governors still need to sign it')).toContain(
      'What is holding it up: governors still need to sign it',
    );
    await says(ALEX, 'yes');
    expect(await room.milestone('1.1(b)')).toMatchObject({
      open: true,
      reason: 'governors still need to sign it',
    });
  });

  test('of what is open nothing is put back', async () => {
    await says(ALEX, '1.1b on track');
    expect(await says(ALEX, 'not done yet')).not.toContain('recorded as Complete');
  });

  test.each(["never mind, I'm keeping it", 'I will keep 1.1b', '1.1b staying with me'])(
    'a wish to hand over ends: %s',
    async (text) => {
      await says(ALEX, '1.1b passing to Kim Sample');
      await says(ALEX, 'yes');
      expect((await room.milestone('1.1(b)')).handOver).not.toBeNull();
      await says(ALEX, text);
      expect((await room.milestone('1.1(b)')).handOver).toBeNull();
    },
  );
});

describe('a yes with more behind it', () => {
  test('is kept, and what comes with it is taken for itself, once', async () => {
    await says(ALEX, '1.1b 80% there');
    for (let delivery = 0; delivery < 2; delivery += 1) await says(ALEX, 'yes. 1.1a done', { id: 'both' });
    expect((await room.milestone('1.1(b)')).status).toBe('on-track');
    expect((await room.milestone('1.1(a)')).status).toBe('complete');
    expect(await room.updates('1.1(a)')).toHaveLength(1);
  });

  test('with a question, too; and not where it is taken back', async () => {
    await says(ALEX, '1.1b 80% there');
    expect(await says(ALEX, 'yes, and what is overdue?')).toContain('1 overdue');
    expect((await room.milestone('1.1(b)')).status).toBe('on-track');
    await says(ALEX, '1.1a 80% there');
    await says(ALEX, 'yes but not 1.1a');
    expect((await room.milestone('1.1(a)')).status).not.toBe('on-track');
  });

  test('delivered again it says what it came to', async () => {
    await says(ALEX, '1.1b 80% there');
    await says(ALEX, 'yes', { id: 'y' });
    expect(await says(ALEX, 'yes', { id: 'y' })).toContain('Recorded: 1.1(b)');
    expect(await room.updates('1.1(b)')).toHaveLength(2);
  });
});

test('"same for 1.1a" proposes what was just said for that one, and leaves the first', async () => {
  await says(ALEX, '1.1b off track because snow');
  const asked = await says(ALEX, 'same for 1.1a');
  expect(asked).toContain('1.1(a) Offer home visits');
  expect(asked).toContain('At risk (amber) ▲ → Off track (red) ■');
  await says(ALEX, 'yes');
  expect(await room.milestone('1.1(a)')).toMatchObject({ status: 'off-track', reason: 'snow' });
  expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'off-track', reason: 'snow' });
});

test('a day to ask again on is no new date of what is overdue, whatever was in hand', async () => {
  await says(ALEX, '1.1b on track');
  expect(await says(ALEX, '1.1a chase me 1 March')).not.toContain('Shall I move it');
  await says(ALEX, 'yes');
  expect(await room.milestone('1.1(a)')).toMatchObject({ forecast: null, snoozedUntil: '2027-03-01' });
});

describe('two things in one sentence', () => {
  test('what is of another action is not written to this one, and it is told', async () => {
    const words = await says(OFFICER, 'mark 1.1b as done and assign 2.2a to robin@example.org');
    await says(OFFICER, 'yes');
    expect(words).toMatch(/2\.2\(a\)|one at a time/i);
    expect((await room.milestone('1.1(b)')).handOver).toBeNull();
  });

  test('a command shows what stands beside what it is to be', async () => {
    expect(await says(OFFICER, 'mark 1.1b as done')).toContain('Not started (grey) ○ → Complete (blue) ✓');
  });
});

describe('a date that an owner expects', () => {
  beforeEach(async () => {
    await says(ALEX, '1.1b delayed til 12 Feb because snow');
  });

  test.each(["accept 1.1b's date", 'ok move 1.1b to the new date', 'accept the new date for 1.1b'])(
    'is accepted by its lead in words, shown first: %s',
    async (text) => {
      expect(await says(ROBIN, text)).toContain('Set Fri 12 Feb 2027 as the due date of 1.1(b)?');
      expect((await room.milestone('1.1(b)')).due).toBe('2026-12-04');
      await says(ROBIN, 'yes');
      expect((await room.milestone('1.1(b)')).due).toBe('2027-02-12');
    },
  );

  test('and by nobody else; without such a date it says so', async () => {
    await says(ALEX, "accept 1.1b's date");
    await says(ALEX, 'yes');
    expect((await room.milestone('1.1(b)')).due).toBe('2026-12-04');
    expect(await says(ROBIN, "accept 1.1a's date")).toContain('nobody has given another date for 1.1(a)');
  });
});
