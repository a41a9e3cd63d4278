/** Somebody leads in the scope of three boards that meet on one day: they get one message, and everything is within reach. */
import { postsShowing } from '../../../src/app/privacy/redact/posts-showing.ts';
import { docId } from '../../../src/store/ids.ts';
import { openRow, rowDoc } from '../../../src/store/outbox.ts';
import { all } from '../../../src/store/store.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';
import { directed, tap, type Weeks } from '../lead/weeks.ts';
import { linesOf, TENANT, wordsOf } from '../room.ts';
import { at, BOARD, openBoardWeek, pressed } from './week.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const FRIDAY = '2026-12-04T16:00:00Z';
const [first] = samplePlanHead().boards;
if (!first) throw new Error('the sample plan has a board');
const named = (id: string, body: string, time = '16:00') => ({
  ...first,
  id,
  body,
  channel: `19:${id}@thread.tacv2`,
  summary: { day: 'Friday' as const, time },
});
const three = [
  first,
  named('schools', 'Schools Forum', '10:00'),
  named('scrutiny', 'Scrutiny Panel', '00:00'),
];
const openThree = () => openBoardWeek({ plan: directed({ boards: three }) });
const previews = (who: string) => weeks.sentTo(who).filter(({ about }) => /^Preview|^Held/.test(about));

test('three posts on one day are one message, two working days before, to the lead and to the officer', async () => {
  weeks = await openThree();
  await weeks.until('2026-12-01');
  expect(previews('sam')).toEqual([]);
  await weeks.until('2026-12-03');
  for (const who of ['sam', 'olu']) {
    expect(previews(who).map(({ day, about }) => [day, about])).toEqual([
      ['2026-12-02', 'Preview: what 3 boards will see'],
    ]);
  }
  const lines = previews('sam')[0]?.text ?? '';
  expect(lines).toContain('Schools Forum');
  expect(lines).toContain('Fri 4 Dec 2026 at 10:00');
  expect(lines).toMatch(/of 8 actions (?:is|are) overdue/);
  // Nobody set an hour for it: midnight is none.
  expect(lines).not.toContain('00:00');
});

test('each post opens in place, takes every deed of its own, and leads back to the others', async () => {
  weeks = await openThree();
  await weeks.until('2026-12-02');
  const [list] = previews('sam');
  const open = pressed('open', { board: 'schools', listed: true });
  const opened = await weeks.taps('sam', open);
  expect(wordsOf(opened)).toContain('Preview: what the Schools Forum will see on Fri 4 Dec 2026 at 10:00');
  const inMessage = await tap(weeks, 'sam', list?.message, 'Preview');
  expect(wordsOf(inMessage)).toContain('Preview: what the');
  const card = opened.replace ?? undefined;
  await weeks.taps('sam', {
    ...pressed('comment', { board: 'schools', listed: true }),
    'in:comment': 'Read this first.',
  });
  await weeks.taps('sam', pressed('withhold', { board: 'scrutiny' }));
  const asked = await tap(weeks, 'sam', card, 'Hold the post…');
  expect(linesOf(asked)[0]).toBe('Hold the post to the Schools Forum?');
  const without = await weeks.taps('sam', pressed('hold', { board: 'partnership', listed: true }));
  expect(wordsOf(without)).toContain('Nothing was changed: please say why it should be held.');
  const held = await weeks.taps('sam', {
    ...pressed('hold', { board: 'partnership', listed: true }),
    'in:reason': 'The figures are being checked.',
  });
  expect(wordsOf(held)).toContain(`Held: nothing goes to the ${BOARD}`);
  const back = wordsOf(await tap(weeks, 'sam', held.replace ?? undefined, 'Back to all posts'));
  expect(back).toContain('Preview: what 3 boards will see');
  expect(back).toContain('held by the Director of Education');
  await at(weeks, FRIDAY);
  const posts = weeks.posted().map(({ text }) => text);
  expect(posts).toHaveLength(2);
  expect(posts.filter((text) => text.includes('Read this first.'))).toHaveLength(1);
});

