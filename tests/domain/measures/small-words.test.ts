/** Whatever way somebody writes of one to four children, others read no count; other numbers stay as they are. */
import fc from 'fast-check';
import { FEWER, smallNumbersIn, wordsFor } from '../../../src/domain/measures/small-words.ts';

const told = (text: string): string => wordsFor(text, 'others');

test.each([
  ['Only 3 pupils are left (12%)', 'Only fewer than 5 pupils are left'],
  ['Of all, 12% left: 3 pupils', 'Of all, a share that is not shown left: fewer than 5 pupils'],
  ['two young people moved on', 'fewer than 5 young people moved on'],
  [
    '3 of 12 permanently excluded pupils came back',
    'fewer than 5 of 12 permanently excluded pupils came back',
  ],
  ['pupils without a place: 3', 'pupils without a place: fewer than 5'],
  ['Pupils without a place (4)', 'Pupils without a place (fewer than 5)'],
  ['number of pupils waiting is 3', 'number of pupils waiting is fewer than 5'],
  ['one pupil left', 'fewer than 5 pupils left'],
  ['One child has no place', 'fewer than 5 children has no place'],
  ['three children', 'fewer than 5 children'],
  ['two of the girls', 'fewer than 5 of the girls'],
  ['3 of our 40 children', 'fewer than 5 of 40 children'],
  ['3 (three) pupils', 'fewer than 5 pupils'],
  ['only 3 are left of the pupils', 'only fewer than 5 are left of the pupils'],
  ['3 SEND learners', 'fewer than 5 SEND learners'],
  ['3x pupils', 'fewer than 5 pupils'],
  ['2-3 pupils', 'fewer than 5 pupils'],
  ['2 or 3 pupils', 'fewer than 5 pupils'],
  ['3 to 6 pupils', 'up to 6 pupils'],
  ['2 families, 3 children', '2 families, fewer than 5 children'],
  ['97 of 100 pupils placed', 'all but fewer than 5 of 100 pupils placed'],
  ['3 very vulnerable young black children', 'fewer than 5 very vulnerable young black children'],
  ['3, all pupils of Year 6', 'fewer than 5, all pupils of Year 6'],
  ['1/3 pupils', 'fewer than 5 pupils'],
  ['4 EHCPs', 'fewer than 5 EHCPs'],
  ['In autumn 2 pupils left', 'In autumn fewer than 5 pupils left'],
])('"%s" is told as "%s"', (text, said) => {
  expect(told(text)).toBe(said);
  expect(wordsFor(text, 'leads')).toBe(text);
});

test.each([
  '45 children and 3 schools',
  'HR freeze until 3 March',
  'Two posts are vacant in the children’s team',
  'Pupils return on 3 May, in Autumn 2 or by 4/12',
  'Year 4 pupils and Key Stage 2 pupils of 3 of our schools',
  'Send 3 by Friday',
  'See 1.1(a) and 3.3b about pupils',
  'https://example.org/pupils/3',
  '3% of 100 pupils',
  'Nobody of the pupils; 3 returns are late',
  'No one told the pupils',
])('"%s" stays as it is', (text) => {
  expect(told(text)).toBe(text);
});

describe('a number without a noun', () => {
  const ABOUT = 'Fewer pupils are out of school';
  test.each([
    ['Only 3 left', 'Only fewer than 5 left'],
    ['2 of them are placed', 'fewer than 5 of them are placed'],
    ['All but two have returned', 'All but fewer than 5 have returned'],
    ['We found the other 2.', 'We found the other fewer than 5.'],
    ['Two of those moved away (50%)', 'fewer than 5 of those moved away'],
    ['3 of 9 still waiting', 'fewer than 5 of 9 still waiting'],
    ['down to 4', 'down to fewer than 5'],
  ])('"%s" is taken for pupils where the action speaks of them', (text, said) => {
    expect(wordsFor(text, 'others', ABOUT)).toBe(said);
    expect(wordsFor(text, 'leads', ABOUT)).toBe(text);
    expect(wordsFor(text, 'others', 'Renew the contract')).toBe(text);
  });

  test.each([
    'Only 3 schools have answered',
    'Only 2 bids left to read',
    'Paper 3 is late',
    'Panel meets on 3 March',
    'Two drafts written, 2 meetings to go',
    'Only one way to do it',
    '12 of them are placed',
  ])('"%s" stays as it is even there', (text) => {
    expect(wordsFor(text, 'others', ABOUT)).toBe(text);
  });

  test('is theirs too where a sentence before has spoken of them', () => {
    expect(told('Twelve pupils were out. Only 3 are left.')).toBe(
      'Twelve pupils were out. Only fewer than 5 are left.',
    );
  });

  test('what cannot be told is named to whoever chooses the words', () => {
    expect(smallNumbersIn('Panel saw 3, and two drafts')).toEqual(['3']);
    expect(smallNumbersIn('fewer than 5 of them, on 3 March, in Year 4, to 2 schools')).toEqual([]);
  });
});

test('whatever surrounds them, a small count beside a word for children is not told, and telling it twice changes nothing', () => {
  const nouns = fc.constantFrom('pupils', 'children', 'young people', 'girls', 'learners');
  const counts = fc.constantFrom('1', '2', '3', '4', 'two', 'three', 'four');
  const ways = fc.constantFrom(
    (noun: string, count: string) => `${count} ${noun} wait`,
    (noun: string, count: string) => `${noun} that wait: ${count}`,
    (noun: string, count: string) => `of the ${noun}, ${count} wait`,
    (noun: string, count: string) => `still ${count} new ${noun}`,
  );
  fc.assert(
    fc.property(nouns, counts, ways, (noun, count, way) => {
      const said = told(way(noun, count));
      expect(said).toContain(FEWER);
      expect(said).not.toMatch(new RegExp(`\\b${count}\\b`));
      expect(told(said)).toBe(said);
    }),
  );
});
