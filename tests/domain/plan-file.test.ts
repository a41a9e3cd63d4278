/** The plan file's form: wide enough for five real plans, narrow enough to catch a slip. */
import { existsSync, readFileSync } from 'node:fs';
import { PlanFile } from '../../src/domain/plan-file.ts';

const real = '../shared/domain/plans';
const small = {
  plan: 'sample',
  title: 'A sample plan',
  authority: 'Sample Council',
  levels: ['Theme', 'Action'],
  items: [
    { ref: '1', title: 'First theme', items: [{ ref: '1(a)', title: 'Do it', nature: 'deliverable' }] },
  ],
};

const here = existsSync(real);
const says = here ? 'parses as it stands' : `is not checked: the folder ${real} is not here`;
(here ? test : test.skip).each(['wigan', 'kirklees', 'leeds', 'luton', 'herefordshire'])(
  `the real plan of %s ${says}`,
  (name) => {
    const plan: unknown = JSON.parse(readFileSync(`${real}/${name}.plan.json`, 'utf8'));
    expect(PlanFile.safeParse(plan).error?.issues).toBeUndefined();
  },
);

test('a plan needs no more than a name, its levels and its items', () => {
  const parsed = PlanFile.parse(small);
  expect(parsed.timezone).toBe('Europe/London');
  expect(parsed.items[0]?.items?.[0]?.nature).toBe('deliverable');
});

test('a misspelt field is refused wherever it stands', () => {
  const slip = structuredClone(small);
  Object.assign(slip.items[0]?.items[0] ?? {}, { owner: 'head' });
  const [issue] = PlanFile.safeParse(slip).error?.issues ?? [];
  expect(issue?.path).toEqual(['items', 0, 'items', 0]);
  expect(issue).toMatchObject({ keys: ['owner'] });
});

test.each([
  ['a day that does not exist', { goLive: '2027-02-29' }],
  ['a period that ends before it starts', { period: { start: '2027-01-02', end: '2027-01-01' } }],
  ['an unknown time zone', { timezone: 'Europe/Wigan' }],
  ['a plan without items', { items: [] }],
  ['a plan without levels', { levels: [] }],
  ['an id that is no short name', { plan: 'Our Plan' }],
  [
    'a summary on no weekday',
    {
      boards: [
        { body: 'B', channel: '19:one@thread.tacv2', summary: { every: 'week', day: 'Fri', time: '08:30' } },
      ],
    },
  ],
  [
    'a post with two accounts of its holder',
    { posts: [{ id: 'p', title: 'P', holder: 'a@example.org', holders: [] }] },
  ],
])('%s is refused', (_, change) => {
  expect(PlanFile.safeParse({ ...small, ...change }).success).toBe(false);
});
