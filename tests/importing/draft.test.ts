/** From a plan file to records: what an officer's file becomes, and what the import says of it. */
import { Milestone } from '../../src/domain/milestone.ts';
import { Item, Plan } from '../../src/domain/plan.ts';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { summaryLines } from '../../src/importing/report-words.ts';

const file = PlanFile.parse({
  plan: 'sample',
  title: 'A sample plan',
  authority: 'Sample Council',
  goLive: '2026-09-01',
  levels: ['Theme', 'Action'],
  posts: [
    { id: 'head', title: 'Head of Inclusion', holder: 'Alex.Sample@example.org', from: '2026-10-01' },
    {
      id: 'lead',
      title: 'Careers Lead',
      holders: [
        { holder: 'bola.sample@example.org' },
        { holder: 'alex.sample@example.org', from: '2027-01-01' },
      ],
    },
    { id: 'officer', title: 'Strategy Officer' },
  ],
  boards: [
    {
      body: "Children's Board (Área 1)",
      channel: '19:one@thread.tacv2',
      summary: { every: 'week', day: 'Friday', time: '08:30' },
    },
  ],
  items: [
    {
      ref: '1',
      printedRef: 'I',
      title: 'Inclusion',
      lead: 'head',
      items: [
        {
          ref: '1(a)',
          title: 'Termly report',
          nature: 'recurring',
          when: 'termly',
          due: '2027-02-12',
          owners: ['head', 'BOLA.sample@example.org', 'lead'],
          links: [{ to: '1(b)', kind: 'feeds' }],
          measures: [{ text: 'More pupils in school', direction: 'increase' }],
        },
        { ref: '1(b)', title: 'Old policy', nature: 'deliverable', due: '2026-11-30' },
        { ref: '1(c)', title: 'Open doors', nature: 'continuous', owners: ['carys.sample@example.org'] },
      ],
    },
    { ref: 'T', kind: 'team', title: 'Support team' },
  ],
});

let count = 0;
const draft = draftPlan(file, { goLive: '2026-12-01', newId: () => `id-${++count}` });
const item = (ref: string) => draft.items.find((candidate) => candidate.ref === ref);
const milestone = (ref: string) => draft.milestones.find((candidate) => candidate.item === item(ref)?.id);
const person = (email: string) => draft.people.find((candidate) => candidate.email === email)?.id;

test('every record is one that can be stored, and every id is its own', () => {
  expect(Plan.safeParse(draft.plan).error).toBeUndefined();
  for (const each of draft.items) expect(Item.safeParse(each).error).toBeUndefined();
  for (const each of draft.milestones) expect(Milestone.safeParse(each).error).toBeUndefined();
  const ids = [...draft.items, ...draft.milestones, ...draft.people].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the tree keeps its places', () => {
  expect(draft.items.map(({ ref, level, position }) => [ref, level, position])).toEqual([
    ['1', 0, 0],
    ['1(a)', 1, 0],
    ['1(b)', 1, 1],
    ['1(c)', 1, 2],
    ['T', 0, 1],
  ]);
  expect(item('1(b)')?.parent).toBe(item('1')?.id);
  expect(item('1')).toMatchObject({ printedRef: 'I', lead: 'post:head', nature: null, parent: null });
  expect(item('1(a)')).toMatchObject({ byWhen: 'termly', nature: 'recurring' });
});

test('the first owner is accountable, the others contribute; an address is one person however it is spelt', () => {
  expect(draft.people.map(({ email }) => email).sort()).toEqual([
    'alex.sample@example.org',
    'bola.sample@example.org',
    'carys.sample@example.org',
  ]);
  expect(item('1(a)')?.owners).toEqual([
    { key: 'post:head', part: 'accountable' },
    { key: `person:${person('bola.sample@example.org')}`, part: 'contributor' },
    { key: 'post:lead', part: 'contributor' },
  ]);
  expect(milestone('1(a)')?.owner).toBe('post:head');
  expect(milestone('1(c)')?.owner).toBe(`person:${person('carys.sample@example.org')}`);
});

test('posts keep who held them since when; a vacant post is vacant', () => {
  const alex = person('alex.sample@example.org');
  expect(draft.plan.posts.map(({ holders }) => holders)).toEqual([
    [{ person: alex, from: '2026-10-01' }],
    [
      { person: person('bola.sample@example.org'), from: null },
      { person: alex, from: '2027-01-01' },
    ],
    [],
  ]);
});

