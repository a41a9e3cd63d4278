/** Who is away and who covers, as people say it; and what is a report, a reason or a wish, and no leave. */
import { understand } from '../../../src/understanding/understand.ts';
import { holding, quiet } from '../fixture.ts';
import { lexicon, officer } from '../set-up-fixture.ts';

const kim = { kind: 'name', name: 'Kim' };
const leave = (over: object) => ({
  kind: 'errand',
  errand: { do: 'leave', who: null, from: null, cover: null, ...over },
});

// Monday 30 November 2026.
test.each([
  ["I'm away until the 31st, Kim covers", { until: '2026-12-31', cover: kim }],
  ["I'm away until 31 December. Kim is covering for me", { until: '2026-12-31', cover: kim }],
  ["I'm away", { until: null }],
  ['I am on leave, Kim covers', { until: null, cover: kim }],
  ['annual leave 14 to 18 Dec, Kim covering', { from: '2026-12-14', until: '2026-12-18', cover: kim }],
  ['maternity leave from January', { from: '2027-01-01', until: null }],
  ['away until 31 Dec, cover: Kim', { until: '2026-12-31', cover: kim }],
  ['on leave from 14 Dec to 4 Jan', { from: '2026-12-14', until: '2027-01-04' }],
  [
    'on annual leave from 14 December until 4 January, Kim covers',
    { from: '2026-12-14', until: '2027-01-04', cover: kim },
  ],
  ["I'll be off sick until 12 Jan and Kim will cover", { until: '2027-01-12', cover: kim }],
  [
    'Hi, out of office until 12 January, the Head of Skills covers',
    { until: '2027-01-12', cover: { kind: 'post', post: 'head-of-skills' } },
  ],
  [
    'away back on 5 January, kim@example.org covers',
    { until: '2027-01-04', cover: { kind: 'address', email: 'kim@example.org' } },
  ],
])('%s', (text, over) => {
  expect(understand(text, lexicon, quiet)).toMatchObject(leave(over));
});

test.each([
  [
    'Alex is off sick until 12 Jan, Kim covers',
    { who: { kind: 'name', name: 'Alex' }, until: '2027-01-12', cover: kim },
  ],
  [
    'Alex Sample is away until 12 January',
    { who: { kind: 'name', name: 'Alex Sample' }, until: '2027-01-12' },
  ],
])('an officer says: %s', (text, over) => {
  expect(understand(text, lexicon, officer)).toMatchObject(leave(over));
  // In anybody else's mouth it explains something, where there is something to explain; else the turn says whose word it is.
  if (/covers/.test(text)) expect(understand(text, lexicon, holding('3.3(b)')).kind).toBe('reply');
  expect(understand(text, lexicon, quiet)).toMatchObject(leave(over));
});

test.each(["I'm back", 'I am back at work', 'end my leave', "I'm back from leave"])('%s ends it', (text) => {
  expect(understand(text, lexicon, quiet)).toMatchObject({
    kind: 'errand',
    errand: { do: 'end-leave', who: null },
  });
});

test('an officer ends somebody else’s', () => {
  expect(understand("end Alex's leave", lexicon, officer)).toMatchObject({
    errand: { do: 'end-leave', who: { kind: 'name', name: 'Alex' } },
  });
});

test.each(['my last day is Friday, Kim takes over', 'My last day is 18 December'])(
  '%s is asked about',
  (text) => {
    const reading = understand(text, lexicon, quiet);
    expect(reading).toMatchObject({ kind: 'clarify' });
    expect(reading.kind === 'clarify' && reading.ask).toContain('leaving for good?');
  },
);

test.each([
  'slipping, Jo on leave til 31st',
  'at risk, Kim is off sick until 12 Jan',
  'done, back on track after leave',
  '3.3b on leave til 31st',
  'who is on leave',
  'on track, Kim covers the forum',
  'Kim covers 3.3b',
  "I'm back on track",
  "I'm off",
  'away',
  'leave cover from January is agreed',
  'chase me on 14 December',
  'the draft is away until 12 December',
])('%s is no leave', (text) => {
  expect(understand(text, lexicon, quiet)).not.toMatchObject({ errand: { do: 'leave' } });
});

test.each([
  ['my working days', null, null],
  ['my quiet days please', null, null],
  ['quiet days of the Head of Skills', { kind: 'post', post: 'head-of-skills' }, null],
  ['quiet days of the Partnership Board', null, 'Partnership Board'],
])('%s opens the card', (text, of, board) => {
  expect(understand(text, lexicon, officer)).toMatchObject({ errand: { do: 'quiet-days', of, board } });
});
