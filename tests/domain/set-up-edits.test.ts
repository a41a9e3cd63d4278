/** A post changes hands: what is past stays in its history, and the word of today counts today. */
import { openBook } from '../../src/domain/book.ts';
import { editsFor } from '../../src/domain/set-up-edits.ts';
import { SAMPLE_DAY, samplePlanHead } from '../support/sample-plan.ts';

const held = (holders: readonly [string, string | null][], coming: readonly [string, string | null][]) => {
  const post = {
    id: 'lead',
    title: 'Lead',
    holders: holders.map(([person, from]) => ({ person, from })),
  };
  const book = openBook(samplePlanHead({ posts: [post] }), []);
  const order = {
    do: 'holder' as const,
    post: 'lead',
    holders: coming.map(([person, from]) => ({ person, from })),
  };
  return editsFor(order, book, SAMPLE_DAY).head.posts[0]?.holders.map(({ person, from }) => [person, from]);
};

test.each([
  [
    'from now on',
    [['a', null]],
    [['d', null]],
    [
      ['a', null],
      ['d', SAMPLE_DAY],
    ],
  ],
  [
    'what was planned gives way',
    [
      ['a', null],
      ['b', '2027-03-01'],
    ],
    [['d', '2027-01-01']],
    [
      ['a', null],
      ['d', '2027-01-01'],
    ],
  ],
  [
    'whoever came and went keeps their turn',
    [
      ['a', '2025-01-01'],
      ['b', '2026-01-01'],
      ['c', '2026-06-01'],
    ],
    [['d', '2025-09-01']],
    [
      ['a', '2025-01-01'],
      ['d', '2025-09-01'],
      ['b', '2026-01-01'],
      ['d', '2026-06-01'],
    ],
  ],
  [
    'whoever holds it now gives way from the day that is named',
    [
      ['a', null],
      ['b', '2026-06-01'],
    ],
    [['d', '2026-03-01']],
    [
      ['a', null],
      ['d', '2026-03-01'],
    ],
  ],
] satisfies [string, [string, string | null][], [string, string | null][], [string, string | null][]][])(
  '%s',
  (_, before, coming, after) => {
    expect(held(before, coming)).toEqual(after);
  },
);
