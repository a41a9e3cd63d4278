/** A post that stays held is not forgotten: told of on its day, asked about in words, and gone when the next is due. */
import { samplePlanHead } from '../../support/sample-plan.ts';
import { directed, type Weeks } from '../lead/weeks.ts';
import { inChannel, wordsOf } from '../room.ts';
import { at, BOARD, openBoardWeek, pressed } from './week.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const previews = (who: string) => weeks.sentTo(who).filter(({ about }) => about.startsWith('Preview'));
const [friday] = samplePlanHead().boards;
if (!friday) throw new Error('the sample plan has a board');
const thursday = {
  ...friday,
  id: 'schools',
  body: 'Schools Forum',
  channel: '19:schools@thread.tacv2',
  summary: { day: 'Thursday' as const, time: '16:00' },
};
const openTwo = () => openBoardWeek({ plan: directed({ boards: [friday, thursday] }) });
const hold = { ...pressed('hold'), 'in:reason': 'The figures are being checked.' };

test('on its day those who lead and officers read that it is still held, and when it lapses; then it is gone', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-02');
  await weeks.taps('sam', hold);
  await weeks.until('2026-12-03');
  const before = previews('sam').length;
  await weeks.until('2026-12-04');
  for (const who of ['sam', 'olu']) {
    const last = previews(who).at(-1);
    expect(last?.day).toBe('2026-12-04');
    expect(last?.text).toContain('Held by the Director of Education: “The figures are being checked.”');
    expect(last?.text).toContain('If nobody does, it lapses on Fri 11 Dec 2026 at 16:00');
  }
  expect(previews('sam')).toHaveLength(before + 1);
  await weeks.until('2026-12-08');
  expect(previews('sam')).toHaveLength(before + 1);
  await at(weeks, '2026-12-11T16:00:00Z');
  expect(weeks.posted()).toHaveLength(1);
  expect(wordsOf(await weeks.says('sam', 'what is held?'))).toContain('No post is held');
});

test('"what is held?" tells who holds it, why, and until when; an owner is told nothing of it', async () => {
  weeks = await openTwo();
  await weeks.until('2026-12-02');
  expect(wordsOf(await weeks.says('sam', 'what is held?'))).toContain('No post is held');
  await weeks.taps('sam', hold);
  for (const question of ['what is held?', 'which posts are held']) {
    const told = wordsOf(await weeks.says('olu', question));
    expect(told).toContain(`The post to the ${BOARD} of Fri 4 Dec 2026 is held by the Director of Education`);
    expect(told).toContain('It lapses on Fri 11 Dec 2026');
    expect(told).not.toContain('Schools Forum');
  }
  expect(wordsOf(await weeks.says('alex', 'what is held?'))).not.toContain('being checked');
});

test('the one post that is held, or that is posted on that day, is the one that is meant', async () => {
  weeks = await openTwo();
  await weeks.until('2026-12-01');
  const asked = wordsOf(await weeks.says('sam', "hold Friday's post because the figures are wrong"));
  expect(asked).toContain(`Hold the next post to the ${BOARD}, on Fri 4 Dec`);
  await weeks.says('sam', 'yes');
  expect(wordsOf(await weeks.says('olu', 'release the post'))).toContain(`Release the post to the ${BOARD}?`);
  expect(wordsOf(await weeks.says('olu', 'yes'))).toContain('Released');
  // Where none is held it is asked, as before.
  expect(wordsOf(await weeks.says('olu', 'release the post'))).toContain('Which board do you mean?');
});

test('a post is previewed once: in full on Tuesday, and not again in the list of Wednesday', async () => {
  weeks = await openTwo();
  await weeks.until('2026-12-03');
  const texts = previews('sam').map(({ day, text }) => [
    day,
    /Schools Forum/.test(text),
    text.includes(BOARD),
  ]);
  expect(texts).toEqual([
    ['2026-12-01', true, false],
    ['2026-12-02', false, true],
  ]);
});

test('no comment is said to be saved where none was written', async () => {
  weeks = await openBoardWeek();
  await weeks.until('2026-12-02');
  const empty = { ...pressed('comment'), 'in:comment': '' };
  expect(wordsOf(await weeks.taps('sam', empty))).toContain('Nothing was saved: please write the comment');
  await weeks.taps('sam', { ...pressed('comment'), 'in:comment': 'Two posts are being filled.' });
  expect(wordsOf(await weeks.taps('sam', empty))).toContain('Your comment was taken off the post.');
});

test('in the channel a reason is read again that the board was shown in its post, and no other', async () => {
  weeks = await openBoardWeek();
  await weeks.says('alex', '1.1a off track because two posts are vacant');
  await weeks.says('alex', '1.1b off track because the builders left');
  await weeks.until('2026-12-02');
  const { id: milestone, lastUpdate } = await weeks.milestone('1.1(a)');
  await weeks.taps('sam', pressed('show', { milestone, update: lastUpdate?.id ?? null }));
  const asked = 'what is off track';
  expect(wordsOf(await weeks.says('robin', asked, inChannel()))).not.toContain('two posts are vacant');
  await at(weeks, '2026-12-04T16:00:00Z');
  const told = wordsOf(await weeks.says('robin', asked, inChannel()));
  expect(told).toContain('two posts are vacant');
  expect(told).not.toContain('the builders left');
  expect(told.match(/Words stay with its lead/g)).toHaveLength(1);
  // What is said after the mark is nobody's choice.
  await weeks.says('alex', '1.1a off track because the grant was lost');
  const later = wordsOf(await weeks.says('robin', asked, inChannel()));
  expect(later).not.toMatch(/two posts are vacant|the grant was lost/);
});
