import { holding } from './fixture.ts';
import { read } from './reading.ts';

describe('a wish, a promise or a word of absence is no question', () => {
  test.each([
    "don't chase me next week",
    'please stop chasing me',
    'stop bothering me',
    'chase me on Thursday',
    '3.3b chase me today',
    '3.3b on leave til 31st',
    'off sick until 5 Jan',
    "I'll send the minutes tomorrow",
    'no evidence yet but its done',
    'give Dave a prod on 3.3b',
    'remind Carys about 3.3a',
    'in a good place now',
    'off the ground now',
    'jammed at the moment',
  ])('%s', (text) => {
    expect(read(text, holding('3.3(b)')).kind).not.toBe('question');
  });

  test.each([
    'who should I chase',
    'chase list for p3',
    'remind me who owns 3.3b',
    'what has no evidence',
    'no evidence in p3',
  ])('%s: a question all the same', (text) => {
    expect(['question', 'clarify']).toContain(read(text).kind);
  });
});
