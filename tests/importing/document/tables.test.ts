/** Plans of invented councils whose actions stand in tables, each in another style, and the exact items of each. */
import { found, plannedText, shown } from './shown.ts';

test('tables in Markdown under each priority: ref, action, lead, timescale, measure', () => {
  const plan = plannedText(`
# Sample Council Education Improvement Plan 2026-2029

## Priority 1: Attendance

Too many children miss school.

| Ref | Action | Lead | Timescale | Measure of success | RAG |
|---|---|---|---|---|---|
| 1.1 | Publish a shared attendance policy | Head of Inclusion | March 2027 | Persistent absence falls to 18% | Amber |
| 1.2 | Train attendance leads in every school | Attendance Service | Autumn term 2026 | 90% of schools trained | Green |

## Priority 2: Early years

| Ref | Action | Lead | Timescale | Measure of success | RAG |
|---|---|---|---|---|---|
| 2.1 | Open two nurseries | jo@sample.example | By 31 August 2027 | Two nurseries open | |
| 2.1 | Review the childcare offer each year | Head of Early Years; Family Hubs | Annually | | |
`);
  expect(shown(plan)).toEqual([
    '1 Attendance',
    '1.1 Publish a shared attendance policy | March 2027 | head-of-inclusion',
    '1.2 Train attendance leads in every school | Autumn term 2026 | attendance-service',
    '2 Early years',
    '2.1 Open two nurseries | By 31 August 2027 | jo@sample.example',
    '2.2 Review the childcare offer each year | Annually | head-of-early-years, family-hubs',
  ]);
  expect(plan.file).toMatchObject({
    title: 'Sample Council Education Improvement Plan 2026-2029',
    authority: 'Sample Council',
    period: { start: '2026-09-01', end: '2029-08-31' },
    levels: ['Priority', 'Action'],
  });
  expect(plan.file.items[0]).toMatchObject({
    description: 'Too many children miss school.',
    items: [{ measures: [{ text: 'Persistent absence falls to 18%', direction: 'decrease' }] }, {}],
  });
  expect(found(plan, 'repaired')).toEqual([
    'line 18: The source prints "2.1"; by its place and order the ref is 2.2, and the print is kept beside it.',
  ]);
  expect(plan.places.get('1.2')).toBe('line 11');
});

test('tabs: objectives over several rows, headings across the table, words cut by the width of a cell', () => {
  const rows = [
    ['Objective', 'Action', 'Who', 'By when', 'Impact'],
    ['Theme A: Early support', '', '', '', ''],
    [
      '1. Identify needs sooner',
      'Screen every child at two',
      'Health Visiting Service',
      'December 2026',
      'Needs are known',
    ],
    ['', 'Train nursery staff in the', 'Early Years', 'March', 'Staff feel'],
    ['', 'new screening tool', 'Team', '2027', 'confident'],
    ['2. Join up services', 'Put teams into family hubs', 'Director of Sample Services', 'TBC', ''],
    ['Theme B: Good provision', '', '', '', ''],
    ['3. More places', 'Open a resourced unit', 'Head of Capital', 'September 2027', '40 new places'],
  ];
  const plan = plannedText(
    `Sample Council SEND Action Plan\n\n${rows.map((row) => row.join('\t')).join('\n')}`,
  );
  expect(shown(plan)).toEqual([
    'A Early support',
    'A1 Identify needs sooner',
    'A1(a) Screen every child at two | December 2026 | health-visiting-service',
    'A1(b) Train nursery staff in the new screening tool | March 2027 | early-years-team',
    'A2 Join up services',
    'A2(a) Put teams into family hubs | TBC | director-of-sample-services',
    'B Good provision',
    'B3 More places',
    'B3(a) Open a resourced unit | September 2027 | head-of-capital',
  ]);
  expect(plan.file.levels).toEqual(['Theme', 'Objective', 'Action']);
});

test('columns lined up with spaces', () => {
  const plan = plannedText(`Sample Council Delivery Plan

Ref   Action                                 Lead officer          Target date
1     Write the school places strategy       Head of Places        June 2026
2     Review home to school transport        Transport Manager     September
      including the costs                                          2026
3     Agree the capital programme            Finance Director      March 2027
`);
  expect(shown(plan)).toEqual([
    '1 Write the school places strategy | June 2026 | head-of-places',
    '2 Review home to school transport including the costs | September 2026 | transport-manager',
    '3 Agree the capital programme | March 2027 | finance-director',
  ]);
});

