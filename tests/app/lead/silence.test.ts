/** An owner's silence goes to the lead, and never before a card has said when and to whom. */
import { sampleMilestone } from '../../support/sample-plan.ts';
import { wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, tap, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const begin = () =>
  openWeeks(['alex', 'sam'], '2026-12-03T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1'),
    people: everybody('alex', 'sam'),
    milestones: [sampleMilestone({ id: 'milestone-1.1(b)', item: 'item-1.1(b)' })],
  });

test('two ignored reminders, a warning, the lead’s note, a chase, an answer', async () => {
  weeks = await begin();
  await weeks.until('2026-12-15');
  const before = weeks.sentTo('alex');
  expect(before.map(({ day }) => day)).toEqual(['2026-12-04', '2026-12-09']);
  for (const { text } of before) expect(text).not.toContain('I tell');
  expect(weeks.sentTo('sam')).toEqual([]);

  // The next card after this one comes on 23 December: two weeks of silence are over before that.
  await weeks.until('2026-12-20');
  expect(weeks.sentTo('alex').at(-1)).toMatchObject({
    day: '2026-12-16',
    text: expect.stringContaining('If I hear nothing by Fri 18 Dec, I tell the Director of Education.'),
  });

  await weeks.until('2026-12-21');
  const [note, ...more] = weeks.sentTo('sam');
  expect(more).toEqual([]);
  expect(note).toMatchObject({ day: '2026-12-21' });
  expect(note?.text).toContain('No word for two weeks past the date (1)');
  expect(note?.text).toContain('1.1(b) Check on every two-year-old · 17 days overdue');
  expect(note?.text).toContain('Head of Early Years (Alex Sample)');

  const preview = await tap(weeks, 'sam', note?.message, 'Chase it');
  expect(wordsOf(preview)).toContain(
    'Head of Early Years (Alex Sample): 1.1(b) · last asked Wed 16 Dec · with their card of Tue 22 Dec',
  );
  expect(weeks.sentTo('alex')).toHaveLength(3);
  const receipt = await tap(weeks, 'sam', preview.say[0], 'Send');
  expect(wordsOf(receipt)).toContain('Asked: 1 person');

  await weeks.until('2026-12-22');
  expect(weeks.sentTo('alex').at(-1)).toMatchObject({
    day: '2026-12-22',
    text: expect.stringContaining('Sam Sample asked for an update yesterday.'),
  });
  expect(weeks.sentTo('alex').at(-1)?.text).toContain(
    'I have heard nothing, so it goes into the weekly note to the Director of Education.',
  );
  const again = await weeks.says('sam', 'chase 1.1(b)');
  expect(wordsOf(again)).toContain(
    'Alex Sample was chased on Mon 21 Dec; that is possible again on Thu 24 Dec',
  );
  expect(wordsOf(await weeks.says('sam', 'history of 1.1(b)'))).toContain('Alex Sample chased');

  await weeks.says('alex', '1.1(b) at risk, two posts are vacant');
  await weeks.until('2027-01-04');
  const later = weeks.sentTo('sam').slice(1);
  expect(later.map(({ text }) => text).join()).not.toContain('No word for two weeks');
});

test('of an owner who is away the lead reads until when, in the note and in a section of it', async () => {
  weeks = await begin();
  await weeks.until('2026-12-20');
  await weeks.says('alex', "I'm away until 8 January");
  await weeks.says('alex', 'yes');
  await weeks.until('2026-12-21');
  const away = 'Head of Early Years (Alex Sample, away until Fri 8 Jan 2027)';
  expect(weeks.sentTo('sam').at(-1)?.text).toContain(away);
  const section = { do: 'lead-section', section: 'silent', scope: 'own', offset: 0, paged: false };
  expect(wordsOf(await weeks.taps('sam', section))).toContain(away);
});

test('a day to be asked on hides nothing from the lead, who reads of it', async () => {
  weeks = await begin();
  await weeks.until('2026-12-04');
  await weeks.says('alex', 'ask me again on 1 February');
  await weeks.until('2026-12-21');
  expect(weeks.sentTo('alex')).toHaveLength(1);
  expect(weeks.sentTo('sam').at(-1)?.text).toContain('asked to be reminded on Mon 1 Feb 2027');
});

test('a word of the owner within the two weeks keeps it from the lead, and "got it" does not', async () => {
  weeks = await begin();
  await weeks.until('2026-12-17');
  await weeks.says('alex', 'got it, thanks');
  await weeks.until('2026-12-21');
  expect(weeks.sentTo('sam').at(-1)?.text).toContain('1.1(b)');
  await weeks.says('alex', '1.1(b) off track, no staff');
  await weeks.until('2026-12-29');
  expect(weeks.sentTo('sam').filter(({ text }) => text.includes('No word'))).toHaveLength(1);
});

test('the note comes on the next working day where Monday is none, and not at all where nothing is to tell', async () => {
  weeks = await begin();
  await weeks.says('alex', '1.1(b) on track');
  // 28 December is a bank holiday, and by then it is overdue and still called on track.
  await weeks.until('2026-12-30');
  const days = weeks.sentTo('sam').map(({ day, text }) => [day, /Called on track, but overdue/.test(text)]);
  expect(days.at(-1)).toEqual(['2026-12-29', true]);
  expect(
    days.every(([day]) => ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-29'].includes(String(day))),
  ).toBe(true);
});
