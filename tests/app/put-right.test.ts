/** A slip is put right: words for the wrong action, and an answer that is taken back, each after one yes. */
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
const statusOf = async (ref: string) => (await room.milestone(ref)).status;

describe('"I meant 1.1(a)" after words that were recorded for 1.1(b)', () => {
  test('one card says both, and one yes does both; the history keeps all three', async () => {
    await says(ALEX, '1.1b on track, 60%');
    await says(ALEX, '1.1b done, https://example.org/minutes');
    const asked = await says(ALEX, 'I meant 1.1a');
    expect(asked).toContain('1.1(b) Check on every two-year-old goes back to how it stood:');
    expect(asked).toContain('Complete (blue) ✓ → On track (green) ●');
    expect(asked).toContain('What you said is recorded for 1.1(a):');
    expect(asked).toContain('At risk (amber) ▲ → Complete (blue) ✓');
    expect([await statusOf('1.1(b)'), await statusOf('1.1(a)')]).toEqual(['complete', 'at-risk']);

    const done = await says(ALEX, 'yes');
    expect(done).toMatch(/^Recorded: 1\.1\(a\)/);
    expect(done).toContain('1.1(b) Check on every two-year-old is back to how it stood: On track.');
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'on-track',
      percent: 60,
      evidence: null,
      completedOn: null,
      open: true,
    });
    expect(await room.milestone('1.1(a)')).toMatchObject({
      status: 'complete',
      evidence: { count: 1, latest: { url: 'https://example.org/minutes' } },
    });
    const [first, wrong, right] = await room.updates('1.1(b)');
    expect(first?.said.status).toBe('on-track');
    expect(right).toMatchObject({ corrects: wrong?.id, by: ALEX });
    expect(await says(ALEX, 'history of 1.1b')).toContain('Complete, 1 piece of evidence (put right since)');
  });

  test('reason, date and what it waited for go back as well', async () => {
    await says(ALEX, '1.1b at risk because of snow, now end of Feb');
    await says(ALEX, '1.1b off track because the grant was cut, now end of March');
    await says(ALEX, 'I meant 1.1a');
    await says(ALEX, 'yes');
    expect(await room.milestone('1.1(b)')).toMatchObject({
      status: 'at-risk',
      reason: 'snow',
      forecast: '2027-02-28',
    });
    expect(await room.milestone('1.1(a)')).toMatchObject({
      status: 'off-track',
      reason: 'the grant was cut',
      forecast: '2027-03-31',
    });
  });

  test('what was confirmed after it is of the same words, and goes with them', async () => {
    await says(ALEX, '1.1b 80% there');
    await says(ALEX, 'yes');
    await says(ALEX, 'I meant 1.1a');
    await says(ALEX, 'yes');
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'not-started', percent: null });
    expect(await room.milestone('1.1(a)')).toMatchObject({ status: 'on-track', percent: 80 });
  });

  test.each(['no', 'never mind', "what's overdue"])('"%s" leaves both as they are', async (answer) => {
    await says(ALEX, '1.1b done');
    const card = cardOf(await room.says(ALEX, 'I meant 1.1a'));
    await says(ALEX, answer);
    await says(ALEX, 'yes');
    expect([await statusOf('1.1(b)'), await statusOf('1.1(a)')]).toEqual(['complete', 'at-risk']);
    expect(cardActions(card).map(({ title }) => title)).toEqual(['Confirm', 'No']);
  });

  test('the button does it once, however often it is pressed', async () => {
    await says(ALEX, '1.1b done');
    const card = cardOf(await room.says(ALEX, 'I meant 1.1a'));
    for (let tap = 0; tap < 2; tap += 1)
      expect(wordsOf(await room.taps(ALEX, press(card, 'Confirm')))).toMatch(/^Recorded: 1\.1\(a\)/);
    expect(await room.updates('1.1(b)')).toHaveLength(2);
    expect(await room.updates('1.1(a)')).toHaveLength(1);
  });

  test('it stays where somebody has spoken since, and says why', async () => {
    await says(ALEX, '1.1b off track because the grant was cut');
    await says(OFFICER, '1.1b at risk');
    const words = await says(ALEX, 'I meant 1.1a');
    expect(words).toContain('That stays as it is, because the last update of it is somebody else’s');
    await says(ALEX, 'yes');
    expect([await statusOf('1.1(b)'), await statusOf('1.1(a)')]).toEqual(['at-risk', 'off-track']);
  });

  test('a yes that comes after somebody else’s word changes nothing', async () => {
    await says(ALEX, '1.1b done');
    await says(ALEX, 'I meant 1.1a');
    await says(OFFICER, '1.1b off track');
    expect(await says(ALEX, 'yes')).toContain('1.1(b) has been updated since I asked.');
    expect([await statusOf('1.1(b)'), await statusOf('1.1(a)')]).toEqual(['off-track', 'at-risk']);
  });

  test('one that is not theirs to update gets nothing, and the other one stays', async () => {
    await says(ALEX, '1.1b done');
    const words = await says(ALEX, 'I meant 2.1a');
    expect(words).toContain('Nothing was recorded: 2.1(a)');
    expect(words).toContain('1.1(b) stays as it is: say “undo 1.1(b)” to put it back.');
    await says(ALEX, 'yes');
    expect(await statusOf('1.1(b)')).toBe('complete');
    expect(await room.updates('2.1(a)')).toEqual([]);
  });
});

