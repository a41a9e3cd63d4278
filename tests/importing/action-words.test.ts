/** What the words of an action and of a measure say: nature, direction, pointers, by when; and what they do not say. */
import { anchorsOf } from '../../src/domain/by-when.ts';
import { pointersIn } from '../../src/importing/link-words.ts';
import { directionIn, natureIn } from '../../src/importing/nature-words.ts';
import { whenIn } from '../../src/importing/when-words.ts';

describe('nature', () => {
  test.each([
    ['Continue to fund book gifting', null, 'continuous'],
    ['Maintain a shared guide', null, 'continuous'],
    ['Review the offer', 'Ongoing', 'continuous'],
    ['Report half termly to managers', null, 'recurring'],
    ['Attendance to be a standard item at the forum', null, 'recurring'],
    ['Open a hub', 'Every term', 'recurring'],
    ['Open a hub', 'May 2026', null],
    ['Fund the ongoing repair of the roof', null, null],
    ['Close the gap year on year', null, null],
    ['Reduce the number of monthly-paid posts that continue to be vacant', null, 'recurring'],
  ])('%s (%s): %s', (title, when, nature) => {
    expect(natureIn(title, when)).toBe(nature);
  });
});

describe('direction of a measure', () => {
  test.each([
    ['Reduction in persistent absence.', 'decrease'],
    ['Fewer families move away', 'decrease'],
    ['Improved attendance data', 'increase'],
    ['More children reach the expected standard', 'increase'],
    ['Maintain and improve the share of happy children', 'maintain-or-increase'],
    ['Attendance will be consistent', 'maintain'],
    ['Gaps are closing year on year', 'close-gap'],
    ['Outcomes at or above national average', 'at-or-above-comparator'],
    ['% of workforce trained', 'report'],
    ['90% of schools trained', 'reach-target'],
    ['Strategy in place', 'achieve'],
    ['Children feel at home', 'qualitative'],
  ])('%s: %s', (text, direction) => {
    expect(directionIn(text)).toBe(direction);
  });
});

describe('pointers', () => {
  test.each([
    ['Define priorities - See 1.1 (a)', ['same-as 1.1a']],
    ['Fund what is needed as set out in 1.4a and b', ['depends-on 1.4a', 'depends-on 1.4b']],
    ['This will feed into a) above', ['feeds a']],
    ['Review the approach (see 2.3)', ['see-also 2.3']],
    ['Start following completion of 2.1(b)', ['depends-on 2.1b']],
  ])('%s', (text, pointers) => {
    expect(pointersIn(text).map(({ kind, to }) => `${kind} ${to}`)).toEqual(pointers);
  });

  test.each([
    'See the calendar of events',
    'Feed into the national programme',
    'Improve progress from 1.1 to 1.4',
    'Return the section 175 forms',
    'See children for who they are',
  ])('none in "%s"', (text) => {
    expect(pointersIn(text)).toEqual([]);
  });
});

describe('by when, in the words of the action', () => {
  const anchors = anchorsOf({ period: { start: '2026-09-01', end: '2029-08-31' } }, '2026-01-12');
  test.each([
    ['Open a hub by June 2027', 'by June 2027'],
    ['Run training over the 2026-27 school year', 'over the 2026-27 school year'],
    ['Report on a termly basis to the board', 'on a termly basis'],
    ['Develop a strategy for the next 5 years', 'for the next 5 years'],
    ['Continue to fund book gifting', 'Continue to'],
  ])('%s: %s', (text, when) => {
    expect(whenIn(text, anchors)).toBe(when);
  });

  test.each([
    'Support the 16-19 agenda',
    'Open rooms for 2-year-olds',
    'Return the section 175 forms',
    'Take part in Sample 2030',
    'Open a hub',
  ])('none in "%s"', (text) => {
    expect(whenIn(text, anchors)).toBeNull();
  });
});
