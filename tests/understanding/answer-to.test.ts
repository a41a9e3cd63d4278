/** The next message in the light of what was asked back. Said on Monday 30 November 2026. */
import type { Context, Wants } from '../../src/understanding/intent.ts';
import { holding } from './fixture.ts';
import { read, replied } from './reading.ts';

const inLightOf = (wants: Wants): Context => ({
  ...holding('3.3(b)'),
  due: '2027-01-31',
  asked: { wants, items: ['3.3(b)'] },
});

describe('what answers is taken as said', () => {
  test.each<[Wants, string, string]>([
    ['date', 'end of Feb', '3.3(b); said by 2027-02-28'],
    ['date', 'we should make it by 12 March', '3.3(b); implied by 2027-03-12'],
    ['date', 'maybe mid May', '3.3(b); implied by 2027-05-15'],
    ['reason', 'HR freeze', '3.3(b); because HR freeze'],
    ['reason', 'HR freeze, end of Feb', '3.3(b); said by 2027-02-28; because HR freeze'],
    ['reason', 'end of Feb', '3.3(b); said by 2027-02-28'],
    ['on-track', 'yes', '3.3(b); said on-track'],
    ['on-track', 'should be', '3.3(b); implied on-track'],
    ['on-track', 'no', '3.3(b); implied at-risk'],
    ['percent', 'no, 60', '3.3(b); said 60%'],
    ['certainty', "yes it's done", '3.3(b); said complete'],
    ['certainty', 'Mike confirms', '3.3(b); said complete'],
    ['certainty', 'confirm', '3.3(b); implied complete'],
    ['close', 'close it now', '3.3(b); said complete'],
  ])('%s? %s: %s', (wants, text, reading) => {
    expect(replied(text, inLightOf(wants))).toBe(reading);
  });

  test.each<Wants>(['date', 'reason'])(
    '%s? what holds only if something else does is never said',
    (wants) => {
      expect(replied('if we get the money, 12 March', inLightOf(wants))).not.toMatch(/said/);
    },
  );

  test('a name hands over', () => {
    expect(read('Beth Sample from 1 Feb', inLightOf('who'))).toMatchObject({
      reply: { handOver: { value: { name: 'Beth Sample', from: '2027-02-01' }, how: 'said' } },
    });
  });
});

describe('who cannot say is thanked and left alone', () => {
  test.each<[Wants, string, string]>([
    ['date', "don't know yet", 'Thank you. Tell me when you know.'],
    ['date', 'tbc', 'Thank you. Tell me when you know.'],
    ['reason', 'no idea', 'Thank you. Tell me when you know.'],
    ['who', 'not sure', 'Thank you. It stays with you until somebody else is found.'],
    ['certainty', 'not yet', 'I have left 3.3(b) open. Tell me when it is certain.'],
    ['close', 'not yet', 'I leave 3.3(b) open. Tell me when it can be closed.'],
    ['date', '30 Feb', 'There is no 30 Feb in the calendar. Which date do you mean?'],
  ])('%s? %s: %s', (wants, text, ask) => {
    expect(read(text, inLightOf(wants))).toMatchObject({ kind: 'clarify', ask });
  });
});

describe('what is plainly something else is read as that', () => {
  test.each<[Wants, string, string]>([
    ['date', "what's overdue?", 'question'],
    ['reason', 'help', 'help'],
    ['date', '3.7a done', '3.7(a); said complete'],
    ['who', 'done', 'said complete'],
    ['certainty', 'nearly', 'unclear'],
    ['certainty', 'Sam thinks it is done', 'clarify'],
    ['percent', 'yes', 'yes'],
    ['yes-or-no', 'no, keep it', 'no'],
  ])('%s? %s: %s', (wants, text, reading) => {
    expect(replied(text, inLightOf(wants))).toBe(reading);
  });
});

describe('"I meant" names another action and says nothing anew', () => {
  test.each([
    ['I meant 3.7a', ['3.7(a)']],
    ['sorry, that was for 3.7a', ['3.7(a)']],
    ['no 3.7a not 3.3b', ['3.7(a)']],
    ['3.7a not 3.3b', ['3.7(a)']],
  ])('%s', (text, items) => {
    expect(read(text, inLightOf('date'))).toEqual({ kind: 'meant', items });
  });
});
