/** What is asked back beside what was understood, and where nothing is asked. Said on Monday 30 November 2026. */
import type { Context } from '../../src/understanding/intent.ts';
import { holding } from './fixture.ts';
import { read } from './reading.ts';

const due: Context = { ...holding('3.3(b)'), due: '2027-01-31' };
const askedBy = (text: string): string | null => {
  const reading = read(text, due);
  if (reading.kind === 'reply') return reading.ask?.words ?? null;
  return reading.kind === 'clarify' ? reading.ask : reading.kind;
};

describe('one short question back', () => {
  test.each([
    ['Delayed', 'What is holding it up, and what date do you expect?'],
    ['bit behind', 'What is holding it up, and what date do you expect?'],
    ['hit a snag', 'What is holding it up, and what date do you expect?'],
    ['ground to a halt', 'What is holding it up, and what date do you expect?'],
    ['Leigh and Wigan done, Ashton delayed', 'What is holding it up, and what date do you expect?'],
    ['red - no capacity since Jo left', 'What is the new date?'],
    ['waiting on pupil data from schools', 'When do you expect that to be settled?'],
    ['superseded', 'Shall I ask the lead to close 3.3(b) as no longer needed?'],
    ['this one is dead', 'Shall I ask the lead to close 3.3(b) as no longer needed?'],
    ['still going', 'On track for 31 January?'],
    ['plodding on', 'On track for 31 January?'],
    ['75', '75% complete?'],
    ['Review complete - report to cabinet 12 Dec', 'Close it now, or after 12 December?'],
    ['approved 1/2', 'Approved on 1 February?'],
    ['wrong person', 'Who should it be?'],
    ['same as 4.2b', 'Shall I copy the 4.2(b) update here?'],
    ['slipped to 30 Feb', 'There is no 30 Feb in the calendar. Which date do you mean?'],
    [
      "slipped, we're now looking at 12 December",
      '12 December 2026 is before the agreed date, 31 January 2027. Which date do you expect?',
    ],
    ['new date 20 Nov', '20 November 2026 is in the past. What date do you expect?'],
    ['done I think? let me check with Sam', 'I have left 3.3(b) open. Tell me when it is certain.'],
    ['yeah right, done', 'I have left 3.3(b) open. Tell me when it is certain.'],
  ])('%s: %s', (text, ask) => {
    expect(askedBy(text)).toBe(ask);
  });
});

describe('what was understood is kept beside the question', () => {
  test('a status with a date that cannot be', () => {
    expect(read('slipped to 30 Feb', due)).toMatchObject({
      kind: 'reply',
      reply: { status: { value: 'at-risk' } },
      ask: { wants: 'date' },
    });
  });
  test('a percentage with a status that it belies', () => {
    const reading = read('complete, 40%', due);
    expect(reading).toMatchObject({ kind: 'reply', reply: { percent: { value: 40 } } });
    expect(reading).not.toHaveProperty('reply.status');
  });
});

describe('nothing is asked where all is said, or is shown for confirmation', () => {
  test.each([
    'done',
    'not too bad',
    'getting there',
    'all in hand',
    'nothing to worry about',
    'no change since last time',
    'ongoing',
    'too early',
    'met 12th, next one 9 march',
    'delayed until end of Feb',
    'bit behind but will still make the date',
    'not going to make December but fine for 31 January',
    'post went out to advert fri, closes 4 feb',
    'launched last week',
    'half the schools have replied',
  ])('%s', (text) => {
    expect(askedBy(text)).toBeNull();
  });
});
