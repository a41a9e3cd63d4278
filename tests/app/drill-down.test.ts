/** From a list to one of its actions, to what was said and how its date moved, and back, all in one place. */
import type { Message } from '../../src/app/message.ts';
import { cardActions, cardText, press } from '../support/card-text.ts';
import { ALEX } from '../support/sample-plan.ts';
import { inChannel, OFFICER, openRoom, type Room } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org'] });
});
afterEach(() => room.close());

const cardOf = (message: Message | null | undefined) => {
  if (!message || !('card' in message)) throw new Error('no card came');
  return message.card;
};
const ask = async (who: string, text: string) => cardOf((await room.says(who, text)).say[0]);
const tap = async (who: string, card: unknown, title: string) =>
  cardOf((await room.taps(who, press(card, title))).replace);

test('the details of one line take the place of the list, which comes back', async () => {
  const list = await ask(ALEX, 'list all actions');
  const details = await tap(ALEX, list, 'Details of 1.1(a)');
  expect(cardText(details)[0]).toMatch(/^1\.1\(a\)/);
  const history = await tap(ALEX, details, 'History');
  expect(cardText(history)[0]).toMatch(/said or changed in Activity 1\.1\(a\)/);
  const back = await tap(ALEX, history, 'Back to the list');
  expect(cardText(back)).toEqual(cardText(list));
});

test('each side of one action leads to the others', async () => {
  const details = await ask(ALEX, 'status of 1.1(a)');
  const titles = ['Owner', 'History', 'Evidence', 'Dates'];
  for (const title of titles) {
    const side = await tap(ALEX, details, title);
    const others = cardActions(side).map((action) => action.title);
    expect(others).toEqual(expect.arrayContaining(['Status', ...titles.filter((one) => one !== title)]));
  }
});

test('how often a date has moved, by how much, who agreed and why', async () => {
  await room.sets(OFFICER, 'set 1.1(a) due 29 January 2027');
  await room.sets(OFFICER, 'set 1.1(a) due 12 February 2027');
  const text = cardText(await ask(OFFICER, 'how often has 1.1(a) slipped'));
  expect(text[0]).toContain('How the agreed date has moved');
  expect(text.join('\n')).toContain(
    'First date Wed 25 Nov 2026, now Fri 12 Feb 2027: moved twice, 79 days later in all.',
  );
  expect(text.join('\n')).toContain('Fri 29 Jan 2027 to Fri 12 Feb 2027');
  expect(text.join('\n')).toContain('Agreed by Olu Sample');
});

test('in a channel the details name posts and nobody', async () => {
  const list = cardOf((await room.says('sam', 'list all actions', inChannel())).say[0]);
  const { replace } = await room.taps('sam', press(list, 'Details of 1.1(a)'), inChannel());
  expect(cardText(cardOf(replace)).join('\n')).not.toContain('Alex');
});

test('a way back that is no question is left out, and what was asked is shown', async () => {
  const data = {
    do: 'page',
    question: '{"intent":"status","items":["1.1(a)"]}',
    offset: 0,
    back: { question: '{}', offset: 0 },
  };
  const card = cardOf((await room.taps(ALEX, data)).replace);
  expect(cardActions(card).map(({ title }) => title)).not.toContain('Back to the list');
});
