/** Plans of invented councils written as headings and lists, each in another style, and the exact items of each. */
import { found, plannedText, shown } from './shown.ts';

test('"We will" lists; the lead and the date in brackets or after a dash; background and measures are no actions', () => {
  const plan = plannedText(`SAMPLE COUNTY COUNCIL
Strategy for learning 2025 to 2028

Our vision
Every child learns well.

Priority 1: Reading
We want every child to read well by eleven.
We will:
• Give every school a reading adviser (Lead: Head of School Improvement, by March 2027)
• Run a summer reading club in each library (Libraries Manager; July 2026)
• Continue to fund book gifting
How will we know?
• More children reach the expected standard

Priority 2: Belonging
Why this matters
• Suspensions have doubled
What we will do
• Write an inclusion charter with schools – Inclusion Board – September 2026
• Offer mediation to families, by Easter 2027
Success measures
• Fewer suspensions

Governance
The board meets each term:
• It reads the report
`);
  expect(shown(plan)).toEqual([
    '1 Reading',
    '1(a) Give every school a reading adviser | by March 2027 | head-of-school-improvement',
    '1(b) Run a summer reading club in each library | July 2026 | libraries-manager',
    '1(c) Continue to fund book gifting | Continue to | -',
    '2 Belonging',
    '2(a) Write an inclusion charter with schools | September 2026 | inclusion-board',
    '2(b) Offer mediation to families, by Easter 2027 | by Easter 2027 | -',
  ]);
  expect(plan.file).toMatchObject({
    title: 'Strategy for learning 2025 to 2028',
    authority: 'Sample County Council',
  });
  expect(plan.file.items.map(({ measures }) => measures?.map(({ text }) => text))).toEqual([
    ['More children reach the expected standard'],
    ['Fewer suspensions'],
  ]);
  expect(found(plan, 'unplaced')).toEqual([
    'line 18: Left out as background to "Belonging": "Suspensions have doubled".',
  ]);
});

test('themes, objectives and numbered actions in Markdown, with facts on lines of their own', () => {
  const plan = plannedText(`
# Theme 1 – Inclusion

## Objective 1.1 – Support at the right time

**Actions**

1. Map every support service.
   Lead: Head of SEND. By when: July 2026
2. Publish the map for parents
3. Train staff:
   - in schools
   - in nurseries

**Measures**

- Fewer requests for assessment

# Theme 2 – Skills

## Objective 2.1 – Careers

1. Hold a careers fair every year
`);
  expect(shown(plan)).toEqual([
    '1 Inclusion',
    '1.1 Support at the right time',
    '1.1.1 Map every support service | July 2026 | head-of-send',
    '1.1.2 Publish the map for parents | - | -',
    '1.1.3 Train staff: | - | -',
    '2 Skills',
    '2.1 Careers',
    '2.1.1 Hold a careers fair every year | every year | -',
  ]);
  expect(plan.file.items[0]?.items?.[0]).toMatchObject({
    measures: [{ text: 'Fewer requests for assessment' }],
    items: [{ printedRef: '1.' }, {}, { description: '- in schools\n- in nurseries' }],
  });
});

test('plain text with wrapped lines, a contents page, page footers and an appendix', () => {
  const plan = plannedText(`Sample Borough Education Plan

Contents
1. Raising attainment ............................ 3
2. Supporting wellbeing .......................... 5
Appendix A ....................................... 9

Sample Borough Education Plan                         Page 2 of 9

Our priorities

1. Raising attainment
Attainment has been below the average for our region for several
years, and the gap is widening.
1.1 Agree a target with every secondary school for the
attainment of disadvantaged pupils by December 2026
1.2 Introduce a maths hub
1.3 Review the offer for the most able:
a) in primary schools
b) in secondary schools

Sample Borough Education Plan                         Page 3 of 9

2. Supporting wellbeing
2.1 Appoint a mental health lead in each school
2.2 Survey pupils every term

Appendix A
3.1 This is a note about data sources
`);
  expect(shown(plan)).toEqual([
    '1 Raising attainment',
    '1.1 Agree a target with every secondary school for the attainment of disadvantaged pupils by December 2026 | by December 2026 | -',
    '1.2 Introduce a maths hub | - | -',
    '1.3 Review the offer for the most able: | - | -',
    '2 Supporting wellbeing',
    '2.1 Appoint a mental health lead in each school | - | -',
    '2.2 Survey pupils every term | every term | -',
  ]);
});

test('phases with dates: their actions are for that time unless they say otherwise', () => {
  const plan = plannedText(`Sample City Transformation Programme

Phase 1: Design (September 2025 – March 2026)
- Agree the model with partners

Phase 2: Delivery (April 2026 – July 2027)
- Open the first hub
- Recruit the team by May 2026
`);
  expect(shown(plan)).toEqual([
    '1 Design',
    '1(a) Agree the model with partners | September 2025 – March 2026 | -',
    '2 Delivery',
    '2(a) Open the first hub | April 2026 – July 2027 | -',
    '2(b) Recruit the team by May 2026 | by May 2026 | -',
  ]);
  expect(found(plan, 'inferred')).toContain(
    'the plan: The by-when of these actions is that of the phase that they stand under: 1(a), 2(a).',
  );
});

