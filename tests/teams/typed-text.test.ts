/** What a person typed is read as they typed it, whatever Teams wraps around it. */
import { typedText } from '../../src/teams/typed-text.ts';

const BOT = '28:bot';
const own = { text: '<at>Waymark</at>', mentioned: { id: BOT } };
const other = { text: '<at>Bola Sample</at>', mentioned: { id: '29:bola' } };

test.each([
  ['<at>Waymark</at> whats overdue', 'whats overdue'],
  ['<at>Waymark</at>&nbsp;3.3b?', '3.3b?'],
  ['give 3.3 to <at>Bola Sample</at>', 'give 3.3 to Bola Sample'],
  ['<p>done, <b>minutes</b> filed</p><p>see above</p>', 'done, minutes filed\nsee above'],
  ['one<br>two<br/>three', 'one\ntwo\nthree'],
  [
    '<a href="https://example.org/a?b=1&amp;c=2">the minutes</a>',
    'the minutes https://example.org/a?b=1&c=2',
  ],
  ['<a href="https://example.org/m">https://example.org/m</a>', 'https://example.org/m'],
  ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ['fewer than &lt; 50 &amp; falling', 'fewer than < 50 & falling'],
  ['a<b and c>d', 'a<b and c>d'],
  ['  spaced\u00a0 out  ', 'spaced out'],
  ['', ''],
])('%j is read as %j', (text, words) => {
  expect(typedText(text, [own, other], BOT)).toBe(words);
});

test('a long text of half tags is read in no time', () => {
  const hostile = ['<a href="', '<p x="', '&amp', '<a ', '</'].map((piece) => piece.repeat(30_000)).join('');
  expect(typedText(hostile, [own], BOT).length).toBeGreaterThan(0);
});