describe('the last answer is taken back', () => {
  test.each(['undo', 'undo that', 'take that back', 'that was wrong', 'ignore that', 'undo 1.1b'])(
    '"%s" shows what stood before, and puts it back after a yes',
    async (text) => {
      await says(ALEX, '1.1b at risk because of snow');
      await says(ALEX, '1.1b on track, 70%');
      const asked = await says(ALEX, text);
      expect(asked).toContain(
        '1.1(b) is recorded as On track, and stays so until you say otherwise. Put it back to At risk?',
      );
      expect(asked).toContain('You said: On track, 70%, Fri 4 Dec 2026, 09:00.');
      expect(await statusOf('1.1(b)')).toBe('on-track');
      expect(await says(ALEX, 'yes')).toContain(
        'It stands as it did before. Both updates are in its history.',
      );
      expect(await room.milestone('1.1(b)')).toMatchObject({
        status: 'at-risk',
        reason: 'snow',
        percent: null,
      });
      expect(await room.updates('1.1(b)')).toHaveLength(3);
    },
  );

  test('delivered again, both turns say what they came to, and nothing is recorded twice', async () => {
    await says(ALEX, '1.1b off track');
    for (let delivery = 0; delivery < 2; delivery += 1)
      expect(wordsOf(await room.says(ALEX, 'undo', { id: 'u' }))).toContain('Put it back to Not started?');
    for (let delivery = 0; delivery < 2; delivery += 1)
      expect(wordsOf(await room.says(ALEX, 'yes', { id: 'y' }))).toMatch(/^Recorded: 1\.1\(b\)/);
    expect(await room.updates('1.1(b)')).toHaveLength(2);
  });

  test('a no leaves it', async () => {
    await says(ALEX, '1.1b done');
    await says(ALEX, 'undo');
    expect(await says(ALEX, 'no')).toBe('All right: 1.1(b) stays as it is. Nothing was changed.');
    expect(await statusOf('1.1(b)')).toBe('complete');
  });

  test('an answer on a card can be taken back in words', async () => {
    const list = cardOf(await room.says(ALEX, 'mine'));
    const { id } = await room.milestone('1.1(b)');
    await room.taps(ALEX, press(list, 'Save these answers', { [`status:${id}`]: 'off-track' }));
    expect(await says(ALEX, 'undo')).toContain('1.1(b) is recorded as Off track');
    await says(ALEX, 'yes');
    expect(await statusOf('1.1(b)')).toBe('not-started');
  });

  test('of several answers at once it asks for all, and takes one', async () => {
    await says(ALEX, '1.1a and 1.1b on track');
    const asked = await says(ALEX, 'undo');
    expect(asked).toContain('Shall I put both back to how they stood before');
    expect(asked).toContain('Undo 1.1(b)');
    await says(ALEX, 'undo 1.1(b)');
    await says(ALEX, 'yes');
    expect([await statusOf('1.1(a)'), await statusOf('1.1(b)')]).toEqual(['on-track', 'not-started']);
  });

  test('what only waits for a yes is dropped by it', async () => {
    await says(ALEX, 'mark 1.1b as done');
    expect(await says(ALEX, 'undo that')).toContain('that was not recorded');
    await says(ALEX, 'yes');
    expect(await room.updates()).toEqual([]);
  });

  test('a day to be asked again is taken back like a status', async () => {
    await says(ALEX, '1.1b chase me 10 Dec');
    await says(ALEX, 'undo');
    await says(ALEX, 'yes');
    expect((await room.milestone('1.1(b)')).snoozedUntil).toBeNull();
  });

  test('it is for whoever said it, and once', async () => {
    await says(OFFICER, '1.1b off track');
    expect(await says(ALEX, 'undo 1.1b')).toContain(
      '1.1(b) Check on every two-year-old stays as it is: the last update of it is somebody else’s.',
    );
    expect(await says(ROBIN, 'undo')).not.toContain('Put it back');
    await says(OFFICER, 'undo');
    await says(OFFICER, 'yes');
    expect(await says(OFFICER, 'undo')).toContain('it was put right already');
    expect(await statusOf('1.1(b)')).toBe('not-started');
  });

  test('what was asked of a lead is taken back by its own words', async () => {
    await says(ALEX, 'need more time for 1.1b, until 26 Feb because HR froze the post');
    expect(await says(ALEX, 'undo 1.1b')).toContain('“withdraw my request for 1.1(b)” takes that back');
    expect((await room.milestone('1.1(b)')).forecast).toBe('2027-02-26');
  });
});
