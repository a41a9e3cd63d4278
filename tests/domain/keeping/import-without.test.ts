/** What a plan file said of somebody is left out of what is kept of it, and nothing else. */
import { importWithout } from '../../../src/domain/keeping/import-without.ts';

const without = (value: unknown) => importWithout(value, (name) => name.toLowerCase() === 'alex@example.org');
const ALEX = 'Alex@example.org';

test.each([
  ['the holder of a post', { id: 'p', holder: ALEX, from: '2026-01-01' }, { id: 'p' }],
  [
    'one of several holders',
    { holders: [{ holder: 'r@x.org' }, { holder: ALEX, from: '2026-01-01' }] },
    { holders: [{ holder: 'r@x.org' }] },
  ],
  [
    'a cover, a deputy and a link officer',
    { cover: ALEX, deputy: ALEX, linkOfficer: ALEX, quiet: null },
    { quiet: null },
  ],
  ['one of several owners', { owners: [ALEX, 'head'], lead: ALEX }, { owners: ['head'] }],
  ['the only owner', { ref: '1', owners: [ALEX] }, { ref: '1' }],
  [
    'whoever records for them, and whom they record for',
    {
      linkOfficers: [
        { person: 'r@x.org', officer: ALEX },
        { person: ALEX, officer: 'head' },
      ],
    },
    {},
  ],
  [
    'whoever gives a measure',
    { measures: [{ text: 'm', owner: ALEX, readings: [{ value: 1, by: ALEX }] }] },
    { measures: [{ text: 'm', readings: [{ value: 1 }] }] },
  ],
  [
    'the owner of a duty',
    { bodies: [{ name: 'b', duties: [{ ref: 'D1', owner: ALEX }] }] },
    { bodies: [{ name: 'b', duties: [{ ref: 'D1' }] }] },
  ],
])('%s', (_, said, left) => {
  expect(without({ posts: [said] })).toEqual({ posts: [left] });
});

test('where nothing of them stands, it is the very same', () => {
  const said = { posts: [{ holder: 'r@x.org', from: '2026-01-01' }], owners: [], title: ALEX };
  expect(without(said)).toBe(said);
});
