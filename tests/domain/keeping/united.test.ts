/** Lists in which two ids of one person have become one: valid still, and nothing of others is lost. */
import { united } from '../../../src/domain/keeping/united.ts';

const owner = (key: string, part: string) => ({ key, part });

test('of two owners who are one whoever is accountable stays, whichever came first', () => {
  const before = [
    owner('person:early', 'contributor'),
    owner('person:kim', 'accountable'),
    owner('post:a', 'x'),
  ];
  const now = [owner('person:kim', 'contributor'), before[1], before[2]];
  expect(united('owners', before, now)).toEqual([before[1], before[2]]);
  const other = [owner('person:early', 'accountable'), owner('person:kim', 'contributor')];
  expect(united('owners', other, [owner('person:kim', 'accountable'), other[1]])).toEqual([
    owner('person:kim', 'accountable'),
  ]);
});

test('of two who speak for one the first stays; of ids each stands once', () => {
  const before = [
    { person: 'kim', officer: 'post:a' },
    { person: 'early', officer: 'post:b' },
  ];
  expect(united('linkOfficers', before, [before[0], { person: 'kim', officer: 'post:b' }])).toEqual([
    before[0],
  ]);
  expect(united('people', ['early', 'robin', 'kim'], ['kim', 'robin', 'kim'])).toEqual(['kim', 'robin']);
});

test('what was twice before, and lines of words, stay as they are', () => {
  const twice = { kind: 'link', url: 'https://example.org' };
  expect(united('evidence', [twice, twice, { by: 'a' }], [twice, twice, { by: 'b' }])).toEqual([
    twice,
    twice,
    { by: 'b' },
  ]);
  const now = ['A former colleague is new', 'A former colleague is new'];
  expect(united('lines', ['Kim is new', 'Kay is new'], now)).toEqual(now);
});
