/** A board's post: seen beforehand by those who lead, held and released, and put right in its thread. */

import { tap, type Weeks } from '../lead/weeks.ts';
import { shown, wordsOf } from '../room.ts';
import { at, BOARD, openBoardWeek, pressed, snapshotOf } from './week.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const previews = (who: string) => weeks.sentTo(who).filter(({ about }) => about.startsWith('Preview'));
const FRIDAY = '2026-12-04T16:00:00Z';

test('two working days before, the lead and the officer see the post; the owner does not', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-01');
  expect(previews('sam')).toEqual([]);
  await weeks.until('2026-12-03');
  expect(previews('sam')).toHaveLength(1);
  expect(previews('sam')[0]?.day).toBe('2026-12-02');
  expect(previews('olu')).toHaveLength(1);
  expect(previews('alex')).toEqual([]);
  expect(previews('sam')[0]?.text).toContain(
    `Preview: what the ${BOARD} will see on Fri 4 Dec 2026 at 16:00`,
  );
});

test('the lead comments, and shows one reason; the board reads both, by post, and no other words', async () => {
  weeks = await openBoardWeek();
  await weeks.says('alex', '1.1b off track because the builders left');
  await weeks.until('2026-12-02');
  const [preview] = previews('sam');
  expect(preview?.text).toContain('“two posts are vacant” · the board will not see this');
  const answer = await tap(weeks, 'sam', preview?.message, 'Show to the board');
  expect(wordsOf(answer)).toContain('the board will see this');
  await weeks.taps('sam', { ...pressed('comment'), 'in:comment': 'Two posts are being filled.' });
  const before = await weeks.updates();
  await at(weeks, FRIDAY);
  const [post] = weeks.posted();
  expect(post?.text).toContain('Comment of the Director of Education: “Two posts are being filled.”');
  const quoted = ['two posts are vacant', 'the builders left'].filter((words) => post?.text.includes(words));
  expect(quoted).toHaveLength(1);
  expect(post?.text).not.toMatch(/Alex|Robin|Sam Sample/);
  // Nothing of it is an update, and no figure moved.
  expect(await weeks.updates()).toEqual(before);
});

test('words kept back leave the figures and lines', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-02');
  await weeks.taps('sam', { ...pressed('comment'), 'in:comment': 'Two posts are being filled.' });
  await weeks.taps('sam', pressed('withhold'));
  await at(weeks, FRIDAY);
  expect(weeks.posted()[0]?.text).toContain('1 of 8 actions is overdue');
  expect(weeks.posted()[0]?.text).not.toContain('Two posts');
});

test('the lead holds the post: nothing is posted, the tick and the officer are told; once released it is posted', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-03');
  expect(
    wordsOf(await weeks.says('sam', "hold Friday's post because the figures are being checked")),
  ).toContain(`Hold the next post to the ${BOARD}, on Fri 4 Dec, because “the figures are being checked”?`);
  expect(wordsOf(await weeks.says('sam', 'yes'))).toContain('Held until it is released.');
  const report = await at(weeks, FRIDAY);
  expect(weeks.posted()).toEqual([]);
  expect(report.messages).toContainEqual(
    expect.objectContaining({
      about: 'summary',
      fate: 'skipped',
      reason: 'held by the Director of Education until it is released',
    }),
  );
  expect(previews('olu').at(-1)?.text).toContain(
    'Held by the Director of Education: “the figures are being checked”',
  );
  // An owner cannot release it; an officer can, in words.
  expect(wordsOf(await weeks.says('alex', 'release the post'))).toContain('Nothing was changed');
  await weeks.says('olu', 'release the post');
  expect(wordsOf(await weeks.says('olu', 'yes'))).toContain('Released');
  await weeks.tick();
  expect(weeks.posted()).toHaveLength(1);
  expect(weeks.posted()[0]).toMatchObject({ as: 'thread' });
});

test('a card that was tampered with changes nothing', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-02');
  for (const [who, data] of [
    ['alex', { ...pressed('hold'), 'in:reason': 'no' }],
    ['sam', { ...pressed('hold', { week: '2026-W50' }), 'in:reason': 'no' }],
    ['sam', { ...pressed('hold', { board: 'another' }), 'in:reason': 'no' }],
    ['sam', { ...pressed('hold', { plan: 'another' }), 'in:reason': 'no' }],
    ['sam', pressed('hold')],
    ['sam', pressed('show', { milestone: 'milestone-1.1(a)', update: 'made-up' })],
    ['sam', pressed('show', { milestone: 'nothing', update: 'made-up' })],
  ] as const) {
    expect([who, data, wordsOf(await weeks.taps(who, data))]).toEqual([
      who,
      data,
      expect.stringContaining('Nothing was changed'),
    ]);
  }
  await at(weeks, FRIDAY);
  expect(weeks.posted()).toHaveLength(1);
});

test('what leads ask for and tell in words stands in the post', async () => {
  weeks = await openBoardWeek();
  await weeks.says('sam', 'decision for the board: agree the budget for visits (1.1a)');
  expect(wordsOf(await weeks.says('sam', 'yes'))).toContain('Saved');
  await weeks.says('sam', 'for the board: schools have answered (2.1a)');
  await weeks.says('sam', 'yes');
  expect(wordsOf(await weeks.says('alex', 'for the board: my own words (1.1a)'))).toContain(
    'Nothing was kept',
  );
  await at(weeks, FRIDAY);
  const text = weeks.posted()[0]?.text ?? '';
  expect(text).toContain('1.1(a) Decision asked for: “agree the budget for visits” · Director of Education');
  expect(text).toContain('2.1(a) “schools have answered” · Director of Education');
});

test('an update that a post counted is put right: one reply in its thread, and the post’s figures stay', async () => {
  weeks = await openBoardWeek();
  await weeks.says('alex', '1.1b done, minutes at https://example.org/minutes');
  await at(weeks, FRIDAY);
  const kept = await snapshotOf(weeks, '2026-W49');
  expect(kept?.standings['item-1.1(b)']).toBe('complete');
  const said = (await weeks.milestone('1.1(b)')).lastUpdate?.id ?? null;
  weeks.clock.set('2026-12-06T10:00:00Z');
  const saved = await weeks.taps('alex', {
    do: 'save',
    shown: shown('1.1(b)', said),
    corrects: said,
    status: 'at-risk',
    reason: 'counted too early',
  });
  expect(wordsOf(saved)).toContain('At risk');
  await at(weeks, '2026-12-07T09:00:00Z');
  await at(weeks, '2026-12-08T09:00:00Z');
  const [post, reply, ...others] = weeks.posted();
  expect(others).toEqual([]);
  expect(post?.as).toBe('thread');
  expect(reply?.as).toBe('message');
  expect(reply?.to).toMatch(/^19:general@thread\.tacv2;messageid=activity-\d+$/);
  expect(reply?.text).toContain('Correction to the summary of Fri 4 Dec 2026');
  expect(reply?.text).toMatch(/1\.1\(b\) .*: counted as complete; right is at risk\./);
  expect(reply?.text).toContain('Complete 1, not 2');
  expect(reply?.text).not.toContain('counted too early');
  expect(await snapshotOf(weeks, '2026-W49')).toEqual(kept);
});

test('a new word after the post is news for the next one, and no correction', async () => {
  weeks = await openBoardWeek();
  await at(weeks, FRIDAY);
  await weeks.says('alex', '1.1b off track because the builders left');
  await at(weeks, '2026-12-08T09:00:00Z');
  expect(weeks.posted()).toHaveLength(1);
});
