/** Letters stand for actions of the card in hand; one that could be two, or none, is asked about. */
import { holding, quiet } from './fixture.ts';
import { read } from './reading.ts';

const two = holding('3.3(b)', '4.2(b)', '3.7(a)');

test.each([
  ['b done, rest on track', two],
  ['b done', two],
  ['a and b done', two],
  ['b is at risk', two],
  ['c done, rest on track', two],
  ['b done, rest on track', quiet],
])('%s: is asked about', (text, context) => {
  expect(read(text, context)).toMatchObject({
    kind: 'clarify',
    ask: expect.stringContaining('Nothing was recorded'),
  });
});

test('the buttons name those that it could be', () => {
  expect(read('b done', two)).toMatchObject({
    suggestions: [{ say: '3.3(b) done' }, { say: '4.2(b) done' }],
  });
});

test.each(['a done, b on track', 'b done'])('%s: is clear where each letter is one action', (text) => {
  expect(read(text, holding('3.3(a)', '3.3(b)')).kind).not.toBe('clarify');
});

test.each(['a red flag for us', 'a complete review', 'what is done', 'be done soon'])(
  '%s: has no letters',
  (text) => {
    expect(read(text, two)).not.toMatchObject({ ask: expect.stringMatching(/ends in|Which action is "/) });
  },
);
