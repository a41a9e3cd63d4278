import { readSmallTalk } from '../../src/understanding/small-talk.ts';

describe('texts that need no plan', () => {
  test.each([
    ['help', 'help'],
    ['Help!', 'help'],
    ['?', 'help'],
    ['what can you do?', 'help'],
    ['hi', 'greeting'],
    ['Hello there', 'greeting'],
    ['good morning', 'greeting'],
    ['how do i use this', 'help'],
    ["I don't understand", 'help'],
    ['sorry, what do you mean?', 'help'],
    ['huh?', 'help'],
    ["I'm lost", 'help'],
    ['hello?', 'greeting'],
    ['what sort of things can I ask you?', 'help'],
    ['yes', 'yes'],
    ['y', 'yes'],
    ['Yep.', 'yes'],
    ['ok', 'yes'],
    ['confirm', 'yes'],
    ['👍', 'yes'],
    ['👍🏽', 'yes'],
    ['no', 'no'],
    ['nope', 'no'],
    ['no thanks', 'no'],
    ['never mind', 'no'],
    ['Cancel', 'no'],
  ])('%s is %s', (text, kind) => {
    expect(readSmallTalk(text)).toEqual({ kind });
  });
});

describe('thanks, and words that only say that they were read', () => {
  test.each([
    'thanks',
    'Thank you!',
    'cheers',
    'ta',
    'many thanks',
    "lovely, thanks very much, that's saved me a job",
    "that's great",
    'brilliant',
    'good bot',
    '🙏',
  ])('%s is thanks, and no hello', (text) => {
    expect(readSmallTalk(text)).toEqual({ kind: 'greeting', as: 'thanks' });
  });

  test.each(['got it', 'noted', 'no worries', 'bye', 'see you later', 'lol'])('%s is noted', (text) => {
    expect(readSmallTalk(text)).toEqual({ kind: 'greeting', as: 'noted' });
  });
});

describe('help with several things', () => {
  test.each([
    ['help with dates and boards', ['dates', 'boards']],
    ['help with evidence, working days & papers please', ['evidence', 'away', 'papers']],
    ['more about measures or reports', ['measures', 'papers']],
  ])('%s: a page for each', (text, topics) => {
    expect(readSmallTalk(text)).toEqual({
      kind: 'several',
      parts: topics.map((about) => ({ kind: 'help', about })),
    });
  });

  test('the same thing by two names is one page', () => {
    expect(readSmallTalk('help with dates and deadlines')).toEqual({ kind: 'help', about: 'dates' });
  });

  test.each(['help with dates and bananas', 'help with 3.3b and boards'])('%j is none', (text) => {
    expect(readSmallTalk(text)).toBeNull();
  });
});

describe('help with one thing', () => {
  test.each([
    ['help with dates', 'dates'],
    ['Help me with the dates please', 'dates'],
    ['help deadlines', 'dates'],
    ['how do i change a date', 'dates'],
    ['help with evidence', 'evidence'],
    ['evidence help', 'evidence'],
    ['how do I attach a photo?', 'evidence'],
    ['help with being away', 'away'],
    ['help on annual leave', 'away'],
    ['how do working days work?', 'away'],
    ['help with boards', 'boards'],
    ['more about the weekly summary', 'boards'],
    ['help with measures', 'measures'],
    ['how do readings work', 'measures'],
    ['help with papers', 'papers'],
    ['can i have help with reports', 'papers'],
    ['help with privacy', 'privacy'],
    ['help with gdpr', 'privacy'],
  ])('%s is about %s', (text, about) => {
    expect(readSmallTalk(text)).toEqual({ kind: 'help', about });
  });

  test.each([
    'dates',
    'evidence',
    'on leave',
    'about boards',
    'measures',
    'more evidence for 3.3b',
    'help with dates of 3.3b',
    'i need more time',
    'more time please',
    'more time for 3.3(b)',
    'how is the attendance board doing',
    'how are measures of priority 2',
    'how many reports',
    'how many measures have no reading',
    'they help with evidence, on track',
    'redactions',
  ])('%j is not', (text) => {
    expect(readSmallTalk(text)).toBeNull();
  });
});

describe('texts that say more', () => {
  test.each([
    'yes done',
    'no change',
    'no owner',
    'ok but slipping',
    'hi, done',
    'help 3.3b',
    'thanks, on track',
    'thanks. and p5?',
    'thanks, what about 3.3b',
    'how do we compare',
    "I don't understand 3.3b",
    'lost two staff',
    'yes?',
    '',
    '👍 done',
    'not yet',
    'yesterday',
    'no I meant 3.4',
  ])('%j', (text) => {
    expect(readSmallTalk(text)).toBeNull();
  });
});