test('only actions are asked about: at their date, each time, or at check-ins; what was past at go-live is inherited', () => {
  const dates = draft.milestones.map(({ kind, label, due }) => [kind, label, due]);
  expect(dates).toEqual([
    ['occurrence', 'Spring term 2026-27', '2027-02-12'],
    ['occurrence', 'Summer term 2026-27', expect.stringMatching(/^2027-07-\d\d$/)],
    ['delivery', null, '2026-11-30'],
    ['check-in', null, expect.stringMatching(/^2026-12-\d\d$/)],
  ]);
  expect(milestone('1(a)')).toMatchObject({
    due: '2027-02-12',
    firstDue: '2027-02-12',
    inherited: false,
    status: 'not-started',
    askOn: null,
  });
  expect(milestone('1(b)')).toMatchObject({ due: '2026-11-30', inherited: true, owner: null });
  expect(milestone('1(c)')).toMatchObject({ inherited: false, status: 'not-started' });
  expect(draft.plan.goLive).toBe('2026-12-01');
});

test('an action due on the day of go-live is not inherited', () => {
  const onTheDay = draftPlan(file, { goLive: '2026-11-30', newId: () => `id-${++count}` });
  expect(onTheDay.report.inherited).toBe(0);
});

test('boards have an id of plain words; reminders are the usual unless the file says otherwise', () => {
  expect(draft.plan.boards).toEqual([
    {
      id: 'children-s-board-area-1',
      body: "Children's Board (Área 1)",
      channel: '19:one@thread.tacv2',
      summary: { day: 'Friday', time: '08:30' },
      scope: [],
      meetings: [],
      beforeElections: 'post',
      reports: [],
      quiet: null,
    },
  ]);
  expect(draft.plan.reminders).toMatchObject({ before: [14, 3], at: '09:00' });
});

test('the report says in words what came in and what is missing', () => {
  expect(summaryLines(draft.report)).toEqual([
    'Theme: 2, Action: 3',
    '3 actions (1 deliverable, 1 recurring, 1 continuous)',
    '3 actions: 1 has no date, 1 has no owner',
    '2 dates: 2 given as dates',
    '1 was due before the plan went live: listed as inherited, not reminded',
    '1 measure: 1 has no owner, 1 has no frequency, 1 has no baseline, 1 has no target',
    'Without a target: 1(a) (“More pupils in school”)',
    '3 posts (1 vacant), 3 people',
    '1 board with a weekly summary',
  ]);
});

test('the report of a plan as published', () => {
  const actions = Array.from({ length: 114 }, (_, index) => ({
    ref: `1(${index})`,
    title: 'Something',
    nature: 'deliverable',
    ...(index < 9 ? { due: '2027-01-01' } : {}),
  }));
  const published = PlanFile.parse({
    ...file,
    posts: [],
    boards: [],
    items: [{ ref: '1', title: 'T', items: actions }],
  });
  const { report } = draftPlan(published, { goLive: '2026-12-01', newId: () => `id-${++count}` });
  expect(summaryLines(report)).toContain('114 actions: 105 have no date, 114 have no owner');
});

test('a day that no calendar has is named, and not counted among what was never given a date', () => {
  const items = [
    { ref: '1', title: 'Visit', nature: 'deliverable', when: '31 Feb 2027' },
    { ref: '2', title: 'Write', nature: 'deliverable', when: '2027-02-30' },
    { ref: '3', title: 'Tell', nature: 'deliverable', when: '28 Feb 2027' },
    { ref: '4', title: 'Go on', nature: 'continuous', when: 'ongoing' },
  ];
  const source = { plan: 'days', title: 'Days', authority: 'Sample Council', levels: ['Action'], items };
  const { report } = draftPlan(PlanFile.parse(source), {
    goLive: '2026-12-01',
    newId: () => `day-${++count}`,
  });
  expect(report.noSuchDays.map(({ ref }) => ref)).toEqual(['1', '2']);
  expect(summaryLines(report)).toContain(
    'No day of the calendar, so without a date: 1 (“31 Feb 2027”), 2 (“2027-02-30”)',
  );
});

test('a date that was worked out is named with its action and the day, and of many the first few', () => {
  const items = Array.from({ length: 6 }, (_, index) => ({
    ref: `${index + 1}`,
    title: 'Do it',
    nature: 'deliverable',
    when: 'Year 1',
    measures: [{ text: `Home number ${index + 1}`, direction: 'qualitative' }],
  }));
  const source = { plan: 'y', title: 'Y', authority: 'Sample Council', levels: ['Action'], items };
  const { report } = draftPlan(PlanFile.parse({ ...source, yearOne: '2027-09-01' }), {
    goLive: '2026-12-01',
    newId: () => `y-${++count}`,
  });
  const lines = summaryLines(report);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^6 dates were worked out .* by a person: 1 \(“Year 1” → 2028-08-31\), 2 .*4 \(“Year 1” → 2028-08-31\) and 2 more: “what’s missing” lists them$/,
    ),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^Without a target: 1 \(“Home number 1”\), .* and 2 more: the sheet “Measures”/),
  );
});
