/** What people ask of Waymark itself, and words that say nothing: they are answered, and nothing is recorded of them. */
import { cardActions, press } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, wordsOf } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
});
afterEach(() => room.close());

const told = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
const inBoard = async (who: string, text: string): Promise<string> =>
  wordsOf(await room.says(who, text, inChannel()));

test.each([
  ['what happens if I say nothing', 'If you say nothing'],
  ['how often will you write to me', 'How often'],
  ['who sees what I say', 'Who reads it'],
  ['stop', 'How to stop it'],
  ['leave me alone', 'How to stop it'],
])('"%s" is answered by one page, and that comes first: %s', async (text, first) => {
  const lines = linesOf(await room.says(ALEX, text));
  expect(lines[0]).toBe('What I do, and how often');
  expect(lines[2]).toBe(first);
  const words = lines.join('\n');
  expect(words).toContain('Two cards a week at most, never two in a day, at 09:00');
  expect(words).toContain('of your words only what a lead marked for it');
  expect(words).toContain('Two weeks after the date without a word it stands in the weekly note');
  expect(words).not.toContain('The weekly note has no switch');
  expect(await room.updates()).toEqual([]);
});

test('the page goes by the settings of the plan, and tells a lead of the note', async () => {
  await room.close();
  const reminders = { cardsPerWeek: 1, at: '08:30', quietDays: 6, thenEveryDays: 10, rounds: 'off' } as const;
  room = await openRoom({ plan: { reminders } });
  for (const who of [ALEX, ROBIN]) await room.meets(who);
  const words = await told(ROBIN, 'stop the weekly note');
  expect(words).toContain('One card a week at most, at 08:30');
  expect(words).toContain('then every 10 days');
  expect(words).toContain('in the last 6 days');
  expect(words).toContain('The weekly note has no switch');
});

test('"when will you ask me again" tells the speaker’s own next card, and a word before then moves it', async () => {
  expect(await told(ALEX, 'when will you ask me again')).toMatch(
    /^As things stand I ask you next on .*1\.1\(/,
  );
  expect(await told(ALEX, '1.1b chase me on 14 December')).toContain('Mon 14 Dec');
  await told(ALEX, '1.1a chase me on 16 December');
  await told(ALEX, '2.2c chase me on 16 December');
  expect(await told(ALEX, 'when will you ask me again')).toMatch(
    /^As things stand I ask you next on Mon 14 Dec, about 1\.1\(b\).*After that: Wed 16 Dec/,
  );
  expect(await told(OFFICER, 'when is my next card')).toMatch(/^No card to you is planned/);
});

test('"no update" is no word: how it stands is asked, and "No change" says it', async () => {
  await room.says(ALEX, '1.1b at risk because the data is late');
  const before = await room.milestone('1.1(b)');
  const asked = await room.says(ALEX, '1.1b no update');
  expect(wordsOf(asked)).toMatch(/^How does 1\.1\(b\) stand\? You said At risk today\./);
  expect(await room.milestone('1.1(b)')).toEqual(before);
  for (const text of ['no update', 'nothing to report', 'nothing new to report this month'])
    expect(await told(ALEX, text)).toMatch(/^How does 1\.1\(b\) stand\?/);
  expect(await room.milestone('1.1(b)')).toEqual(before);
  const kept = await room.taps(ALEX, press(cardOf(asked), 'No change: At risk', {}));
  expect(wordsOf(kept)).toContain('Recorded: 1.1(b)');
  expect((await room.milestone('1.1(b)')).lastUpdate?.id).not.toBe(before.lastUpdate?.id);
  expect(await told(ALEX, 'no change since last time')).toContain('Recorded: 1.1(b)');
});

test('"remind me tomorrow" on a Friday is the next working day, and says so', async () => {
  await room.says(ALEX, '1.1b?');
  const words = await told(ALEX, 'remind me tomorrow');
  expect(words).toContain('Not to be asked before: Mon 7 Dec');
  expect(words).toContain('Sat 5 Dec is no working day: I ask again on Mon 7 Dec.');
  expect((await room.milestone('1.1(b)')).snoozedUntil).toBe('2026-12-07');
  expect(await told(ALEX, 'chase me on Tuesday')).not.toContain('is no working day');
});

test('"on track" with nothing in hand lists, and says that nothing was recorded; a number that is not there has a remedy', async () => {
  expect(await told(ALEX, 'on track')).toContain(
    'If you meant to report: nothing was recorded, as I did not know which action you mean.',
  );
  expect(await room.updates()).toEqual([]);
  const unknown = await room.says(ALEX, '9.9(q) on track');
  expect(wordsOf(unknown)).toMatch(/There is no 9\.9\(q\) in the plan\. Nothing was recorded\./);
  expect(cardActions(cardOf(unknown)).map(({ title }) => title)).toEqual(['My actions']);
});

describe('in a board’s channel', () => {
  beforeEach(async () => {
    await room.says(ROBIN, '2.1a on track');
  });

  test('"undo" says where an answer is taken back, and touches nothing', async () => {
    expect(await inBoard(ROBIN, 'undo')).toMatch(
      /^Nothing was changed here\. An answer is taken back in our own chat/,
    );
    expect((await room.milestone('2.1(a)')).status).toBe('on-track');
  });

  test('"termly report" is made, whatever the speaker spoke of in their own chat', async () => {
    expect(await inBoard(ROBIN, 'termly report')).toMatch(/^Termly report to Sample Partnership Board/);
  });

  test('"what does the board need to decide" says where that stands, and tells nothing ahead', async () => {
    const words = await inBoard(ROBIN, 'what does the board need to decide');
    expect(words).toContain('under “Needs the board”: the Sample Partnership Board, Fridays at 16:00');
    expect(words).toContain('What’s off track');
  });

  test('"and last week?" after a paragraph says what it cannot tell, and offers what it can', async () => {
    await inBoard(ROBIN, 'one para on priority 1');
    const answer = await room.says(ROBIN, 'and last week?', inChannel());
    expect(wordsOf(answer)).toMatch(
      /^A summary tells how it stands today: I can’t give the figures as they were last week\./,
    );
    const changed = await room.taps(ROBIN, press(cardOf(answer), 'What changed last week', {}), inChannel());
    expect(wordsOf(changed)).toMatch(/chang|Nothing/i);
  });
});
