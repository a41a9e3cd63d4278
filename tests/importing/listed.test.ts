/** A cell or paragraph with several points: each becomes one, and what is no list stays whole. */
import fc from 'fast-check';
import { listedIn } from '../../src/importing/listed.ts';

const runs = process.env.WAYMARK_VERIFY === 'full' ? { numRuns: 20_000 } : { numRuns: 500, seed: 20261201 };

const pairs = (text: string): [string | null, string][] =>
  listedIn(text).map((point) => [point.opening ? 'opening' : point.label, point.text]);

test.each<[string, string, [string | null, string][]]>([
  [
    'lettered lines',
    'a) Map needs\nb) Train staff',
    [
      ['a)', 'Map needs'],
      ['b)', 'Train staff'],
    ],
  ],
  [
    'letters in brackets',
    '(a) Map needs\r\n(b) Train staff',
    [
      ['(a)', 'Map needs'],
      ['(b)', 'Train staff'],
    ],
  ],
  [
    'letters with a full stop',
    'a. Map\nb. Train',
    [
      ['a.', 'Map'],
      ['b.', 'Train'],
    ],
  ],
  [
    'numbers of several parts',
    '1.1 Map needs\n1.2 Train staff',
    [
      ['1.1', 'Map needs'],
      ['1.2', 'Train staff'],
    ],
  ],
  [
    'letters that start again',
    'a) One\nb) Two\na) Three',
    [
      ['a)', 'One'],
      ['b)', 'Two'],
      ['a)', 'Three'],
    ],
  ],
  [
    'Roman figures',
    'i) Map\nii) Train\niii) Review',
    [
      ['i)', 'Map'],
      ['ii)', 'Train'],
      ['iii)', 'Review'],
    ],
  ],
  [
    'bullets',
    '• Map needs\n• Train staff',
    [
      [null, 'Map needs'],
      [null, 'Train staff'],
    ],
  ],
  [
    'dashes',
    '- Map needs\n- Train staff',
    [
      [null, 'Map needs'],
      [null, 'Train staff'],
    ],
  ],
  [
    'the bullet of old word processors',
    '\uf0b7 Map\n\uf0b7 Train',
    [
      [null, 'Map'],
      [null, 'Train'],
    ],
  ],
  [
    'words before the points',
    'We will:\na) Map needs\nb) Train staff',
    [
      ['opening', 'We will:'],
      ['a)', 'Map needs'],
      ['b)', 'Train staff'],
    ],
  ],
  [
    'a point over two lines',
    'a) Map the\nneeds\nb) Train',
    [
      ['a)', 'Map the needs'],
      ['b)', 'Train'],
    ],
  ],
  [
    'letters within a line',
    'We will: a) map needs; b) train staff and c) review',
    [
      ['opening', 'We will:'],
      ['a)', 'map needs'],
      ['b)', 'train staff and'],
      ['c)', 'review'],
    ],
  ],
  [
    'letters within a line from the start',
    '(a) map needs (b) train staff',
    [
      ['(a)', 'map needs'],
      ['(b)', 'train staff'],
    ],
  ],
  ['one point', 'a) Map needs', [['a)', 'Map needs']]],
  ['several lines without a mark', 'Map the needs\nof schools', [[null, 'Map the needs of schools']]],
  [
    'a section of an Act',
    'Audit under section 175(a) and 11(b) of the Act',
    [[null, 'Audit under section 175(a) and 11(b) of the Act']],
  ],
  ['a range of ages', '16-19 offer\nreviewed', [[null, '16-19 offer reviewed']]],
  ['a hyphenated word', 'Re-launch the offer', [[null, 'Re-launch the offer']]],
  ['a lonely letter later in the line', 'Use plan b) if needed', [[null, 'Use plan b) if needed']]],
  ['nothing', ' \n ', []],
])('%s', (_, text, points) => {
  expect(pairs(text)).toEqual(points);
});

test('no word is lost or added, whatever the text', () => {
  const words = fc.constantFrom(
    'a)',
    '(b)',
    'c.',
    '•',
    '- ',
    'Map',
    'needs',
    '\n',
    ' ',
    '1.1',
    'ii)',
    '2) ',
    ':',
    '\r\n',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((some) => some.join(' ')),
      ),
      (text) => {
        const letters = (from: string): string => from.replace(/[^a-z0-9]/gi, '').replace(/o/gi, '');
        const back = listedIn(text).map((point) => `${point.label ?? ''} ${point.text}`);
        expect(letters(back.join(' '))).toBe(letters(text));
      },
    ),
    runs,
  );
});

test('a long text takes no longer than its length', () => {
  expect(listedIn('a) '.repeat(50_000)).length).toBeGreaterThan(0);
  expect(listedIn('(i '.repeat(50_000)).length).toBe(1);
});
