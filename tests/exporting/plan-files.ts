/** Plan files of every shape, with the texts that break spreadsheets, for the tests of what is exported. */
import fc from 'fast-check';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { slug } from '../../src/importing/slug.ts';

const awkward = fc.constantFrom(
  '=1+1',
  '-2',
  '+44 1942 000000',
  '@SUM(A1)',
  "'=quoted",
  "''",
  'a; b',
  '"in quotes"',
  'two\nlines',
  'tab\there',
  '_x0041_',
  'bell \u0007 rung',
  'lone \ud800 half',
  'not a letter \ufffe',
  '\u{1f600} \u0644\u0648\u062d\u0629',
  '2026-12-04',
  '31/12/2026',
  '1.10',
  '60%',
  'TRUE',
  '<b>&amp;</b>',
  '＝1',
);
const text = fc
  .oneof(awkward, fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }))
  .filter((words) => words.trim() !== '');
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString());
const figure = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0),
  fc.integer(),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const address = fc.constantFrom(
  'alex.sample@example.org',
  'Bola.Sample@Example.org',
  'guest_x#EXT#@example.org',
);

const POSTS = ['head-of-inclusion', 'virtual-school', 'nobody-yet'];
const owner = fc.oneof(fc.constantFrom(...POSTS), address);
const owners = fc.uniqueArray(owner, { maxLength: 3, selector: (one) => one.toLowerCase() });

const post = (id: string) =>
  fc
    .record({
      title: fc.oneof(
        text,
        fc.constantFrom('Head of Inclusion', 'head-of-inclusion', 'alex.sample@example.org'),
      ),
      held: fc.oneof(
        fc.constant({}),
        fc.record({ holder: address, from: maybe(day) }),
        fc.record({ holders: fc.array(fc.record({ holder: address, from: maybe(day) }), { maxLength: 3 }) }),
      ),
      cover: maybe(address),
      deputy: maybe(owner),
    })
    .map(({ held, ...rest }) => ({ id, ...rest, ...held }));

const measure = fc.record({
  text,
  direction: fc.constantFrom('increase', 'report', 'close-gap'),
  target: maybe(figure),
  baseline: maybe(figure),
  unit: maybe(text),
  frequency: maybe(text),
  comparator: maybe(text),
  owner: maybe(owner),
  readings: maybe(
    fc.array(
      fc.record({ period: text, value: figure, source: maybe(text), provisional: maybe(fc.boolean()) }),
      { maxLength: 2 },
    ),
  ),
});

const said = fc.record({
  title: text,
  description: maybe(text),
  aliases: maybe(fc.array(text, { maxLength: 2 })),
  lead: maybe(owner),
  when: maybe(text),
  outcomes: maybe(fc.array(text, { maxLength: 2 })),
  measures: maybe(fc.array(measure, { maxLength: 2 })),
});
const doing = fc.record({
  nature: fc.constantFrom('deliverable', 'recurring', 'continuous', 'outcome', 'cross-reference'),
  due: maybe(day),
  owners: maybe(owners),
  checkIns: maybe(fc.constantFrom('monthly', 'half-termly', 'termly', 'yearly')),
});
const action = fc.tuple(said, doing).map(([words, more]) => ({ ...words, ...more }));
const group = fc.record({ said, items: fc.array(action, { maxLength: 3 }) });

/** Refs as a plan has them: `1`, `1.1`, `1.1(a)`. */
const plan = fc.record({
  head: fc.record({
    title: text,
    authority: text,
    goLive: maybe(day),
    measures: maybe(fc.array(measure, { maxLength: 2 })),
  }),
  posts: fc.tuple(...POSTS.map(post)),
  boards: maybe(
    fc.uniqueArray(
      fc.record({
        body: text,
        channel: fc.constantFrom('19:one@thread.tacv2', '19:two@thread.skype'),
        day: fc.constantFrom('Monday', 'Friday'),
        time: fc.constantFrom('08:30', '00:00', '23:59'),
        scope: maybe(fc.constantFrom(['1'], [])),
      }),
      { maxLength: 2, selector: ({ body }) => slug(body) },
    ),
  ),
  bodies: maybe(
    fc.uniqueArray(
      fc.record({
        name: text,
        duties: maybe(
          fc.array(fc.record({ ref: fc.constantFrom('D1', 'D2'), text, when: text, owner: maybe(owner) }), {
            maxLength: 2,
          }),
        ),
      }),
      { maxLength: 2, selector: ({ name }) => name.trim() },
    ),
  ),
  tree: fc.array(fc.record({ said, groups: fc.array(group, { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

export const planFiles: fc.Arbitrary<PlanFile> = plan.map(({ head, posts, boards, bodies, tree }) =>
  PlanFile.parse(
    withoutGaps({
      plan: 'sample',
      ...head,
      timezone: 'Europe/London',
      levels: ['Priority', 'Key objective', 'Activity'],
      posts,
      boards: boards?.map(({ day: on, time, ...board }) => ({
        ...board,
        summary: { every: 'week', day: on, time },
      })),
      bodies,
      items: tree.map((top, i) => ({
        ref: `${i + 1}`,
        ...top.said,
        items: top.groups.map((middle, j) => ({
          ref: `${i + 1}.${j + 1}`,
          ...middle.said,
          items: middle.items.map((item, k) => ({ ref: `${i + 1}.${j + 1}(${'abc'[k]})`, ...item })),
        })),
      })),
    }),
  ),
);

/** Without fields that are undefined, as a file that was read has none. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, withoutGaps(one)]])),
  );
}
