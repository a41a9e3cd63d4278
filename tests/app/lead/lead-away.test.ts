/** A lead who is away, or whom nothing reaches: what goes to the lead goes to whoever stands in, and to nobody twice. */
import { HOME_ZONE, localDate } from '../../../src/domain/calendar.ts';
import { samplePlanHead } from '../../support/sample-plan.ts';
import { OFFICER, type Setting, wordsOf } from '../room.ts';
import { directed, everybody, itemsLed, openWeeks, type Weeks } from './weeks.ts';

let weeks: Weeks;
afterEach(() => weeks.close());

const ALL = ['alex', 'sam', 'olu', 'robin'];
const open = async (met: readonly string[] = ALL, setting: Setting = {}): Promise<void> => {
  weeks = await openWeeks(met, '2026-11-30T10:00:00Z', {
    plan: directed(),
    items: itemsLed('1', '2'),
    people: everybody('alex', 'robin', 'sam', OFFICER),
    ...setting,
  });
};

const says = async (who: string, ...texts: string[]): Promise<string> => {
  let last = '';
  for (const text of texts) last = wordsOf(await weeks.says(who, text));
  return last;
};

const wordsTo = (who: string): string =>
  weeks
    .sentTo(who)
    .map(({ about, text }) => `${about}\n${text}`)
    .join('\n');

/** An objective of its own lead, below the Director's priority. */
const withLeadBelow = () =>
  itemsLed('1', '2').map((item) => (item.ref === '1.1' ? { ...item, lead: 'person:robin' as const } : item));

test('away with a cover: requests, what went red, the note and the preview go to the cover', async () => {
  await open(ALL, { plan: directed({ boards: samplePlanHead().boards }) });
  await says('sam', "I'm away until 18 December, Robin Sample covers", 'yes');
  const asked = await says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  expect(asked).toContain('Robin Sample is asked to accept Fri 26 Feb 2027.');
  await says('alex', '1.1a off track because nobody applied');
  await weeks.until('2026-12-07');
  expect(weeks.sentTo('sam')).toEqual([]);
  for (const words of ['1 request to decide', 'Gone red', 'Preview of the post', 'Your week as a lead'])
    expect(wordsTo('robin')).toContain(words);
  expect(await says('robin', 'my requests')).toContain('Alex Sample asks for Fri 26 Feb 2027');
  expect(await says('robin', 'accept 1.1b')).toContain('Accepted: 1.1(b) is due Fri 26 Feb 2027.');
});

test('away without a cover: the next lead above is asked and told, and back again the lead is', async () => {
  await open(ALL, { items: withLeadBelow() });
  await says('robin', "I'm away until 2 December", 'yes');
  const asked = await says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post');
  expect(asked).toContain('Sam Sample is asked to accept');
  await says('alex', '1.1a off track because nobody applied');
  await weeks.tick();
  expect(wordsTo('sam')).toContain('Gone red');
  expect(weeks.sentTo('robin')).toEqual([]);
  await weeks.until('2026-12-03');
  expect(await says('robin', 'my requests')).toContain('Alex Sample asks for Fri 26 Feb 2027');
});

test('away without a cover and nobody above: the officers are', async () => {
  await open();
  await says('sam', "I'm away until 18 December", 'yes');
  expect(await says('alex', 'need more time for 1.1b, until 26 Feb because HR froze the post')).toContain(
    'Olu Sample (strategy officer) is asked to accept',
  );
  expect(await says('alex', 'round-up')).toContain('more time, from Olu Sample (strategy officer)');
  await says('alex', '1.1a off track because nobody applied');
  await weeks.until('2026-12-07');
  expect(weeks.sentTo('sam')).toEqual([]);
  for (const words of ['1 request to decide', 'Gone red']) expect(wordsTo('olu')).toContain(words);
});

test('a lead who has not met the bot: the officers hear what went red', async () => {
  await open(['alex', 'olu']);
  await says('alex', '1.1a off track because nobody applied');
  await weeks.tick();
  expect(wordsTo('olu')).toContain('Gone red');
  expect((await weeks.rows()).filter(({ state }) => state === 'unreachable')).toEqual([]);
});

test('nobody gets more than two messages on a day that they did not ask for; what goes red comes whatever else does', async () => {
  const leading = samplePlanHead().posts.map((post) =>
    post.id === 'attendance-lead' ? { ...post, holders: [{ person: 'sam', from: null }] } : post,
  );
  const { posts: [director] = [], ...rest } = directed({ boards: samplePlanHead().boards });
  await open(ALL, { plan: { ...rest, posts: director ? [director, ...leading] : leading } });
  const refs = ['1.1a', '1.1b', '2.2c', '1.1a', '1.1b', '2.2c', '1.1a'];
  const days = [
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
    '2026-12-07',
    '2026-12-08',
    '2026-12-09',
  ];
  for (const [n, day] of days.entries()) {
    await weeks.until(day);
    await says('alex', `need more time for ${refs[n]}, until ${20 + n} March because HR froze the post`);
    await says('alex', `${refs[(n + 1) % refs.length]} off track because nobody applied`);
  }
  await weeks.until('2026-12-11');
  const sent = (await weeks.rows()).filter(
    ({ state, to, about }) =>
      state === 'sent' && to.kind === 'person' && about !== 'outcomes' && about !== 'welcome',
  );
  const byDay = Map.groupBy(
    sent,
    ({ sentAt, to }) =>
      `${to.kind === 'person' ? to.person : ''} ${localDate(Temporal.Instant.from(sentAt ?? ''), HOME_ZONE)}`,
  );
  const full = [...byDay].filter(([, rows]) => rows.filter(({ about }) => about !== 'alert').length > 2);
  expect(full.map(([day, rows]) => [day, rows.map(({ about }) => about)])).toEqual([]);
  const lead = [...byDay].flatMap(([, rows]) => rows.map(({ about }) => about));
  expect(lead).toEqual(expect.arrayContaining(['preview', 'lead-note', 'requests', 'alert', 'reminder']));
  expect(await says('sam', 'my requests')).toContain('asks for');
});
