/** "Find an action" from any message: what the person may see is found, and what goes into the message anybody may read. */
import type { Returned } from '../../../src/app/message.ts';
import { cardActions, cardText } from '../../support/card-text.ts';
import { ALEX, ROBIN, samplePlan } from '../../support/sample-plan.ts';
import { OFFICER, openRoom, type Room, type Setting } from '../room.ts';

let room: Room;
const open = async (setting: Setting = {}): Promise<void> => {
  room = await openRoom(setting);
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
};
beforeEach(() => open());
afterEach(() => room.close());

/** The extension is used in a chat between others: Teams frames that as a chat that the bot is not in. */
const ELSEWHERE = { scope: 'channel', channel: null, conversation: 'chat-of-two' } as const;
async function finds(who: string, text: string, offset = 0): Promise<Returned> {
  const answer = await room.turns(who, (origin) => ({ kind: 'search', origin, text, offset }), ELSEWHERE);
  expect([answer.say, answer.replace]).toEqual([[], null]);
  if (!answer.returns) throw new Error('nothing was returned');
  return answer.returns;
}
const titles = (found: Returned) =>
  found.kind === 'results' ? found.results.map(({ title }) => title) : found;
const cardsIn = (found: Returned) =>
  found.kind === 'results' ? found.results.map(({ card }) => cardText(card).join(' | ')) : [];

test.each([
  ['1.1(b)', ['1.1(b) Check on every two-year-old']],
  ['1.1b', ['1.1(b) Check on every two-year-old']],
  [
    '2.2',
    [
      '2.2(a) Start a mentor scheme',
      '2.2(b) Agree a transport offer',
      '2.2(c) Hold a pupil forum each term (spring)',
    ],
  ],
  ['mentor', ['2.2(a) Start a mentor scheme']],
  ['pupil FOR', ['2.2(c) Hold a pupil forum each term (spring)']],
  ['visit', ['1.1(a) Offer home visits', '2.1(b) Visit schools with high absence']],
  ['port', ['2.2(b) Agree a transport offer']],
])('%j is found', async (text, found) => {
  expect(titles(await finds(ALEX, text))).toEqual(found);
});

test('the list says how each stands; before anything is typed it is what is theirs and open, worst first', async () => {
  const found = await finds(ALEX, '');
  expect(titles(found)).toEqual([
    '1.1(a) Offer home visits',
    '1.1(b) Check on every two-year-old',
    '2.2(c) Hold a pupil forum each term (spring)',
  ]);
  expect(found.kind === 'results' && found.results.map(({ text }) => text)).toEqual([
    'At risk · 9 days overdue',
    'Not started · due today',
    'Not started · due Fri 12 Feb 2027',
  ]);
});

test('the card tells its number, title, status, date and post; no name, no reason, no button', async () => {
  const found = await finds(ALEX, '1.1(a)');
  expect(cardsIn(found)).toEqual([
    '1.1(a) Offer home visits | Sample Children and Schools Plan | At risk ▲ · 9 days overdue · Head of Early Years | As at Fri 4 Dec 2026, 09:00.',
  ]);
  expect(JSON.stringify(found)).not.toMatch(/Alex|vacant/);
  const named = await finds(ALEX, '2.2(c)');
  expect(cardsIn(named)[0]).toContain('A named owner');
  expect(JSON.stringify(named)).not.toContain('Alex');
  if (found.kind === 'results') expect(found.results.flatMap(({ card }) => cardActions(card))).toEqual([]);
});

test('what is not there is said, and so is that there is nothing for somebody', async () => {
  expect(await finds(ALEX, 'zebra')).toEqual({
    kind: 'words',
    text: expect.stringMatching(/^No action that you can see/),
  });
  expect(await finds('sam', '1.1')).toEqual({
    kind: 'words',
    text: expect.stringMatching(/^You have no action or post/),
  });
});

test('long lists come a page at a time', async () => {
  const first = titles(await finds(OFFICER, 'a'));
  const next = titles(await finds(OFFICER, 'a', 15));
  expect(Array.isArray(first) && first.length).toBeGreaterThan(0);
  expect(next).toEqual([]);
});

describe('a restricted action', () => {
  beforeEach(async () => {
    await room.close();
    const { book } = samplePlan();
    const items = book.items.map((item) => ({
      ...item,
      lead: null,
      restricted: item.ref === '1.1(b)',
      ...(item.ref === '1.1(b)' && { byWhen: 'when the landlord agrees' }),
    }));
    await open({ items });
  });

  test('is found by its owner with its title, and goes into the message without', async () => {
    const found = await finds(ALEX, 'two-year');
    expect(titles(found)).toEqual(['1.1(b) Check on every two-year-old']);
    expect(cardsIn(found)).toEqual([
      '1.1(b) (a restricted action) | Sample Children and Schools Plan | Not started ○ · due today · Head of Early Years | As at Fri 4 Dec 2026, 09:00.',
    ]);
  });
  test('is found by others by its number alone, without a word of it', async () => {
    expect(await finds(ROBIN, 'two-year')).toMatchObject({ kind: 'words' });
    const found = await finds(ROBIN, '1.1b');
    expect(titles(found)).toEqual(['1.1(b) (a restricted action)']);
    expect(JSON.stringify(found)).not.toMatch(/two-year|landlord/);
  });
});

test('being used in a chat between others moves nobody’s own chat, and welcomes nobody there', async () => {
  const rows = (await room.rows()).length;
  await finds(ALEX, 'mentor');
  expect((await room.person(ALEX))?.address?.conversation).toBe('chat-alex');
  await finds('sam', 'mentor');
  expect((await room.person('sam'))?.address).toBeNull();
  expect(await room.rows()).toHaveLength(rows);
});
