/** An overlay on a small plan: relative days become dates, posts become people, misfits are told. */
import { PlanFile } from '../../src/domain/plan-file.ts';
import { applyOverlay, readOverlay } from '../../src/importing/overlay.ts';

const file = PlanFile.parse({
  plan: 'sample',
  title: 'A sample plan',
  authority: 'Sample Council',
  levels: ['Theme', 'Action'],
  items: [
    {
      ref: '1',
      title: 'Inclusion',
      items: [
        { ref: '1(a)', title: 'Report', nature: 'recurring', when: 'termly' },
        { ref: '1(b)', title: 'Policy', nature: 'deliverable' },
      ],
    },
  ],
});

const GOOD = `
plan: sample
goLive: -60d
posts:
  - id: head
    title: Head of Inclusion
    holders: [{ holder: alex.sample@example.org }, { holder: bola.sample@example.org, from: 2028-02-20 }]
boards:
  - { body: Sample Board, channel: '19:one@thread.tacv2', summary: { every: week, day: today, time: 08:30 } }
leads: { '1': head }
actions:
  - { ref: 1(a), due: -9d, owners: [head, carys.sample@example.org] }
  - { ref: 1(b), due: +1w }
updates:
  - { ref: 1(a), by: head, at: -3d, status: at-risk, percent: 40, reason: Two returns are late., forecast: +2w }
  - { ref: 1(b), by: head, at: -20d, status: complete, evidence: [https://example.org/minutes, On the shelf] }
`;

const apply = (text: string, today = '2028-02-29') => {
  const read = readOverlay(text, 'yaml');
  return read.ok ? applyOverlay(file, read.overlay, today) : read;
};
const told = (from: string, to: string): string[] => {
  expect(GOOD).toContain(from);
  const applied = apply(GOOD.replace(from, to));
  return applied.ok ? [] : applied.faults.map(({ where, message }) => `${where}: ${message}`);
};

test('relative days become dates of the run, and the rest of the plan stays as it is', () => {
  const applied = apply(GOOD);
  expect(applied).toMatchObject({ ok: true, file: { goLive: '2027-12-31', title: 'A sample plan' } });
  const theme = applied.ok ? applied.file.items[0] : undefined;
  expect(theme).toMatchObject({ lead: 'head' });
  expect(theme?.items).toEqual([
    {
      ref: '1(a)',
      title: 'Report',
      nature: 'recurring',
      when: 'termly',
      due: '2028-02-20',
      owners: ['head', 'carys.sample@example.org'],
    },
    { ref: '1(b)', title: 'Policy', nature: 'deliverable', due: '2028-03-07' },
  ]);
  expect(applied.ok && PlanFile.safeParse(applied.file).success).toBe(true);
});

test('the board meets on the weekday of the run', () => {
  const day = (today: string) => {
    const applied = apply(GOOD, today);
    return applied.ok ? applied.file.boards?.[0]?.summary.day : undefined;
  };
  expect(day('2028-02-29')).toBe('Tuesday');
  expect(day('2026-12-06')).toBe('Sunday');
});

test('history is told oldest first, by whoever held the post on that day', () => {
  const applied = apply(GOOD);
  expect(applied.ok && applied.history).toEqual([
    {
      ref: '1(b)',
      by: 'alex.sample@example.org',
      at: '2028-02-09',
      said: {
        status: 'complete',
        evidence: [
          { kind: 'link', url: 'https://example.org/minutes' },
          { kind: 'location', what: 'On the shelf' },
        ],
      },
    },
    {
      ref: '1(a)',
      by: 'bola.sample@example.org',
      at: '2028-02-26',
      said: { status: 'at-risk', percent: 40, reason: 'Two returns are late.', forecast: '2028-03-14' },
    },
  ]);
});

test.each([
  ['another plan', 'plan: sample', 'plan: other', 'plan: is other, and the plan is sample'],
  [
    'an action that is not there',
    '{ ref: 1(b), due',
    '{ ref: 1(z), due',
    'actions[1] (1(z)): 1(z) is no action',
  ],
  ['a date on a theme', '{ ref: 1(b), due', "{ ref: '1', due", 'actions[1] (1): 1 is no action'],
  ['an action twice', '{ ref: 1(b), due', '{ ref: 1(a), due', 'actions[1] (1(a)): 1(a) stands twice'],
  [
    'an owner nobody knows',
    'owners: [head',
    'owners: [boss',
    'actions[0].owners[0] (1(a)): "boss" is neither',
  ],
  ['a lead nobody knows', "{ '1': head }", "{ '1': boss }", 'leads.1: "boss" is neither'],
  ['a lead of nothing', "{ '1': head }", "{ '9': head }", 'leads.9: is no item of the plan'],
  [
    'a word by nobody',
    'ref: 1(a), by: head',
    'ref: 1(a), by: boss',
    'updates[0].by (1(a)): "boss" is no post',
  ],
  ['a word from tomorrow', 'at: -3d', 'at: +1d', 'updates[0].at (1(a), line 15): lies ahead'],
  [
    'a date that is not relative',
    'due: +1w',
    'due: 2027-01-01',
    'must be days or weeks from today, such as -9d',
  ],
  ['a misspelt field', 'percent: 40', 'per cent: 40', 'is not a field here'],
])('%s is refused with its place', (_, from, to, fault) => {
  const faults = told(from, to);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(fault);
});
