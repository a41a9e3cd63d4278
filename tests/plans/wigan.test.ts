/** The Wigan sample plan: the published structure in full, and every title in words of our own. */
import { existsSync, readFileSync } from 'node:fs';
import type { FileItem, PlanFile } from '../../src/domain/plan-file.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';

function opened(path: string, format: 'yaml' | 'json'): PlanFile {
  const read = readPlanFile(readFileSync(path, 'utf8'), format);
  if (!read.ok) throw new Error(read.faults.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  return read.file;
}
const all = (items: readonly FileItem[]): FileItem[] =>
  items.flatMap((item) => [item, ...all(item.items ?? [])]);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

const plan = opened('plans/wigan.plan.yml', 'yaml');
const items = all(plan.items);
const actions = items.filter((item) => item.nature !== undefined);

test('5 priorities, 37 objectives, 114 activities, as published without dates and owners', () => {
  expect(plan.items).toHaveLength(5);
  expect(plan.items.map((priority) => priority.items?.length)).toEqual([7, 9, 9, 5, 7]);
  expect(
    plan.items.map((priority) => all(priority.items ?? []).filter(({ nature }) => nature).length),
  ).toEqual([29, 22, 27, 18, 18]);
  expect(actions.some((action) => action.due !== undefined || action.owners !== undefined)).toBe(false);
});

test('every title is short and is not another one', () => {
  for (const { title } of items) {
    const { length } = wordsOf(title);
    expect(`${title}: ${length >= 3 && length <= 12}`).toBe(`${title}: true`);
  }
  expect(new Set(items.map(({ title }) => title.toLowerCase())).size).toBe(items.length);
});

test.each([
  ['EHE', '3.7(a)'],
  ['CME policy', '3.3(d)'],
  ['careers fair', '5.4(d)'],
  ['TAS', '2.3(a)'],
  ['Virtual School', '3.6(c)'],
  ['Gatsby', '5.3(c)'],
  ['quality mark', '3.2(b)'],
  ['s175', '2.9(b)'],
  ['DSLs', '3.4(b)'],
  ['Signs of Safety', '2.2(a)'],
  ['NEET', '5.6(a)'],
  ['bullying', '2.8(a)'],
  ['Inclusion strategy group', '1.6(b)'],
  ['DCO', '4.5(c)'],
])('people who say "%s" find %s', (said, ref) => {
  const found = actions.filter(({ title }) => title.includes(said)).map((action) => action.ref);
  expect(found).toContain(ref);
});

test('priorities answer to their everyday names', () => {
  expect(plan.items.map(({ aliases }) => aliases?.slice(0, 2))).toEqual(
    [1, 2, 3, 4, 5].map((number) => [`P${number}`, `Priority ${number}`]),
  );
  expect(plan.items[1]?.aliases).toContain('wellbeing');
});

const original = '../shared/domain/plans/wigan.plan.json';
const here = existsSync(original);
const beside = here ? test : test.skip;
const note = here ? '' : ` (not checked: ${original} is not here)`;

const facts = (item: FileItem, parent: string | null): unknown[] => [
  {
    parent,
    ref: item.ref,
    printedRef: item.printedRef,
    nature: item.nature,
    when: item.when,
    links: item.links,
    bodies: item.bodies,
  },
  ...(item.items ?? []).flatMap((child) => facts(child, item.ref)),
];

beside(`structure and facts are those of the original${note}`, () => {
  const published = opened(original, 'json');
  expect(plan.items.flatMap((item) => facts(item, null))).toEqual(
    published.items.flatMap((item) => facts(item, null)),
  );
  expect(Object.keys(plan.abbreviations ?? {})).toEqual(Object.keys(published.abbreviations ?? {}));
  expect(plan.levels).toEqual(published.levels);
  expect([plan.period, plan.delivery]).toEqual([published.period, published.delivery]);
});

beside(`no title takes a run of six words from the original${note}`, () => {
  const published = opened(original, 'json');
  const runs = (text: string): string[] => {
    const words = wordsOf(text);
    return words.slice(5).map((_, start) => words.slice(start, start + 6).join(' '));
  };
  const taken = new Set(
    all(published.items)
      .flatMap((item) => [item.title, item.description ?? '', ...(item.difference ?? [])])
      .flatMap(runs),
  );
  expect(taken.size).toBeGreaterThan(1000);
  expect(items.filter(({ title }) => runs(title).some((run) => taken.has(run)))).toEqual([]);
});
