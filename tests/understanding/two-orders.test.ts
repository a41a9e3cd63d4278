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
