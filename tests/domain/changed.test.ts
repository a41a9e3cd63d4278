/** Whatever changes in an action or in the plan's head leaves an entry that says what it was and what it is. */
import { changesOfItem, changesOfPlan } from '../../src/domain/changed.ts';
import { type Item, Measure, type Plan } from '../../src/domain/plan.ts';
import { EARLY_YEARS, sampleItem, samplePlanHead } from '../support/sample-plan.ts';
import { recurring } from '../support/sample-recurrence.ts';

const ITEM = recurring('1.1(a)', 'Report on home visits', 'HALF-TERMLY');
const read = ITEM.reading;
const item = (more: Partial<Item>) => changesOfItem(ITEM, { ...ITEM, ...more });

const attend = Measure.parse({
  id: 'm1',
  text: 'Share of pupils who attend',
  direction: 'increase',
  target: null,
  baseline: null,
  frequency: null,
  owner: null,
  readings: [],
});
const filled = { ...attend, target: 95, baseline: '61%', owner: EARLY_YEARS };

test('what stays as it is leaves none', () => {
  expect(item({})).toEqual([]);
  expect(changesOfPlan(samplePlanHead(), samplePlanHead({ edition: 2 }))).toEqual([]);
});

describe('of an action', () => {
  test.each<[string, Partial<Item>, string, string | null, string | null]>([
    ['its nature', { nature: 'continuous' }, 'nature', 'recurring', 'continuous'],
    ['its description', { description: 'In every ward' }, 'description', null, 'In every ward'],
    ['the heading that it stands under', { parent: 'item-2' }, 'place', null, 'item-2'],
    ['another field', { aliases: ['visits'] }, 'detail', null, 'aliases: ["visits"]'],
    ['a field that is emptied', { duty: 'Board' }, 'detail', null, 'duty: Board'],
  ])('%s', (_, more, what, from, to) => {
    expect(item(more)).toEqual([{ what, from, to }]);
  });

  test('the start of a rhythm that an officer sets', () => {
    expect(item({ reading: read && { ...read, start: '2027-01-04' } })).toEqual([
      {
        what: 'reading',
        from: 'recurrence, HALF-TERMLY, high certainty',
        to: 'recurrence, HALF-TERMLY, from 2027-01-04, high certainty',
      },
    ]);
  });

  test('a date from the plan’s words that no longer counts', () => {
    const dated = sampleItem({
      ref: '1.1(b)',
      title: 'Old work',
      nature: 'deliverable',
      byWhen: 'by October 2026',
      reading: read && { ...read, kind: 'point', rule: null, end: '2026-10-31' },
    });
    const open = {
      ...dated,
      reading: dated.reading && { ...dated.reading, end: null, certainty: 'low' as const },
    };
    expect(changesOfItem(dated, open)).toEqual([
      { what: 'reading', from: 'point, to 2026-10-31, high certainty', to: 'point, low certainty' },
    ]);
  });

  test('other words for a date are told once, not also as another reading', () => {
    expect(item({ byWhen: 'termly', reading: read && { ...read, rule: 'TERMLY' } })).toEqual([
      { what: 'by-when', from: 'half-termly', to: 'termly' },
    ]);
  });

  test('each measure, with what it was and what it is', () => {
    const other = { ...attend, id: 'm2', text: 'Number of visits' };
    const was = { ...ITEM, measures: [attend, other] };
    expect(changesOfItem(was, { ...ITEM, measures: [filled] })).toEqual([
      {
        what: 'measure',
        from: 'Share of pupils who attend; direction: increase',
        to: `Share of pupils who attend; direction: increase; target: 95; baseline: 61%; owner: ${EARLY_YEARS}`,
      },
      { what: 'measure', from: 'Number of visits; direction: increase', to: null },
    ]);
  });

  test('leaving the plan, and coming back to it with another date', () => {
    const gone = { ...ITEM, withdrawn: true };
    expect(changesOfItem(ITEM, gone)).toEqual([{ what: 'withdrawn', from: '1.1(a)', to: null }]);
    expect(changesOfItem(gone, { ...ITEM, due: '2027-03-31' })).toEqual([
      { what: 'restored', from: null, to: '1.1(a)' },
      { what: 'due', from: null, to: '2027-03-31' },
    ]);
  });
});

describe('of the head', () => {
  const changed = (more: Partial<Plan>) => changesOfPlan(samplePlanHead(), { ...samplePlanHead(), ...more });
  const [early, attendance, inclusion] = samplePlanHead().posts;
  if (!early || !attendance || !inclusion) throw new Error('the sample has three posts');

  test.each<[string, Partial<Plan>, string, string | null, string | null]>([
    ['the title', { title: 'Another' }, 'title', 'Sample Children and Schools Plan', 'Another'],
    ['the go-live date', { goLive: '2027-01-04' }, 'go-live', '2026-11-02', '2027-01-04'],
    [
      'a measure of the whole plan',
      { measures: [attend] },
      'measure',
      null,
      'Share of pupils who attend; direction: increase',
    ],
    [
      'a fact of the head',
      { authority: 'Elsewhere' },
      'detail',
      'authority: Sampleton Council',
      'authority: Elsewhere',
    ],
    ['what it says of itself', { about: { outcomes: ['Safe'] } }, 'detail', null, 'outcomes: ["Safe"]'],
  ])('%s', (_, more, what, from, to) => {
    expect(changed(more)).toEqual([{ what, from, to }]);
  });

  test('a post that is removed, with who held it', () => {
    expect(changed({ posts: [early, inclusion] })).toEqual([
      { what: 'post', from: 'post:attendance-lead Attendance Lead', to: null },
      { what: 'holder', from: 'post:attendance-lead person:robin from 2026-01-01', to: null },
    ]);
  });

  test('who stands in, now and as a rule', () => {
    const posts = [early, attendance, { ...inclusion, cover: 'alex', deputy: EARLY_YEARS }];
    expect(changed({ posts })).toEqual([
      { what: 'cover', from: null, to: 'post:inclusion-lead person:alex' },
      { what: 'deputy', from: null, to: `post:inclusion-lead ${EARLY_YEARS}` },
    ]);
  });

  test('a board that comes, goes or meets at another time', () => {
    const [board] = samplePlanHead().boards;
    if (!board) throw new Error('the sample has a board');
    const moved = { ...board, summary: { day: 'Monday' as const, time: '09:00' } };
    expect(changed({ boards: [moved] })).toEqual([
      {
        what: 'board',
        from: expect.stringContaining('Friday'),
        to: expect.stringContaining('Monday'),
      },
    ]);
    expect(changed({ boards: [] })).toEqual([
      { what: 'board', from: expect.stringContaining('Sample Partnership Board'), to: null },
    ]);
  });
});
