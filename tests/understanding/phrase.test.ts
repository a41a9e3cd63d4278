import { phraseOf } from '../../src/understanding/phrase.ts';

describe('what was typed is freed of what the speaker did not say', () => {
  test.each([
    ['  overdue \t p3  ', 'overdue p3'],
    ['<at>Waymark</at> overdue p3', 'overdue p3'],
    ['Waymark, overdue p3', 'overdue p3'],
    ['<b>done</b>, <i>thanks</i>', 'done , thanks'],
    ['**done** and _dusted_', 'done and dusted'],
    ['it’s “done” – thanks…', 'it\'s "done" - thanks...'],
    ['[minutes](https://example.org/m) done', 'minutes https://example.org/m done'],
    ['<https://example.org/a_b> done', 'https://example.org/a_b done'],
    ['- 3.3b done\n- 3.7a late', '3.3b done\n3.7a late'],
    ['\u202Edone\u202C \uE002', 'done'],
    ['R&amp;D done', 'R&D done'],
    ['shld b done b4 nxt mtg', 'should be done before next meeting'],
    ['Shld slip a wk, wot abt the grp', 'Should slip a week, what about the group'],
    ['b done, GD on leave', 'b done, GD on leave'],
    ['https://example.org/wk/b4 done', 'https://example.org/wk/b4 done'],
  ])('%j is read as %j', (typed, words) => {
    expect(phraseOf(typed)).toBe(words);
  });
});

describe('other people’s words are left out', () => {
  test.each([
    ['slipping\n> done', 'slipping'],
    ['slipping\n\nFrom: Sam Sample\nSent: Monday\nAll done', 'slipping'],
    ['slipping\nOn Mon, 30 Nov 2026 at 09:00, Sam Sample wrote:\ndone', 'slipping'],
    ['slipping\n----- Original Message -----\ndone', 'slipping'],
    ['slipping\nKind regards\nDone Dunn', 'slipping'],
    ['From: Sam Sample\nSubject: done', ''],
  ])('%j leaves %j', (typed, words) => {
    expect(phraseOf(typed)).toBe(words);
  });
});