test('each action with its facts below it; letters for the priorities', () => {
  const plan = plannedText(`Sample Council - Improvement Plan

Priority A: Leadership

Action A1: Review the board's terms of reference
Lead: Director of Education
Deadline: 30 April 2026
Success measure: New terms agreed

Priority B: Data

Action B1: Build one dashboard for all services
Lead: Jane Sample
Timescale: Autumn 2026
`);
  expect(shown(plan)).toEqual([
    'A Leadership',
    "A1 Review the board's terms of reference | 30 April 2026 | director-of-education",
    'B Data',
    'B1 Build one dashboard for all services | Autumn 2026 | jane-sample',
  ]);
  expect(found(plan, 'inferred')).toContain(
    'line 5: These look like names of people: Jane Sample. Give an e-mail address for each.',
  );
  expect(plan.file.posts).toEqual([
    { id: 'director-of-education', title: 'Director of Education' },
    { id: 'jane-sample', title: 'Jane Sample' },
  ]);
});

test('aims with lettered objectives, and lists whose lines are wrapped', () => {
  const plan = plannedText(`Aim 1: Schools are good
Objective 1a: Better teaching
Key actions
• Set up peer reviews across all schools in the area so that heads can
learn from each other (Head of Standards, Sept 2026)
• Fund release time
Objective 1b: Better leaders
Key actions
• Run a course
Aim 2: Children are safe
Objective 2a: Fewer exclusions
Key actions
• Agree a protocol – Inclusion Manager – by Easter 2027
`);
  expect(shown(plan)).toEqual([
    '1 Schools are good',
    '1a Better teaching',
    '1a(a) Set up peer reviews across all schools in the area so that heads can learn from each other | Sept 2026 | head-of-standards',
    '1a(b) Fund release time | - | -',
    '1b Better leaders',
    '1b(a) Run a course | - | -',
    '2 Children are safe',
    '2a Fewer exclusions',
    '2a(a) Agree a protocol | by Easter 2027 | inclusion-manager',
  ]);
  expect(plan.file.levels).toEqual(['Aim', 'Objective', 'Action']);
});

test('numbers all the way down, without a single bullet', () => {
  const plan = plannedText(`Education Improvement Strategy

1 Raising standards

1.1 Teaching

1.1.1 Set up a network of teaching schools
1.1.2 Publish a guide to phonics by May 2026

1.2 Leadership

1.2.1 Mentor every new head
`);
  expect(shown(plan)).toEqual([
    '1 Raising standards',
    '1.1 Teaching',
    '1.1.1 Set up a network of teaching schools | - | -',
    '1.1.2 Publish a guide to phonics by May 2026 | by May 2026 | -',
    '1.2 Leadership',
    '1.2.1 Mentor every new head | - | -',
  ]);
});

test('bullets under bullets', () => {
  const plan = plannedText(`Education Plan 2022 - 25

In Sampleshire

  • We are ambitious for our children

Our improvement priorities

  • Improving equalities in outcomes
    • Reducing absence
    • Working with partners on timescales
  • Leading standards
    • Embedding system leadership
`);
  expect(shown(plan)).toEqual([
    '1 Improving equalities in outcomes',
    '1(a) Reducing absence | - | -',
    '1(b) Working with partners on timescales | - | -',
    '2 Leading standards',
    '2(a) Embedding system leadership | - | -',
  ]);
});

test('a web page: lists, a table and entities; its script is left out and told', () => {
  const plan = plannedText(
    '<html><head><script>alert(1)</script></head><body><h1>Sample Town Council: Youth Plan 2026</h1>' +
      '<h2>Priority One: Safe places</h2><h3>We will</h3><ul><li>Open a youth centre &amp; café by June 2027</li>' +
      '<li>Light the parks<ul><li>North park</li></ul></li></ul><h2>Priority Two: Voice</h2>' +
      '<table><tr><th>Action</th><th>Owner</th><th>Deadline</th></tr><tr><td>Set up a youth cabinet</td>' +
      '<td>Participation Officer</td><td>Spring 2027</td></tr></table></body></html>',
  );
  expect(shown(plan)).toEqual([
    '1 Safe places',
    '1(a) Open a youth centre & café by June 2027 | by June 2027 | -',
    '1(b) Light the parks | - | -',
    '2 Voice',
    '2(a) Set up a youth cabinet | Spring 2027 | participation-officer',
  ]);
  expect(found(plan, 'unplaced')).toEqual([
    'paragraph 1: A script or an embedded object stood here; it was left out.',
  ]);
});

test('a bare list of actions', () => {
  const plan = plannedText(`Action list

1. Write to all headteachers about the new policy - Admissions Manager - 12 March 2026
2. Check the waiting list every month - Admissions Team - ongoing
`);
  expect(shown(plan)).toEqual([
    '1 Write to all headteachers about the new policy | 12 March 2026 | admissions-manager',
    '2 Check the waiting list every month | ongoing | admissions-team',
  ]);
  expect(found(plan, 'inferred')[0]).toMatch(
    /^the plan: The source gives no title; the plan is called "Plan"\. To name it, .*--title\.$/,
  );
});

test('a letter to parents is no plan', () => {
  expect(() =>
    plannedText('Dear parents,\n\nSchool closes on Friday. We wish you a good summer.\n\nThe office'),
  ).toThrow(/holds no actions/);
});
