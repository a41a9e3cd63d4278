/** Words that are taken out are out: whole, cut short, within JSON; and nothing else changes. */
import fc from 'fast-check';
import { quotable, repeats, scrubbed, unquoted } from '../../../src/domain/privacy/scrub.ts';

const SECRET = 'the family of the little one from Rowan Lane\nmoved "away"';
const MARKER = 'Redacted';
const going = { words: quotable([SECRET]), files: new Set<unknown>(['f-1']), marker: MARKER };

test.each([
  ['as it stands', SECRET],
  ['in one line', `He said: ${SECRET.replace(/\s+/g, ' ')}.`],
  ['in JSON', JSON.stringify({ reason: SECRET })],
  ['cut short', `at risk: ${SECRET.slice(0, 30)}…`],
  ['cut short at the end', `at risk: ${SECRET.slice(0, 27)}`],
])('%s', (_, text) => {
  const left = unquoted(text, going.words, MARKER);
  expect(left).toContain(MARKER);
  expect(left).not.toContain('little one');
});

test('JSON stays JSON', () => {
  const text = JSON.stringify({ reason: SECRET, status: 'at-risk', next: [SECRET.slice(0, 40)] });
  expect(JSON.parse(unquoted(text, going.words, MARKER))).toMatchObject({ status: 'at-risk' });
});

test('a link and a file become a description; what quotes nothing is the very same', () => {
  const link = { kind: 'link', url: 'https://example.org/the-little-one' };
  const words = { ...going, words: quotable([link.url]) };
  expect(scrubbed([link], words)).toEqual([{ kind: 'location', what: MARKER }]);
  expect(scrubbed({ kind: 'file', file: 'f-1', name: 'x.pdf' }, going)).toEqual({
    kind: 'location',
    what: MARKER,
  });
  const other = { kind: 'file', file: 'f-2', name: 'x.pdf', deep: [{ a: 1, b: null }] };
  expect(scrubbed(other, going)).toBe(other);
});

test('short words are no quotation', () => {
  expect(quotable(['done', 'audits returned'])).toEqual(['audits returned']);
});

test('whatever stands around it, nothing of it is left, and doing it twice is doing it once', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.json(), (before, after, json) => {
      const value = { a: `${before}${SECRET}${after}`, b: [json, { c: SECRET }], d: 3 };
      const once = scrubbed(value, going);
      expect(JSON.stringify(once)).not.toContain('Rowan Lane');
      expect(scrubbed(once, going)).toBe(once);
    }),
  );
});

test('a reason repeats the words by three in a row, or by a number of theirs', () => {
  expect(repeats('it says the little one from', [SECRET])).toBe(true);
  expect(repeats('it has 4857773456 in it', ['number 4857773456'])).toBe(true);
  expect(repeats('it names a child', [SECRET])).toBe(false);
});

test('short words go where they are quoted, or where a field holds nothing else', () => {
  const short = { ...going, words: [], short: ['JB moved'], whole: new Set(['JB moved']) };
  const value = {
    reason: ' JB moved ',
    to: 'agreed date to 26 Feb: “JB moved”',
    title: 'JB moved',
    text: '{"reason":"JB moved","at":1}',
    other: 'JB moved house',
  };
  expect(scrubbed(value, short)).toEqual({
    reason: MARKER,
    to: 'agreed date to 26 Feb: “Redacted”',
    title: 'JB moved',
    text: '{"reason":"Redacted","at":1}',
    other: 'JB moved house',
  });
});
