/** What is said beside a status: a date is the expected one, and what no field takes is told, not dropped. */
import type { Context, One } from '../../src/understanding/intent.ts';
import { untaken } from '../../src/understanding/replies/untaken.ts';
import { understand } from '../../src/understanding/understand.ts';
import { holding, lexicon } from './fixture.ts';
import { replied } from './reading.ts';

/** Said on Monday 30 November 2026. */
const due: Context = { ...holding('3.3(b)'), due: '2027-01-31' };

describe('a date beside a status', () => {
  test.each([
    ['on track, due 1/2', 'said on-track; implied by 2027-02-01'],
    ['3.3b on track, due 1/2', '3.3(b); said on-track; implied by 2027-02-01'],
    ['3.3b on track due 1 Feb', '3.3(b); said on-track; implied by 2027-02-01'],
    ['on track, deadline 1 Feb', 'said on-track; implied by 2027-02-01'],
    ['on track, the deadline is 1 Feb', 'said on-track; implied by 2027-02-01'],
    ['on track - completion 1 Feb', 'said on-track; implied by 2027-02-01'],
    ['on track for 1 Feb', 'said on-track; implied by 2027-02-01'],
    ['on track by 1 Feb', 'implied at-risk; implied by 2027-02-01'],
    ['at risk, target 12/3', 'said at-risk; implied by 2027-03-12'],
    ['slipping, due 1 March', 'said at-risk; implied by 2027-03-01'],
    ['not started, due 1 March', 'said not-started; implied by 2027-03-01'],
    ['done by 3 Feb', 'implied at-risk; said by 2027-02-03'],
    ['on track for 31 January', 'said on-track'],
  ])('%s: %s', (text, reading) => {
    expect(replied(text, due)).toBe(reading);
  });

  test.each([
    'on track, tender deadline 4 Feb',
    'on track, governors meet 4 Feb',
    'at risk, was due 4 Feb',
    'done, due 1/2',
  ])('is not the action’s own: %s', (text) => {
    expect(replied(text, due)).not.toMatch(/ by 2027/);
  });
});

describe('what no field takes is told', () => {
  const told = (text: string): string[] => {
    const reading = understand(text, lexicon, due);
    const parts: readonly One[] = reading.kind === 'several' ? reading.parts : [reading];
    const replies = parts.filter((part) => part.kind === 'reply');
    return untaken(text, replies, lexicon, due).map(({ words }) => words);
  };

  test.each([
    ['on track, governors meet 4 Feb', ['governors meet 4 Feb']],
    ['on track 4 Feb', ['4 Feb']],
    ['on track, 1 in 5 (20%) replied', ['20%']],
    ['done, due 1/2 and 4 Feb after that', []],
    ['complete, 12 Nov', ['12 Nov']],
  ])('%s', (text, words) => {
    expect(told(text)).toEqual(words);
  });

  test.each([
    'on track',
    'on track, due 1/2',
    'at risk because HR froze the post on 4 Nov, end of Feb now',
    '80% there, reviews booked for spring term',
    '98 of 132 audits returned, chasing rest',
    'launched last week, on track',
    'chase me Thursday',
    '3.3b on track. what is due before 4 Feb?',
    'on track, attendance 94%',
  ])('nothing is left of: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
