/** How owners ask for more time, with the action, the day and the reason that were said; and what only sounds like it. */
import { asksForTime, timeAsked } from '../../src/understanding/answers/more-time-asked.ts';
import { lexicon, quiet } from './fixture.ts';

const REF = '3.3(b)';

test.each<[string, string | null, string | null]>([
  ['could I have until end of Feb for 3.3b please, HR froze the post', '2027-02-28', 'HR froze the post'],
  ['more time for 3.3b until 15 Jan because the post is frozen', '2027-01-15', 'the post is frozen'],
  ['I need until 15 Jan for 3.3b as staff are off', '2027-01-15', 'staff are off'],
  ['can we move 3.3b to 26 feb? post is frozen', '2027-02-26', 'post is frozen'],
  ['can we push 3.3b to March', '2027-03-31', null],
  ['need a bit longer on 3.3b', null, null],
  ['need another month on 3.3b', null, null],
  ['extension for 3.3b to 15 Jan please', '2027-01-15', null],
  ['can 3.3b have another fortnight', null, null],
  ['need more time for 3.3b, please', null, null],
])('%s', (text, date, reason) => {
  expect(asksForTime(text)).toBe(true);
  expect(timeAsked(text, lexicon, quiet)).toEqual({ refs: [REF], date, reason });
});

test.each([
  'no more time needed for 3.3b',
  "3.3b doesn't need more time",
  '3.3b done, need to tell HR',
  'can I see 3.3b',
  'we moved 3.3b to March',
  'when can we move to 26 Feb',
])('%s asks for none', (text) => {
  expect(asksForTime(text)).toBe(false);
});
