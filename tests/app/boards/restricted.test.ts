/** What is restricted is counted everywhere, and its title and words are for its leads, its owner and officers alone. */
import { ALEX } from '../../support/sample-plan.ts';
import type { Weeks } from '../lead/weeks.ts';
import { inChannel, wordsOf } from '../room.ts';
import { at, openBoardWeek } from './week.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const TITLE = 'Offer home visits';
const REASON = 'two posts are vacant';

async function restricted(): Promise<Weeks> {
  const opened = await openBoardWeek();
  expect(wordsOf(await opened.says('sam', 'restrict 1.1a'))).toContain('Restrict 1.1(a)?');
  expect(wordsOf(await opened.says('sam', 'yes'))).toContain('Restricted: 1.1(a)');
  await opened.meets('robin');
  return opened;
}

test('a lead restricts in words, after a yes; an owner may not; it stands in the record of changes', async () => {
  weeks = await openBoardWeek();
  expect(wordsOf(await weeks.says('alex', 'restrict 1.1a'))).toContain('Nothing was changed');
  await weeks.says('sam', 'restrict 1.1a');
  expect((await weeks.app.records.book('tenant-1', 'sample'))?.byRef.get('1.1(a)')?.restricted).toBe(false);
  await weeks.says('sam', 'yes');
  expect((await weeks.app.records.book('tenant-1', 'sample'))?.byRef.get('1.1(a)')?.restricted).toBe(true);
  const changes = await weeks.app.records.changesOf('tenant-1', { items: ['item-1.1(a)'] });
  expect(changes.map(({ to }) => to).join()).toContain('restricted');
  await weeks.says('sam', 'unrestrict 1.1a');
  await weeks.says('sam', 'yes');
  expect((await weeks.app.records.book('tenant-1', 'sample'))?.byRef.get('1.1(a)')?.restricted).toBe(false);
});

test.each([
  'what’s overdue',
  'status of 1.1a',
  'status of 1',
  'history of 1.1a',
  'what’s at risk',
  'any evidence on 1.1a',
])('nobody who reads along or has no part in it sees its words: %s', async (question) => {
  weeks = await restricted();
  for (const [who, over] of [
    ['olu', inChannel()],
    ['sam', inChannel()],
    [ALEX, inChannel()],
    ['robin', {}],
  ] as const) {
    const told = wordsOf(await weeks.says(who, question, over));
    expect([who, told]).toEqual([
      who,
      expect.not.stringMatching(new RegExp(`${TITLE}|home visits|${REASON}`, 'i')),
    ]);
  }
  // Those who answer for it see all of it.
  for (const who of ['olu', 'sam', ALEX])
    expect([who, wordsOf(await weeks.says(who, 'status of 1.1a'))]).toEqual([
      who,
      expect.stringContaining(TITLE),
    ]);
});

test('whoever may see it is told that it is restricted', async () => {
  weeks = await restricted();
  const words = 'Restricted: boards read its number and its figures alone.';
  expect(wordsOf(await weeks.says(ALEX, 'status of 1.1a'))).toContain(words);
  expect(wordsOf(await weeks.says(ALEX, 'status of 1.1b'))).not.toContain(words);
});

test('it is counted, and named by its ref', async () => {
  weeks = await restricted();
  const told = wordsOf(await weeks.says('robin', "what's overdue"));
  expect(told).toContain('1.1(a) Restricted action');
  await at(weeks, '2026-12-04T16:00:00Z');
  const [post] = weeks.posted();
  expect(post?.text).toContain('1 of 8 actions is overdue');
  expect(post?.text).toContain('Restricted, counted and not named 1');
  expect(post?.text).not.toMatch(/home visits|posts are vacant/);
});

test('a question that names its title is not confirmed', async () => {
  weeks = await restricted();
  for (const question of ['status of the home visits', 'who owns home visits?', 'home visits update?']) {
    const told = wordsOf(await weeks.says('robin', question));
    expect([question, told]).toEqual([question, expect.not.stringMatching(/1\.1\(a\)/)]);
  }
  expect(wordsOf(await weeks.says('alex', 'status of the home visits'))).toContain('1.1(a)');
});

test('the next page of an answer in a channel shows what the channel may see, whoever presses', async () => {
  weeks = await restricted();
  const question = JSON.stringify({
    intent: 'status',
    plan: 'sample',
    items: ['1.1(a)'],
    owner: [],
    status: [],
    outcome: [],
    body: [],
    topic: [],
    measure: false,
    period: null,
    groupBy: null,
  });
  const told = wordsOf(await weeks.taps('olu', { do: 'page', question, offset: 0 }, inChannel()));
  expect(told).not.toMatch(/home visits|posts are vacant/);
});

test('its reason is never shown to a board, whatever a card sends', async () => {
  weeks = await restricted();
  await weeks.until('2026-12-02');
  const update = (await weeks.milestone('1.1(a)')).lastUpdate?.id;
  const answer = await weeks.taps('sam', {
    do: 'board-post',
    deed: 'show',
    plan: 'sample',
    board: 'partnership',
    week: '2026-W49',
    milestone: 'milestone-1.1(a)',
    update,
  });
  expect(wordsOf(answer)).toContain('1.1(a) is restricted, so no words of it go to a board');
  await at(weeks, '2026-12-04T16:00:00Z');
  expect(weeks.posted()[0]?.text).not.toContain(REASON);
});
