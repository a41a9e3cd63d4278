/** Long hostile texts cost little more than plain prose of the same length: told as a ratio, whatever the machine. */
import fc from 'fast-check';
import { Reading } from '../../src/understanding/intent.ts';
import { bothPlans, holding } from './fixture.ts';
import { read } from './reading.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';
const LENGTH = 4000;
/** What backtracks without end takes ten thousand times as long; a thousand questions in one message take some 300. */
const MOST = 1500;

const filled = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const PROSE = filled(
  'The panel met on site and spoke with staff about how the new rooms are used by pupils. ',
);

function msOf(text: string): number {
  const began = performance.now();
  read(text, holding('3.3(b)'), bothPlans);
  return performance.now() - began;
}
let plain = 1;
beforeAll(() => {
  // The first readings also load and compile.
  const times = Array.from({ length: 12 }, () => msOf(PROSE));
  plain = Math.max(1, Math.min(...times));
});

/** Further readings tell a slow text from a busy machine. */
function ratioOf(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let reading = 0; reading < 4 && least >= MOST; reading += 1)
    least = Math.min(least, msOf(text) / plain);
  return least;
}

const words =
  "done not complete slipping on track 80% 98 of 132 3.3b ( ) 9.9 p3 priority 12 March 30 Feb 1/2 new date until by because https://example.org/a minutes in the folder overdue what's due this week and but , . ? ! : ; - & < > * [ ] 👍 maybe I think is it it's the all mark as 'n't to a ask Sam chase me for Kim same waiting leave hand over assign half term after end Friday since owner mine who so really sorry thanks ok yes no attached evidence none yet A aaaa x 0 1. (a) b-".split(
    ' ',
  );

test.each(words.map((word) => [word]))('%j again and again', (word) => {
  expect(ratioOf(filled(`${word} `))).toBeLessThan(MOST);
  expect(ratioOf(filled(word))).toBeLessThan(MOST);
});

test.each([
  ['a question behind a long statement', `${filled('It is done. ').slice(0, 3900)} what is overdue?`],
  ['a statement behind a long question', `${filled('is it done? ').slice(0, 3900)} 3.3b done.`],
  ['somebody else’s long words', `Sam said: ${filled('it is done and ').slice(0, 3900)}\ndone`],
  ['blank lines', `done${'\n'.repeat(3900)}on track`],
  ['spaces', `done${' '.repeat(3900)}on track`],
  ['tags that never close', filled('<a ')],
  ['brackets that never close', filled('[a](')],
  ['invisible characters', `3.3b done${'\u200b\u202e'.repeat(1900)}`],
  ['one word of all the text', 'x'.repeat(LENGTH)],
  ['digits', '1'.repeat(LENGTH)],
  ['quotation marks', filled('"\'')],
])('%s', (_, text) => {
  expect(ratioOf(text)).toBeLessThan(MOST);
});

test('any words, put together in any way', () => {
  const piece = fc
    .tuple(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', ' ', '\n', ', ', '. '),
    )
    .map(([some, join]) => some.join(join) + join || 'x');
  fc.assert(
    fc.property(piece, fc.constantFrom('', ' done', '\nwhat is overdue?'), (one, end) => {
      expect(ratioOf(`${filled(one).slice(0, LENGTH - end.length)}${end}`)).toBeLessThan(MOST);
    }),
    inFull ? { numRuns: 3000 } : { numRuns: 20, seed: 9 },
  );
});

test('of 100,000 characters no more is read than of 4,000', () => {
  expect(ratioOf('3.3b done. '.repeat(9000))).toBeLessThan(MOST);
});

const ODD = [
  '__proto__',
  'constructor',
  'toString is done',
  'status of __proto__',
  'assign __proto__ to constructor',
  'hasOwnProperty?',
  '\u0000',
  'done\u0000',
  '\ud800',
  '3.3b \udc00 done',
  '\u202e3.3b done\u202c',
  '\u2066done\u2069',
  '3\u200b.\u200b3\u200bb d\u200bone',
  '🎉🎉🎉',
  '👩‍👩‍👧‍👦',
  '​',
  '\t\r\n',
  '<at>Waymark</at>',
  '<at>Waymark</at> 3.3b done',
  '<img src=x onerror=alert(1)>',
  '[done](javascript:alert(1))',
  '**3.3b** _done_',
  '${done}',
  '{{done}}',
  "'; DROP TABLE documents; --",
  '9.9z done',
  'Priority 77 overdue',
  '😀 3.3b 😀 done 😀',
  'ＤＯＮＥ',
  'дone',
];
test.each(ODD.map((text) => [text]))('%j is read as something', (text) => {
  for (const context of [holding(), holding('3.3(b)'), holding('__proto__', '3.3(b)')])
    expect(Reading.safeParse(read(text, context, bothPlans)).error).toBeUndefined();
});
