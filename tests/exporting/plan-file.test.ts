/** Import and export are each other's mirror: what nobody has changed comes out as it went in, field for field. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { openBook } from '../../src/domain/book.ts';
import { Item, Plan } from '../../src/domain/plan.ts';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { exporter, planFileText } from '../../src/exporting/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { planFiles } from '../support/plan-files.ts';

const GO_LIVE = '2026-12-01';

/** Through the record and back; the record is put through its own schema, as the store does. */
function thereAndBack(file: PlanFile): PlanFile {
  let count = 0;
  const draft = draftPlan(file, { goLive: GO_LIVE, newId: () => `id-${++count}` });
  const book = openBook(
    Plan.parse(draft.plan),
    draft.items.map((item) => Item.parse(item)),
  );
  return exporter(book, new Map(draft.people.map(({ id, email }) => [id, [email]]))).file();
}

function read(text: string, format: 'yaml' | 'json'): PlanFile {
  const found = readPlanFile(text, format);
  if (!found.ok) throw new Error(found.faults.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  return found.file;
}

const samples = readdirSync('plans').filter((name) => name.endsWith('.plan.yml'));

test.each(samples)('%s comes back as it was, as YAML and as JSON', (name) => {
  const file = read(readFileSync(`plans/${name}`, 'utf8'), 'yaml');
  const back = thereAndBack(file);
  expect(back).toEqual(file);
  expect(read(planFileText(back, 'yaml'), 'yaml')).toEqual(file);
  expect(read(planFileText(back, 'json'), 'json')).toEqual(file);
});

const REAL = '../shared/domain/plans';
const real = existsSync(REAL) ? readdirSync(REAL) : [];
if (real.length === 0) {
  test.skip('the five real plans: not checked, their folder is not here', () => undefined);
}
for (const name of real)
  test(`the real ${name} comes back as it was`, () => {
    const text = readFileSync(`${REAL}/${name}`, 'utf8');
    const back = thereAndBack(read(text, 'json'));
    // Against the bytes of the file, not only against what our own reader made of them.
    expect(JSON.parse(planFileText(back, 'json'))).toEqual(JSON.parse(text));
  });

test('any plan file at all comes back as it was', () => {
  fc.assert(
    fc.property(planFiles, (file) => expect(thereAndBack(file)).toEqual(file)),
    { numRuns: 60 },
  );
});

test('what was changed since comes out as it stands now, and nothing else moves', () => {
  const file = PlanFile.parse({
    plan: 'sample',
    title: 'A sample plan',
    authority: 'Sample Council',
    levels: ['Theme', 'Action'],
    posts: [{ id: 'head', title: 'Head of Skills', holder: 'Alex.Sample@Example.org' }],
    items: [
      {
        ref: '1',
        title: 'Skills',
        lead: 'head',
        items: [
          {
            ref: '1(a)',
            title: 'A careers fair',
            nature: 'deliverable',
            aliases: [],
            owners: ['Alex.Sample@Example.org'],
          },
          { ref: '1(b)', title: 'A report', nature: 'recurring', when: 'termly' },
        ],
      },
    ],
  });
  let count = 0;
  const draft = draftPlan(file, { goLive: GO_LIVE, newId: () => `id-${++count}` });
  const items = draft.items.map((item) =>
    item.ref === '1(b)'
      ? { ...item, due: '2027-02-12', owners: [{ key: 'post:head' as const, part: 'accountable' as const }] }
      : item,
  );
  const people = new Map(draft.people.map(({ id, email }) => [id, [email]]));
  const back = exporter(openBook(draft.plan, items), people).file();
  const [theme] = back.items;
  expect(theme?.items?.[0]).toEqual(file.items[0]?.items?.[0]);
  expect(theme?.items?.[1]).toEqual({
    ref: '1(b)',
    title: 'A report',
    nature: 'recurring',
    when: 'termly',
    due: '2027-02-12',
    owners: ['head'],
  });
  expect({ ...back, items: [] }).toEqual({ ...file, items: [] });
});

test('what is restricted, elections and what a board gets before them come back', () => {
  const file = read(
    [
      'plan: small',
      'title: A small plan',
      'authority: Sample Council',
      'levels: [Priority, Action]',
      'elections: [{ from: 2027-03-22, to: 2027-05-06 }]',
      'boards:',
      '  - body: Sample Board',
      "    channel: '19:one@thread.tacv2'",
      "    summary: { every: week, day: Friday, time: '09:00' }",
      '    beforeElections: without-narrative',
      'items:',
      "  - ref: '1'",
      '    title: Early years',
      '    items:',
      "      - { ref: '1.1', title: Visit every provider, nature: deliverable, restricted: true }",
    ].join('\n'),
    'yaml',
  );
  expect(file.items[0]?.items?.[0]?.restricted).toBe(true);
  expect(thereAndBack(file)).toEqual(file);
});