test('what is taken out of the record later is looked for in that message, too, because each post opens in it', async () => {
  weeks = await openThree();
  await weeks.says('alex', '1.1b off track because the builders left');
  const [update] = (await weeks.updates('1.1(b)')).slice(-1);
  if (!update) throw new Error('nothing was recorded');
  await weeks.until('2026-12-02');
  const keys = await postsShowing(weeks.app, TENANT, { update });
  expect(keys).toEqual(expect.arrayContaining([`previews:${TENANT}:sam:2026-12-02`]));
  const hold = { ...pressed('hold', { board: 'schools' }), 'in:reason': 'The figures are being checked.' };
  await weeks.taps('sam', hold);
  const posts = (await all(weeks.store, TENANT, { kind: 'board-post' })).map(({ doc }) => doc);
  const place = `${posts[0]?.id}/hold/${posts[0]?.body.hold?.at}`;
  const words = 'The figures are being checked.';
  const at = '2026-12-02T08:00:00Z';
  const of = { plan: 'sample', item: null, by: 'sam', what: 'hold', vouched: undefined };
  const shows = await postsShowing(weeks.app, TENANT, { text: { place, words, at, ...of } });
  expect(shows).toEqual(expect.arrayContaining([`previews:${TENANT}:sam:2026-12-02`]));
});

test('what would hold a post is typed in a step of its own: the preview has one box, and it says whom it speaks to', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-02');
  const card = JSON.stringify(previews('sam')[0]?.message);
  expect(card.match(/"Input\.Text"/g)).toHaveLength(1);
  expect(card).toContain("Your comment to the board, signed with your post. No children's names.");
  const asked = await tap(weeks, 'sam', previews('sam')[0]?.message, 'Hold the post…');
  expect(JSON.stringify(asked)).toContain("Why the board should not get it yet. No children's names.");
});

test('boards that are set up later on the same day come with the next working day’s message', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-02');
  expect(previews('sam')).toHaveLength(1);
  const plan = await weeks.store.get(TENANT, 'plan', docId('plan', 'sample'));
  if (!plan) throw new Error('no plan');
  const body = { ...plan.doc.body, boards: three };
  await weeks.store.commit(TENANT, 'later', [
    { op: 'put', doc: { ...plan.doc, body }, expect: plan.version },
  ]);
  await at(weeks, '2026-12-02T14:00:00Z');
  expect(previews('sam')).toHaveLength(1);
  await weeks.until('2026-12-03');
  expect(previews('sam').map(({ day }) => day)).toEqual(['2026-12-02', '2026-12-03']);
  expect(previews('sam')[1]?.text).toContain('Scrutiny Panel');
});

test('on somebody’s day off it comes on the next working day that is theirs', async () => {
  weeks = await openBoardWeek();
  const sam = await weeks.app.records.person(TENANT, 'sam');
  if (!sam) throw new Error('no Sam');
  const quiet = { weekdays: ['Wednesday' as const], schoolHolidays: false, spans: [] };
  await weeks.store.commit(TENANT, 'off', [
    { op: 'put', doc: { ...sam.doc, body: { ...sam.doc.body, quiet } }, expect: sam.version },
  ]);
  await weeks.until('2026-12-03');
  expect(previews('sam').map(({ day }) => day)).toEqual(['2026-12-03']);
  expect(previews('olu').map(({ day }) => day)).toEqual(['2026-12-02']);
});

test('a preview that an older version put into the outbox is still sent, once', async () => {
  weeks = await openBoardWeek();
  weeks.clock.set('2026-12-02T08:59:00Z');
  const now = weeks.clock.now();
  const mark = 'preview:sample:partnership:2026-W49';
  const rows = [
    openRow(`${mark}:sam`, 'preview', { kind: 'person', person: 'sam' }, now),
    {
      ...openRow(mark, 'preview', { kind: 'channel', plan: 'sample', board: 'partnership' }, now),
      state: 'dropped' as const,
      reason: 'the previews of this post were made',
    },
  ];
  await weeks.store.commit(
    TENANT,
    'older',
    rows.map((row) => ({ op: 'put', doc: rowDoc(row), expect: 'absent' })),
  );
  await weeks.until('2026-12-03');
  expect(previews('sam').map(({ about }) => about)).toEqual([`Preview of the post to the ${BOARD}`]);
});
