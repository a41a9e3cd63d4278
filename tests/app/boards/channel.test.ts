/** A board is set up in its own channel, posts before elections as it chose, and its members see what is theirs. */
import type { Weeks } from '../lead/weeks.ts';
import { CHANNEL, inChannel, TENANT, wordsOf } from '../room.ts';
import { at, BOARD, openBoardWeek } from './week.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const HERE = '19:schools@thread.tacv2';
const form = (over: Record<string, string> = {}) => ({
  do: 'board-set-up',
  deed: 'save',
  plan: 'sample',
  'in:body': 'Schools Forum',
  'in:scope': '2',
  'in:day': 'Tuesday',
  'in:time': '10:30',
  'in:near': 'without-narrative',
  ...over,
});
const boards = async () => (await weeks.app.records.book(TENANT, 'sample'))?.plan.boards ?? [];

test('an officer sets a board up in the channel; what is posted there is in its scope', async () => {
  weeks = await openBoardWeek();
  const shown = wordsOf(await weeks.says('olu', 'set up this board', inChannel(HERE)));
  expect(shown).toContain('Posts to this channel: Sample Children and Schools Plan');
  const saved = await weeks.taps('olu', form(), inChannel(HERE));
  expect(wordsOf(saved)).toContain('Saved: Schools Forum gets a summary of 2 here, on Tuesdays at 10:30.');
  expect(
    (await boards()).map(({ id, channel, scope, beforeElections }) => [id, channel, scope, beforeElections]),
  ).toEqual([
    ['partnership', CHANNEL, [], 'post'],
    ['schools-forum', HERE, ['2'], 'without-narrative'],
  ]);
  const test = await weeks.taps('olu', form({ deed: 'test' }), inChannel(HERE));
  expect(wordsOf(test)).toContain('This is a test: not the weekly summary.');
  expect(test.replace).toBeNull();
  await at(weeks, '2026-12-08T10:30:00Z');
  const post = weeks.posted().find(({ to }) => to === HERE);
  expect(post?.text).toContain('of 5 actions');
  expect(post?.text).not.toMatch(/1\.1\(/);
});

test('its first post is the next that can be seen beforehand: nothing is posted with the set-up, nor with another day', async () => {
  weeks = await openBoardWeek();
  const saved = wordsOf(await weeks.taps('olu', form({ 'in:scope': '' }), inChannel(HERE)));
  expect(saved).toContain('The next is on Tue 1 Dec 2026; those who lead see it beforehand.');
  await weeks.tick();
  expect(weeks.posted()).toEqual([]);
  await at(weeks, '2026-12-01T10:30:00Z');
  expect(weeks.posted().map(({ to }) => to)).toEqual([HERE]);
  // On the day of the set-up there is no time for a preview: a Tuesday's board begins a week later.
  const moved = { 'in:body': BOARD, 'in:scope': '', 'in:time': '12:00', 'in:near': 'post' };
  await weeks.taps('olu', form(moved), inChannel(CHANNEL));
  await at(weeks, '2026-12-01T12:00:00Z');
  await weeks.until('2026-12-07');
  expect(weeks.posted()).toHaveLength(1);
  expect(weeks.sentTo('sam').filter(({ about }) => about.startsWith('Preview'))).not.toEqual([]);
  await at(weeks, '2026-12-08T12:00:00Z');
  expect(weeks.posted().map(({ to }) => to)).toContain(CHANNEL);
});

test('the presses of others count for nothing, and leave the card as it is', async () => {
  weeks = await openBoardWeek();
  const before = await boards();
  expect(wordsOf(await weeks.says('sam', 'set up this board', inChannel(HERE)))).toContain(
    'set up by a strategy officer',
  );
  for (const who of ['sam', 'alex', 'stranger'])
    for (const deed of ['save', 'test', 'plan']) {
      const answer = await weeks.taps(who, form({ deed }), inChannel(HERE));
      expect(answer.replace).toBeNull();
      expect(wordsOf(answer)).toContain('set up by a strategy officer');
    }
  expect(await boards()).toEqual(before);
});

test('the channel is the one that was spoken in, whatever the card says', async () => {
  weeks = await openBoardWeek();
  await weeks.taps(
    'olu',
    { ...form(), 'in:channel': '19:elsewhere@thread.tacv2', channel: 'x' },
    inChannel(HERE),
  );
  await weeks.taps('olu', { ...form(), 'in:channel': '19:elsewhere@thread.tacv2' }, inChannel(HERE));
  expect((await boards()).map(({ channel }) => channel)).toEqual([CHANNEL, HERE]);
  // Neither a chat nor a group chat is a channel.
  expect(wordsOf(await weeks.taps('olu', form()))).toContain('in the channel that the board reads');
  const group = inChannel('19:group@thread.v2');
  expect(wordsOf(await weeks.says('olu', 'set up this board', group))).toContain(
    'in the channel that the board reads',
  );
});

test('one channel is one board, and a board keeps its id when its name changes', async () => {
  weeks = await openBoardWeek();
  await weeks.taps('olu', form({ 'in:body': 'Partnership of Schools', 'in:scope': '' }), inChannel(CHANNEL));
  expect((await boards()).map(({ id, body, channel }) => [id, body, channel])).toEqual([
    ['partnership', 'Partnership of Schools', CHANNEL],
  ]);
});

test.each([
  [{ 'in:scope': '9' }, 'choose what it sees'],
  [{ 'in:scope': '1.1(a)' }, 'choose what it sees'],
  [{ 'in:day': 'Someday' }, 'choose a day and a time'],
  [{ 'in:time': '25:00' }, 'choose a day and a time'],
  [{ 'in:body': '' }, 'give the board’s name'],
])('%j is refused', async (over, words) => {
  weeks = await openBoardWeek();
  const before = await boards();
  expect(wordsOf(await weeks.taps('olu', form(over), inChannel(HERE)))).toContain(words);
  expect(await boards()).toEqual(before);
});

test('a board that holds before elections is posted nothing; the tick says why', async () => {
  weeks = await openBoardWeek();
  expect(wordsOf(await weeks.says('sam', 'pre-election period 1 December to 9 December'))).toContain(
    'Nothing was changed',
  );
  await weeks.says('olu', 'pre-election period 1 December to 9 December');
  expect(wordsOf(await weeks.says('olu', 'yes'))).toContain('Set.');
  await weeks.says('olu', `hold posts before elections for the ${BOARD}`);
  await weeks.says('olu', 'yes');
  const report = await at(weeks, '2026-12-04T16:00:00Z');
  expect(weeks.posted()).toEqual([]);
  expect(report.messages).toContainEqual(
    expect.objectContaining({
      about: 'summary',
      reason: expect.stringContaining('pre-election period until 2026-12-09'),
    }),
  );
  await at(weeks, '2026-12-11T16:00:00Z');
  expect(weeks.posted()).toHaveLength(1);
});

test('a board may have figures without words before elections', async () => {
  weeks = await openBoardWeek();
  await weeks.says('olu', 'pre-election period 1 December to 9 December');
  await weeks.says('olu', 'yes');
  await weeks.says('olu', 'post without words before elections');
  await weeks.says('olu', 'yes');
  await weeks.says('sam', 'for the board: schools have answered (2.1a)');
  await weeks.says('sam', 'yes');
  await at(weeks, '2026-12-04T16:00:00Z');
  expect(weeks.posted()[0]?.text).toContain('1 of 8 actions is overdue');
  expect(weeks.posted()[0]?.text).not.toContain('schools have answered');
});