test('the document’s own codes stay the refs', () => {
  const plan = plannedText(
    [
      'Ref\tRecommendation\tResponsible officer\tCompletion date\tStatus',
      'EDU-01\tPublish the sufficiency plan\tHead of Places\t31/03/2027\tIn progress',
      'SEN-07\tClear the backlog of assessments\tSEND Manager\tQ2 2026/27\tRed',
    ].join('\n'),
  );
  expect(shown(plan)).toEqual([
    'EDU-01 Publish the sufficiency plan | 31/03/2027 | head-of-places',
    'SEN-07 Clear the backlog of assessments | Q2 2026/27 | send-manager',
  ]);
});

test('headings in the first column, one action below the other', () => {
  const plan = plannedText(
    [
      'Action\tWrite a charter',
      'Lead\tYouth Council',
      'Deadline\tMay 2026',
      'Action\tHold a summit',
      'Lead\tMayor’s Office',
      'Deadline\tJuly 2026',
    ].join('\n'),
  );
  expect(shown(plan)).toEqual([
    '1 Write a charter | May 2026 | youth-council',
    '2 Hold a summit | July 2026 | mayor-s-office',
  ]);
});

test('several points in a cell, tables that hold no actions, and what a scanner misread', () => {
  const plan = plannedText(`
Sample Council
SEND Strategy 2026-29

| Priority | Outcome | Lead |
|---|---|---|
| Early help | Needs are met | Director |

Priority l: Early help

| What we will do | Who is responsible | By when | How we will know |
|---|---|---|---|
| Set up a \uFB01rst response o\uFB00er | SEND Team | Dec 2026 | Offer running |
| - Train childminders<br>- Visit every nursery | Early Years Team | July 2027 | |

Risks

| Risk | Mitigating action | Owner |
|---|---|---|
| Staff leave | Recruit early | HR |
`);
  expect(shown(plan)).toEqual([
    '1 Early help',
    '1(a) Set up a first response offer | Dec 2026 | send-team',
    '1(b) Train childminders | July 2027 | early-years-team',
    '1(c) Visit every nursery | July 2027 | early-years-team',
  ]);
});

test('a phase and its time in one column; without one, the time is a period of the phase before', () => {
  const plan = plannedText(
    [
      'Phase and dates\tMain activity',
      'Phase 1 – Design May 2026\t• Agree a model • Consult families',
      'June 2026\t• Report',
      'Phase 2 – Delivery July 2026 onwards\t• Open a hub',
    ].join('\n'),
  );
  expect(shown(plan)).toEqual([
    '1 Design',
    '1.1 May 2026',
    '1.1(a) Agree a model | May 2026 | -',
    '1.1(b) Consult families | May 2026 | -',
    '1.2 June 2026',
    '1.2(a) Report | June 2026 | -',
    '2 Delivery',
    '2.1 July 2026 onwards',
    '2.1(a) Open a hub | July 2026 onwards | -',
  ]);
});

test('a row that broke off goes on after its table; a line that fits two places is told, not guessed', () => {
  const head = 'Ref\tObjective\tActivity\tMeasure of success';
  const plan = plannedText(
    [
      'Priority 1: Voice',
      '',
      head,
      '1.1\tListen to children\ta) Hold a summit. b) Ask every school to\tMore children take part.',
      '',
      'run a survey.',
      '',
      'c) Publish what was said',
      '',
      'Priority 2: Places',
      '',
      head,
      '2.1\tBuild places where\ta) Open a unit in the\tPlaces rise.',
      '',
      'town.',
    ].join('\n'),
  );
  expect(shown(plan)).toEqual([
    '1 Voice',
    '1.1 Listen to children',
    '1.1(a) Hold a summit. | - | -',
    '1.1(b) Ask every school to run a survey. | - | -',
    '1.1(c) Publish what was said | - | -',
    '2 Places',
    '2.1 Build places where',
    '2.1(a) Open a unit in the | - | -',
  ]);
  expect(found(plan, 'unplaced')).toEqual([
    'line 15: This line stands outside of its table, and it is not clear where it belongs: "town."',
  ]);
});

test('tags are parted by the words that the document itself explains', () => {
  const plan = plannedText(
    [
      'Safe',
      '',
      'Every child is safe at home and at school.',
      '',
      'Healthy lives',
      '',
      'Every child is well in body and mind.',
      '',
      'Proud',
      '',
      'Every child is proud of where they live.',
      '',
      'Action\tBy when\tLink to vision',
      'Train lifeguards\tYear 1\tSafe Healthy lives',
      'Open a gym\tYears 1-2\tHealthy lives',
    ].join('\n'),
  );
  expect(plan.file.outcomes).toEqual(['Safe', 'Healthy lives', 'Proud']);
  expect(plan.file.items.map(({ outcomes }) => outcomes)).toEqual([
    ['Safe', 'Healthy lives'],
    ['Healthy lives'],
  ]);
});
