/** From a sketch to a plan file: refs that collide, natures, links, owners and dates that are only inferred. */
import fc from 'fast-check';
import type { FileItem } from '../../src/domain/plan-file.ts';
import { newNode } from '../../src/importing/document/node.ts';
import type { Sketch, SketchNode } from '../../src/importing/sketch.ts';
import { type PlanOfSketch, planFileOf } from '../../src/importing/sketch-plan.ts';

const TODAY = '2026-01-12';
const action = (title: string, known: Partial<SketchNode> = {}): SketchNode =>
  newNode(title, 'line 1', { action: true, ...known });
const group = (
  title: string,
  label: string | null,
  children: SketchNode[],
  called: string | null = null,
): SketchNode => newNode(title, 'line 1', { label, called, children });

const sketch = (nodes: SketchNode[], known: Partial<Sketch> = {}): Sketch => ({
  title: 'Sample plan',
  authority: null,
  period: null,
  levels: null,
  outcomes: [],
  abbreviations: {},
  findings: [],
  nodes,
  ...known,
});

function plan(nodes: SketchNode[], known: Partial<Sketch> = {}): Extract<PlanOfSketch, { ok: true }> {
  const read = planFileOf(sketch(nodes, known), { plan: null, written: TODAY });
  if (!read.ok) throw new Error(read.faults.map(({ where, message }) => `${where} ${message}`).join('\n'));
  return read;
}
const all = (items: readonly FileItem[]): FileItem[] =>
  items.flatMap((item) => [item, ...all(item.items ?? [])]);
const refs = (nodes: SketchNode[]): string[] =>
  all(plan(nodes).file.items).map(({ ref, printedRef }) =>
    printedRef === undefined ? ref : `${ref} (${printedRef})`,
  );
const labelled = (...labels: (string | null)[]): SketchNode[] =>
  labels.map((label, index) => action(`Do thing ${index}`, { label }));
const under = (label: string | null, ...labels: (string | null)[]): SketchNode[] => [
  group('Group', label, labelled(...labels), 'Priority'),
];

