/** Several things in one message, said with a card of three or of one action in hand. */
import type { One, Reading } from '../../src/understanding/intent.ts';
import { holding } from './fixture.ts';
import { read } from './reading.ts';

const card = holding('3.3(b)', '3.7(a)', '4.2(d)');

function partSaid(part: One): string {
  if (part.kind !== 'reply') return part.kind;
  const { status, forecast, snooze } = part.reply;
  const fields = [
    status && `${status.how} ${status.value}`,
    forecast && `by ${forecast.value}`,
    snooze && `again ${snooze.value}`,
  ];
  return [part.items.join('+'), ...fields.filter((field) => field !== undefined)].join(' ').trim();
}
const saidIn = (reading: Reading): string[] =>
  reading.kind === 'several' ? reading.parts.map(partSaid) : [partSaid(reading)];

describe('each part is read by itself', () => {
  test.each([
    ['3.3b done, 3.7a slipping to March', ['3.3(b) said complete', '3.7(a) said at-risk by 2027-03-31']],
    ['3.3b on track. 3.7a not started', ['3.3(b) said on-track', '3.7(a) said not-started']],
    ['3.3b and 3.7a done, 4.2d not started', ['3.3(b)+3.7(a) said complete', '4.2(d) said not-started']],
    [
      '3.3b done and can you remind me about 3.7a on Friday',
      ['3.3(b) said complete', '3.7(a) again 2026-12-04'],
    ],
    ["done. what's overdue in p3?", ['said complete', 'question']],
    ['on track. who owns 3.7a?', ['said on-track', 'question']],
  ])('%s', (text, parts) => {
    expect(saidIn(read(text, holding('3.3(b)')))).toEqual(parts);
  });

  test.each([
    ['b and d done, rest on track', ['3.3(b)+4.2(d) said complete', '3.7(a) implied on-track']],
    ['first one done, second one not started', ['3.3(b) said complete', '3.7(a) said not-started']],
    ['1 and 3 done, 2 slipping', ['3.3(b)+4.2(d) said complete', '3.7(a) said at-risk']],
    ['first two done, last one at risk', ['3.3(b)+3.7(a) said complete', '4.2(d) said at-risk']],
    ['3.3b done, others not started', ['3.3(b) said complete', '3.7(a)+4.2(d) implied not-started']],
    ['all on track except b which is slipping', ['3.7(a)+4.2(d) said on-track', '3.3(b) said at-risk']],
    ['b and d done', ['3.3(b)+4.2(d) said complete']],
  ])('against the card: %s', (text, parts) => {
    expect(saidIn(read(text, card))).toEqual(parts);
  });
});

describe('one thing stays one', () => {
  test.each([
    'Leigh and Wigan done, Ashton delayed',
    'done I think? let me check',
    'slipping. now end of Feb',
    'a and b done, rest on track',
    'is it done?',
    'on track, ok?',
    '3.3b done. 3.3b minutes on the hub',
  ])('%s', (text) => {
    expect(read(text, holding('3.3(b)')).kind).not.toBe('several');
  });

  test.each(['3.3b on track, last met 3 December', '3.3b on track, final report done 3 December'])(
    'a time or a thing is no place of the card: %s',
    (text) => {
      expect(saidIn(read(text, card))).toEqual(['3.3(b) said on-track']);
    },
  );

  test('what the card does not have is not guessed', () => {
    expect(saidIn(read('c done, rest on track', card)).join()).not.toMatch(/said/);
    expect(saidIn(read('all done apart from the survey', card)).join()).not.toMatch(/said/);
  });
});
