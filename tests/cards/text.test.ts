import { bold, clip, dotted, escapeMarkdown, literal, run } from '../../src/cards/text.ts';

const JOINER = '\u2060';

test.each([
  ['3.3(b) Agree the protocol', '3.3(b) Agree the protocol'],
  ['**bold** and _italic_', '\\*\\*bold\\*\\* and \\_italic\\_'],
  ['[click](http://example.org)', '\\[click\\](http://example.org)'],
  ['`code` ~~struck~~', '\\`code\\` \\~\\~struck\\~\\~'],
  ['# Heading', '\\# Heading'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['2022 plan', '2022 plan'],
  ['3.3 Reduce absence', '3.3 Reduce absence'],
  ['<b>h</b> & &amp;', '\\<b\\>h\\</b\\> \\& \\&amp;'],
  ['back\\slash', 'back\\\\slash'],
])('a heading shows %s as it was written', (written, escaped) => {
  expect(escapeMarkdown(written)).toBe(escaped);
});

test('what a client would act on is parted invisibly', () => {
  expect(literal('<at>Alex</at>')).toBe(`<${JOINER}at>Alex<${JOINER}/at>`);
  expect(literal('{{DATE(2026-01-01T00:00:00Z)}}')).toBe(`{${JOINER}{DATE(2026-01-01T00:00:00Z)}}`);
  expect(literal('{{{{')).not.toContain('{{');
});

test('text is one line, and cannot turn the reading direction', () => {
  expect(literal('one\n\ntwo\u0007\tthree \u202egnihtemos')).toBe('one two three gnihtemos');
});

test('long text is cut at a word, and never through a character', () => {
  expect(clip('Agree the protocol', 30)).toBe('Agree the protocol');
  expect(clip('Agree the missing education protocol', 20)).toBe('Agree the missing…');
  expect(clip('😀😀😀😀', 3)).toBe('😀😀…');
});

test('parts are divided by dots, empty ones vanish, and neighbours of one look become one run', () => {
  expect(dotted([[run('a')], [], [run('b')], [bold('c')]])).toEqual([
    { type: 'TextRun', text: 'a · b · ' },
    { type: 'TextRun', text: 'c', weight: 'Bolder' },
  ]);
});