describe('refs', () => {
  test.each([
    ['letters under a number', under('Priority 3', 'a)', '(b)', 'c.'), ['3', '3(a)', '3(b)', '3(c)']],
    ['no labels at all', under(null, null, null), ['1', '1(a)', '1(b)']],
    ['full numbers', under('1', '1.1', '1.2'), ['1', '1.1', '1.2']],
    ['numbers that begin again under each group', under('Theme 2', '1', '2'), ['2', '2.1 (1)', '2.2 (2)']],
    ['a number that lost its first part', under('2', '2.1', '.2', '3'), ['2', '2.1', '2.2 (.2)', '2.3 (3)']],
    ['a number of another group', under('3', '3.1', '5.2', '3.3'), ['3', '3.1', '3.2 (5.2)', '3.3']],
    [
      'a number that stands twice',
      under('1', '1.1', '1.2', '1.2', '1.4'),
      ['1', '1.1', '1.2', '1.3 (1.2)', '1.4'],
    ],
    [
      'a number that stands twice, and no room between',
      under('1', '1.1', '1.1', '1.2'),
      ['1', '1.1', '1.3 (1.1)', '1.2'],
    ],
    ['numbers that are missing', under('1', null, '1.2', null, '1.5'), ['1', '1.1', '1.2', '1.3', '1.5']],
    [
      'letters that begin again',
      under('1', 'a', 'b', 'a', 'b'),
      ['1', '1(a)', '1(b)', '1(c) (a)', '1(d) (b)'],
    ],
    ['Roman figures', under('1', 'i)', 'ii)', 'iv)'), ['1', '1(i)', '1(ii)', '1(iv)']],
    ['a group without a number whose items have one', under(null, '4.1', '4.2'), ['4', '4.1', '4.2']],
    ['three levels in two', under('1', '1.2.1', '1.2.2'), ['1', '1.2.1', '1.2.2']],
    ['a letter for the group', under('Priority B', null, null), ['B', 'B(a)', 'B(b)']],
    ['codes', under('1', 'EDU-04', 'EDU-07'), ['1', 'EDU-04', 'EDU-07']],
    ['a code that stands twice', under('1', 'EDU-04', 'EDU-04'), ['1', '1.4 (EDU-04)', '1.5 (EDU-04)']],
  ])('%s', (_, nodes, expected) => {
    expect(refs(nodes)).toEqual(expected);
  });

  test('the same printed number in two groups', () => {
    const nodes = [...under('1', '1.1', '1.2'), ...under('2', '1.1', '2.2')];
    expect(refs(nodes)).toEqual(['1', '1.1', '1.2', '2', '2.1 (1.1)', '2.2']);
  });

  test('groups of several kinds count each for itself', () => {
    const nodes = [
      group('Aim', '1.', [], 'strategic objective'),
      group('Now', 'Phase 1', [action('Do it')], 'Phase'),
      group('Then', 'Phase 2', [action('Do more')], 'Phase'),
    ];
    expect(refs(nodes)).toEqual(['SO1 (1.)', 'PH1 (Phase 1)', 'PH1(a)', 'PH2 (Phase 2)', 'PH2(a)']);
    expect(plan(nodes).file).toMatchObject({
      levels: ['Strand', 'Action'],
      items: [{ kind: 'strategic objective' }, {}, {}],
    });
  });

  test('thirty actions without a label', () => {
    expect(refs(under('1', ...Array.from({ length: 30 }, () => null))).slice(-4)).toEqual([
      '1(aa)',
      '1(ab)',
      '1(ac)',
      '1(ad)',
    ]);
  });

  test('whatever the labels are, no two refs are the same', () => {
    const label = fc.oneof(
      fc.constant(null),
      fc.constantFrom('1', '1.1', 'a', '(b)', 'i', '.2', '3.3(b)', 'P1', 'A1', 'Priority 1', '1a', 'x'),
      fc.string({ maxLength: 6 }),
    );
    const tree = fc.array(fc.tuple(label, fc.array(label, { maxLength: 6 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(tree, (groups) => {
        const nodes = groups.map(([own, labels]) => group('Group', own, labelled(...labels, null)));
        const made = all(plan(nodes).file.items).map(({ ref }) => ref.replace(/\s/g, '').toLowerCase());
        expect(new Set(made).size).toBe(made.length);
      }),
      { numRuns: 300 },
    );
  });
});

test('natures are read from the words, one finding a nature, and a nature that the source names is kept', () => {
  const read = plan(
    under('1').map((node) => ({
      ...node,
      children: [
        action('Continue to fund book gifting'),
        action('Report half termly to the board'),
        action('Review the offer', { when: 'ongoing' }),
        action('Open a hub'),
        action('Open a second hub', { nature: 'outcome' }),
        action('Hold a fair', { when: 'Annually' }),
      ],
    })),
  );
  expect(all(read.file.items).map(({ nature }) => nature)).toEqual([
    undefined,
    'continuous',
    'recurring',
    'continuous',
    'deliverable',
    'outcome',
    'recurring',
  ]);
  expect(read.findings.filter(({ what }) => what.startsWith('The nature')).map(({ what }) => what)).toEqual([
    'The nature "continuous" was read from words such as "continue", "promote" or "ongoing", for 2 actions: 1(a), 1(c).',
    'The nature "recurring" was read from words that name an interval, for 2 actions: 1(b), 1(f).',
    'The nature "deliverable" was taken for 1 action, because no words say otherwise.',
  ]);
});

test('pointers become links; one to an item that is not there is told', () => {
  const read = plan([
    group('One', '1', [
      action('Map the need'),
      action('Fund what is needed – See 1 (a)'),
      action('Fund the needs identified in 1(a) and b'),
      action('Meet each term. This will feed into a) above'),
      action('Train staff (see also 2)'),
      action('Report (see 7.3)'),
    ]),
    group('Two', '2', [action('Build')]),
  ]);
  expect(
    all(read.file.items).flatMap(({ ref, links }) =>
      (links ?? []).map(({ kind, to }) => `${ref} ${kind} ${to}`),
    ),
  ).toEqual(['1(b) same-as 1(a)', '1(c) depends-on 1(a)', '1(c) depends-on 1(b)', '1(d) feeds 1(a)']);
  expect(read.file.items[0]?.items?.[1]?.nature).toBe('cross-reference');
  expect(read.findings).toContainEqual({
    kind: 'unplaced',
    what: '1(f) points to "7.3", and the plan has no such item; the link is left out.',
    where: 'line 1',
  });
});

test('owners: addresses stay, other names become vacant posts, nobody stays nobody', () => {
  const read = plan([
    action('A', { owners: ['Head of SEND'] }),
    action('B', { owners: ['jo@sample.example', 'head of send'] }),
    action('C', { owners: ['Jo Sample <jo@sample.example>'] }),
    action('D', { owners: ['TBC', 'n/a', '-'] }),
    action('E', { owners: ['Ann Sample'] }),
    action('F', { owners: ['École Sample, Ltd.'] }),
  ]);
  expect(read.file.items.map(({ owners }) => owners)).toEqual([
    ['head-of-send'],
    ['jo@sample.example', 'head-of-send'],
    ['jo@sample.example'],
    undefined,
    ['ann-sample'],
    ['ecole-sample-ltd'],
  ]);
  expect(read.file.posts).toEqual([
    { id: 'head-of-send', title: 'Head of SEND' },
    { id: 'ann-sample', title: 'Ann Sample' },
    { id: 'ecole-sample-ltd', title: 'École Sample, Ltd.' },
  ]);
  expect(read.findings.map(({ what }) => what)).toContainEqual(
    expect.stringContaining('These look like names of people: Ann Sample'),
  );
});

test('a group’s owner is its lead; of several the first, and the others are told', () => {
  const read = plan([
    newNode('One', 'line 1', { label: '1', owners: ['Director', 'Deputy'], children: [action('A')] }),
  ]);
  expect(read.file.items[0]).toMatchObject({ lead: 'director' });
  expect(read.findings.map(({ what }) => what)).toContain(
    '1 names several leads; the first is kept: Director; Deputy.',
  );
});

test('the plan’s period, Year 1, id and authority, each with what it was read from', () => {
  const read = plan([action('A', { when: 'Years 1-3' })], {
    dated: 'September 2022',
    authority: 'City of Sample Council',
    title: 'Futures',
  });
  expect(read.file).toMatchObject({
    plan: 'sample',
    authority: 'City of Sample Council',
    yearOne: '2022-09-01',
    period: { start: '2022-09-01', end: '2025-08-31' },
  });
  expect(plan([action('A')], { period: '2018-21' }).file).toMatchObject({
    plan: 'sample-plan',
    authority: '(not stated)',
    period: { start: '2018-09-01', end: '2021-08-31' },
  });
  expect(plan([action('A')], { period: 'April 2026 to March 2029' }).file.period).toEqual({
    start: '2026-04-01',
    end: '2029-03-31',
  });
  expect(plan([action('A')], { period: 'some day' }).file.period).toBeUndefined();
});

test('a title that is too long for one stands in full in the description', () => {
  const long = `Develop ${'very '.repeat(300)}much`;
  const [item] = plan([action(long)]).file.items;
  expect(item?.title).toHaveLength(1000);
  expect(item?.description).toBe(long);
});

test.each([
  ['nothing to do', [group('One', '1', [])], 'holds no actions that could be made out'],
  [
    'nine levels',
    [Array.from({ length: 8 }).reduce<SketchNode>((node) => group('G', null, [node]), action('A'))],
    'nests items more than 8 levels deep',
  ],
  [
    'more than 20,000 items',
    Array.from({ length: 20_001 }, (_, index) => action(`A ${index}`)),
    'holds more than 20000 items',
  ],
])('%s is a fault', (_, nodes, message) => {
  const read = planFileOf(sketch(nodes), { plan: null, written: TODAY });
  expect(read).toMatchObject({
    ok: false,
    faults: [{ where: 'the document', message: expect.stringContaining(message) }],
  });
});

describe('what people call an action by', () => {
  test('numbers counted through the whole source are the refs; headings get others', () => {
    const nodes = [...under(null, '1', '2'), ...under(null, '3', null)].map((node) => ({
      ...node,
      called: 'Priority',
    }));
    expect(refs(nodes)).toEqual(['PR1', '1', '2', 'PR2', '3', 'PR2.1']);
    expect(plan(nodes).findings.filter(({ kind }) => kind === 'repaired')).toEqual([]);
  });

  test('numbers that begin again under each heading are no refs of their own', () => {
    expect(refs([...under(null, '1', '2'), ...under(null, '1')])).toEqual([
      '1',
      '1.1 (1)',
      '1.2 (2)',
      '2',
      '2.1 (1)',
    ]);
  });

  test('a number that its heading completes is not told; one that stands twice is', () => {
    const told = (nodes: SketchNode[]): string[] =>
      plan(nodes).findings.flatMap(({ kind, what }) => (kind === 'repaired' ? [what] : []));
    expect(told(under('Priority 2', '1', '.2', 'c)'))).toEqual([]);
    expect(told(under('2', '2.1', '2.1'))).toEqual([
      'The source prints "2.1"; by its place and order the ref is 2.2, and the print is kept beside it.',
    ]);
  });
});

test('a plan without a title is called by its file', () => {
  const untitled = sketch(under('1', '1.1'), { title: null, authority: 'Sample Council' });
  const named = (name: string): PlanOfSketch => planFileOf(untitled, { plan: null, written: TODAY, name });
  const read = named('C:\\plans\\corporate-plan_2026 (1).docx');
  expect(read).toMatchObject({
    ok: true,
    file: { title: 'corporate plan 2026', plan: 'corporate-plan-2026', authority: 'Sample Council' },
  });
  expect(read.ok ? read.findings.map(({ what }) => what) : []).toContainEqual(
    expect.stringMatching(
      /^The source gives no title; "corporate plan 2026" was made from the file's name\. .*sheet "Plan".*--title\.$/,
    ),
  );
  expect(read).toMatchObject({ unsaid: ['title'] });
  expect(named('2026.docx')).toMatchObject({ ok: true, file: { title: 'Plan' } });
});
