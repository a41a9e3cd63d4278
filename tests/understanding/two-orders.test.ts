/** Two orders in one sentence, each about actions of its own, and sentences that are one thing. */
import { understand } from '../../src/understanding/understand.ts';
import { holding, lexicon } from './fixture.ts';

const kinds = (text: string, officer = true): string => {
  const reading = understand(text, lexicon, { ...holding('3.3(b)'), officer });
  return reading.kind === 'several' ? reading.parts.map(({ kind }) => kind).join(' + ') : reading.kind;
};

test.each([
  ['mark 3.7a as done and assign 3.8a to Farid Sample', 'reply + set-up'],
  ['assign 3.8a to Farid Sample and mark 3.7a as done', 'set-up + reply'],
  ['mark 3.7a as done and set 3.8a due 31 March', 'reply + set-up'],
  ['mark 3.7a as done, and 3.8a due 31 March', 'reply + set-up'],
  ['3.7a done, assign 3.8a to farid@example.org', 'reply + set-up'],
  ['3.7a done and chase 3.8a', 'reply + errand'],
  ['chase 3.7a and mark 3.8a done', 'errand + reply'],
  ['3.7a at risk because they closed it, and pass 3.8a to Kim Sample', 'reply + set-up'],
])('%s: %s', (text, read) => {
  expect(kinds(text)).toBe(read);
});

test('an order about another action is never read as a word on it', () => {
  expect(understand('3.7a done and chase 3.8a', lexicon, holding('3.3(b)'))).toMatchObject({
    parts: [
      { kind: 'reply', items: ['3.7(a)'] },
      { kind: 'errand', errand: { do: 'chase' } },
    ],
  });
});

test.each([
  ['mark 3.7a and 3.8a as done', 'reply'],
  ['mark 3.7a as done and assign it to Farid Sample', 'reply'],
  ["decline 3.7a's date because it was promised and move 3.8a to March", 'errand'],
  ["hold Friday's post because they want us to close 3.7a, and move 3.8a to March", 'errand'],
  ['3.7a off track because we had to stop and move 3.8a to March', 'reply'],
])('one thing: %s (%s)', (text, read) => {
  expect(kinds(text)).toBe(read);
});

const proposed = (text: string): string[] => {
  const reading = understand(text, lexicon, holding('3.3(b)'));
  const parts = reading.kind === 'several' ? reading.parts : [reading];
  return parts.map((part) =>
    part.kind === 'reply'
      ? `${part.items.join('+')} ${part.reply.status?.how} ${part.reply.status?.value}`
      : part.kind,
  );
};

test.each([
  ['mark 3.3b as done and 3.7a at risk', ['3.3(b) implied complete', '3.7(a) implied at-risk']],
  ['set 3.3b to amber and 3.7a to green', ['3.3(b) implied at-risk', '3.7(a) implied on-track']],
  [
    'please mark 3.3b done, 3.7a and 3.8a off track',
    ['3.3(b) implied complete', '3.7(a)+3.8(a) implied off-track'],
  ],
  ['mark 3.3b and 3.7a at risk', ['3.3(b)+3.7(a) implied at-risk']],
  ['mark 3.3b as at risk because 3.7a is late', ['3.3(b) implied at-risk']],
])('one verb orders something of each: %s', (text, read) => {
  expect(proposed(text)).toEqual(read);
});
