/** The note to officers: what each matter says, what can be pressed, and what there was no room for. */
import { whyOf } from '../../src/cards/note-words.ts';
import { parseSubmit } from '../../src/cards/submit.ts';
import { messageMatter, personMatter, subjectOf } from '../../src/domain/unsent.ts';
import { cardActions, cardText } from '../support/card-text.ts';
import { noteOf, unreached, unsent, wish } from './note-samples.ts';

const textOf = (over: Parameters<typeof noteOf>[0]): string => cardText(noteOf(over).card).join('\n');
const reminder = {
  about: 'reminder',
  to: { kind: 'person', name: 'Alex Sample' },
  stands: 'failed',
} as const;

test('a post in doubt is a question with two answers, each of which names the message and the note', () => {
  const { card, summary } = noteOf();
  expect(summary).toBe('Did it arrive? Weekly summary for Wigan Education Partnership');
  const sent = cardActions(card).map(({ title, data }) => {
    const parsed = parseSubmit(data);
    if (!parsed.ok) throw new Error(parsed.fault);
    return [title, parsed.submit];
  });
  const same = {
    do: 'settle-message',
    message: unsent().key,
    since: unsent().since,
    note: 'note:t:olu:2026-11-23',
  };
  expect(sent).toEqual([
    ['It is there', { ...same, deed: 'arrived' }],
    ['Send it again', { ...same, deed: 'again' }],
  ]);
});

test('a post in doubt that can’t be sent again can be dropped', () => {
  const titles = cardActions(noteOf({ messages: [unsent({ mayRetry: false })] }).card).map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['It is there', 'Drop it']);
});

test.each([
  ['400 BadSyntax', 'Teams refused it (400 BadSyntax)'],
  ['401', 'Teams refused it (401)'],
  ['403 BotDisabledByAdmin', /^Teams does not let Waymark post there \(403 BotDisabledByAdmin\)/],
  ['404', /^Teams does not let Waymark post there \(404\)\. See whether Waymark is in the board’s team/],
  ['429, 9 attempts until its time was over', 'Teams could not be reached until its time was over'],
  ['its time was over before it could be sent', 'Teams could not be reached until its time was over'],
  [
    'the next week’s summary was due before this one could be posted',
    'the next week’s summary was due before it could be posted',
  ],
  ['Cannot read properties of undefined', 'it could not be made. Please tell whoever runs Waymark'],
  [null, 'it could not be made. Please tell whoever runs Waymark'],
])('the reason %s is told in plain words', (reason, words) => {
  const said = whyOf(unsent({ reason }));
  if (typeof words === 'string') expect(said).toBe(words);
  else expect(said).toMatch(words);
});

test('cards whose day is over are counted by reason', () => {
  const over = ['400', '400', '429, 9 attempts until its time was over'].map((reason, place) =>
    unsent({ ...reminder, key: `r${place}`, reason, mayRetry: false }),
  );
  const text = textOf({ messages: over });
  expect(text).toContain('2 cards could not be sent on their day: Teams refused it (400).');
  expect(text).toContain('1 card could not be sent on its day: Teams could not be reached');
  expect(cardActions(noteOf({ messages: over }).card)).toEqual([]);
  expect(noteOf({ messages: over }).summary).toBe('3 messages could not be sent');
});

test('what has no room is counted, and is not said to have been told', () => {
  const messages = Array.from({ length: 10 }, (_, place) => unsent({ key: `s${place}` }));
  const people = Array.from({ length: 23 }, (_, place) => unreached(`Robin ${place}`));
  const { card, listed } = noteOf({ messages, people });
  expect(cardText(card).join('\n')).toContain('5 more matters have no room here; the next note has them.');
  expect(listed).toEqual([
    ...messages.slice(0, 8).map(messageMatter),
    ...people.slice(0, 20).map(personMatter),
  ]);
});

test('a matter leads back to the message or the person', () => {
  expect(subjectOf(messageMatter(unsent()))).toEqual({ kind: 'message', key: unsent().key });
  expect(subjectOf(personMatter(unreached('Robin')))).toEqual({ kind: 'person', id: 'robin' });
});

test('people stand by why they are not reached, with what to do', () => {
  const text = textOf({
    messages: [],
    people: [unreached('Robin'), unreached('Kim', { actions: 1 }), unreached('Lee', { why: 'left' })],
  });
  expect(text).toMatch(
    /Have not opened Waymark yet\nRobin \(2 actions wait\), Kim \(1 action waits\)\nAsk them/,
  );
  expect(text).toMatch(/Have removed Waymark\nLee/);
  expect(noteOf({ messages: [], people: [unreached('Robin')] }).summary).toBe('1 person cannot be reached');
});

describe('owners who want to hand over', () => {
  test('to whom, from when, who says so, and what to do; with nothing else it is the heading', () => {
    const { card, summary, listed } = noteOf({ messages: [], wishes: [wish()] });
    const text = cardText(card).join('\n');
    expect(text).toContain(
      'Owners who want to hand over\n3.3(b) Agree the missing education protocol (Wigan education strategy): to Beth Sample from Thu 1 Jul 2027, says Alex Sample',
    );
    expect(text).toContain('Say "what\'s missing"');
    expect(text).not.toContain('could not be sent');
    expect(summary).toBe('1 action to be handed over');
    expect(listed.map(subjectOf)).toEqual([{ kind: 'wish', milestone: 'm-33b', update: 'u-1' }]);
  });

  test('five at most, the rest for the next note', () => {
    const wishes = Array.from({ length: 7 }, (_, place) => wish({ update: `u-${place}` }));
    const { card, listed } = noteOf({ messages: [], wishes });
    expect(listed).toHaveLength(5);
    expect(cardText(card).join('\n')).toContain('2 more matters have no room here');
  });
});
