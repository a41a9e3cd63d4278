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
    ['thanks', 'greeting'],
    ['Thank you!', 'greeting'],
    ["lovely, thanks very much, that's saved me a job", 'greeting'],
    ["that's great", 'greeting'],
    ['how do i change a date', 'help'],
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
    '',
    '👍 done',
    'not yet',
    'yesterday',
    'no I meant 3.4',
  ])('%j', (text) => {
    expect(readSmallTalk(text)).toBeNull();
  });
});
