/** What is said after "what is holding it up?" or "who should it be?" and answers neither. Said on Monday 30 November 2026. */
import type { Context, Wants } from '../../src/understanding/intent.ts';
import { understand } from '../../src/understanding/understand.ts';
import { holding, lexicon } from './fixture.ts';

const inLightOf = (wants: Wants): Context => ({
  ...holding('3.3(b)'),
  due: '2027-01-31',
  asked: { wants, items: ['3.3(b)'] },
});
const reasonOf = (text: string) => {
  const reading = understand(text, lexicon, inLightOf('reason'));
  return reading.kind === 'reply' ? reading.reply.reason : undefined;
};

describe('no reason, and no name', () => {
  test.each([
    'undo',
    'ok',
    'okay thanks',
    'cancel',
    'cancel that',
    'hang on',
    'stop',
    'sorry',
    'oops',
    'delete that',
    'remove my update',
    'wrong one',
    'I meant amber',
    'I meant 3.7a',
    'tell you tomorrow',
    "I'll let you know next week",
    'see above',
    'see email',
    'as discussed',
    'x',
    'I do not understand',
    'say again',
    'stop asking',
    'unsubscribe',
    'no thanks',
    'will do',
    'right',
    'hmm',
    'test',
    'in a meeting',
    'none of your business',
    'the agreed date is now 31 March',
  ])('%s', (text) => {
    expect(reasonOf(text)).toBeUndefined();
    const named = understand(text, lexicon, inLightOf('who'));
    expect(named.kind === 'reply' ? (named.reply.handOver ?? null) : null).toBeNull();
  });

  test('a bare word that may be anything is shown before it is a reason', () => {
    expect(reasonOf('Robin')).toMatchObject({ how: 'implied' });
  });

  test.each(['staffing', 'funding', 'HR freeze', 'the ICB have not signed', 'two posts are vacant', 'snow'])(
    'a reason all the same: %s',
    (text) => {
      expect(reasonOf(text)).toMatchObject({ how: 'said' });
    },
  );
});

describe('what was meant instead is read by itself', () => {
  test.each([
    ['I meant 90%', { percent: { value: 90, how: 'said' } }],
    ['sorry, I meant amber', { status: { value: 'at-risk', how: 'said' } }],
    ['i meant to say done', { status: { value: 'complete', how: 'said' } }],
    ["it's 70 now not 60", { percent: { value: 70, how: 'implied' } }],
  ])('%s', (text, fields) => {
    expect(understand(text, lexicon, holding('3.3(b)'))).toMatchObject({ kind: 'reply', reply: fields });
  });

  test('a second thought about the date keeps the month of the last', () => {
    const context = { ...holding('3.3(b)'), lastDate: '2027-01-18' };
    for (const text of ['actually 20th', 'no, the 20th', 'actually make that the 20th'])
      expect(understand(text, lexicon, context)).toMatchObject({
        reply: { forecast: { value: '2027-01-20', how: 'implied' } },
      });
  });
});
