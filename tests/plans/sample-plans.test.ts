/** The five sample plans: the published structure and facts in full, and every sentence in words of our own. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import type { FileItem, PlanFile } from '../../src/domain/plan-file.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';

/** Activities and measures by top-level item, as counted by hand; and what people type for which item. */
const SAMPLES = [
  {
    id: 'wigan',
    activities: [29, 22, 27, 18, 18],
    measures: [23, 21, 32, 23, 18],
    said: [
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
    ],
  },
  {
    id: 'kirklees',
    activities: [2, 2, 2, 3, 2, 3, 3, 1, 2, 2],
    measures: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    said: [
      ['2 yr old places', '4(a)'],
      ['trauma informed', '3(b)'],
      ['trauma informed', '7(c)'],
      ['Families Together', '2(b)'],
      ['early years', '4'],
      ['promote wellbeing', '10'],
      ['Local Offer', '1(a)'],
      ['CPD', '9(a)'],
    ],
  },
  {
    id: 'luton',
    activities: [14, 10, 13, 13],
    measures: [0, 0, 0, 0],
    said: [
      ['knife crime', '2.2(b)'],
      ['scorecard', '1.1(b)'],
      ['peer mentors', '2.3(c)'],
      ['EHE', '1.3(b)'],
      ['Belonging and Mattering', '1.3'],
      ['Belonging and Mattering', '3.3'],
      ['MHW', '2'],
      ['SEND', '4'],
      ['zero exclusions', '4.2(c)'],
      ['food poverty', '2.4(a)'],
      ['UNICEF', '1.3(c)'],
    ],
  },
  {
    id: 'leeds',
    activities: [0, 0, 0, 0, 0, 0, 0, 7, 5, 3],
    measures: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    said: [
      ['objective 2', 'SO2'],
      ['SILCs', 'SO2'],
      ['PRUs', 'SO3'],
      ['locality working', 'SO4'],
      ['resources team', 'PST1'],
      ['options appraisal', 'PH1.2(b)'],
      ['consultation', 'PH2.2(a)'],
      ['decisions', 'PH2.3(b)'],
    ],
  },
  {
    id: 'herefordshire',
    activities: [4, 1, 2, 4, 1, 2, 4],
    measures: [0, 0, 0, 0, 0, 2, 2],
    said: [
      ['places', '6(a)'],
      ['249', '6(a)'],
      ['Peterchurch', '6(b)'],
      ['HSIP', '1(a)'],
      ['NEETs', '7(b)'],
      ['16-19', '7'],
      ['county lines', '4(b)'],
      ['SEN review', '4(c)'],
      ['risk assessment', '3(b)'],
    ],
  },
] as const;

const DOMAIN = '../shared/domain';
const here = existsSync(DOMAIN);
const beside = here ? test : test.skip;
const note = here ? '' : ` (not checked: ${DOMAIN} is not here)`;

function opened(path: string, format: 'yaml' | 'json'): PlanFile {
  const read = readPlanFile(readFileSync(path, 'utf8'), format);
  if (!read.ok) throw new Error(read.faults.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  return read.file;
}
const published = (id: string): PlanFile => opened(`${DOMAIN}/plans/${id}.plan.json`, 'json');
const all = (items: readonly FileItem[]): FileItem[] =>
  items.flatMap((item) => [item, ...all(item.items ?? [])]);
const isActivity = ({ nature }: FileItem): boolean => nature !== undefined;
const measuresOf = (items: readonly FileItem[]) => items.flatMap(({ measures }) => measures ?? []);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

describe.each(SAMPLES)('$id', ({ id, activities, measures, said }) => {
  const plan = opened(`plans/${id}.plan.yml`, 'yaml');
  const items = all(plan.items);

  test('has the counted activities and measures, as published without dates and owners', () => {
    const below = plan.items.map((top) => all([top]));
    expect(below.map((branch) => branch.filter(isActivity).length)).toEqual(activities);
    expect(below.map((branch) => measuresOf(branch).length)).toEqual(measures);
    expect(items.some(({ due, owners, lead }) => due ?? owners ?? lead)).toBe(false);
  });

  test('every title is short and is not another one', () => {
    for (const { title } of items) {
      const { length } = wordsOf(title);
      expect(`${title}: ${length >= 3 && length <= 12}`).toBe(`${title}: true`);
    }
    expect(new Set(items.map(({ title }) => title.toLowerCase())).size).toBe(items.length);
  });

  test.each(said)('people who say "%s" find %s', (words, ref) => {
    const names = ({ title, aliases }: FileItem) => [title, ...(aliases ?? [])];
    const has = (name: string) => name.toLowerCase().includes(words.toLowerCase());
    expect(items.filter((item) => names(item).some(has)).map((item) => item.ref)).toContain(ref);
  });

  beside(`structure and facts are those of the original${note}`, () => {
    const original = published(id);
    expect(plan.items.flatMap((item) => facts(item, null))).toEqual(
      original.items.flatMap((item) => facts(item, null)),
    );
    expect(planFacts(plan)).toEqual(planFacts(original));
  });

  beside(`the bodies are those of the original, without the names of persons${note}`, () => {
    const { bodies = [] } = published(id);
    expect(plan.bodies).toHaveLength(bodies.length);
    for (const [at, body] of (plan.bodies ?? []).entries()) {
      expect(wordsOf(bodies[at]?.name ?? '')).toEqual(expect.arrayContaining(wordsOf(body.name)));
      expect([body.name, body.cadence !== undefined]).toEqual([body.name, bodies[at]?.cadence !== undefined]);
    }
  });

  beside(`the figures are those of a careful reader${note}`, () => {
    const counts = z.record(z.string(), z.record(z.string(), z.unknown()));
    const counted = counts.parse(JSON.parse(readFileSync(`${DOMAIN}/counts.json`, 'utf8')))[id];
    const acts = items.filter(isActivity);
    expect(counted).toMatchObject({
      priorities: plan.items.length,
      objectives: items.length - plan.items.length - acts.length,
      activities: acts.length,
      activitiesRecurring: acts.filter(({ nature }) => nature === 'recurring').length,
      activitiesWithDateExpression: acts.filter(({ when }) => when !== undefined).length,
      measures: measuresOf(items).length,
      difference: items.flatMap(({ difference }) => difference ?? []).length,
      governanceBodies: plan.bodies?.length,
      outcomeTags: plan.outcomes?.length ?? 0,
      outcomeStatements: (plan.statements ?? []).flatMap(({ statements }) => statements).length,
      ...(plan.nextSteps && { nextSteps: plan.nextSteps.length }),
      ...(plan.commitments && { commitments: plan.commitments.length }),
      ...(plan.timeline && { timeline: plan.timeline.length }),
      ...(plan.strategyTimeline && { strategyTimeline: plan.strategyTimeline.length }),
      ...(plan.measures && { planMeasures: plan.measures.length }),
    });
  });

  beside(`no sentence takes a run of six words from the original${note}`, () => {
    const taken = new Set(worded(published(id)).flatMap(runs));
    expect(taken.size).toBeGreaterThan(100);
    expect(worded(plan).filter((text) => runs(text).some((run) => taken.has(run)))).toEqual([]);
  });
});

test('priorities of Wigan answer to their everyday names', () => {
  const { items } = opened('plans/wigan.plan.yml', 'yaml');
  expect(items.map(({ aliases }) => aliases?.slice(0, 2))).toEqual(
    [1, 2, 3, 4, 5].map((number) => [`P${number}`, `Priority ${number}`]),
  );
  expect(items[1]?.aliases).toContain('wellbeing');
});

type Measures = PlanFile['measures'];

/** All that is said of an item and its measures but their wording: texts, whom they count, where figures come from. */
function facts(item: FileItem, parent: string | null): unknown[] {
  const { ref, printedRef, kind, nature, when, outcomes, links, bodies, restricted } = item;
  const own = { parent, ref, printedRef, kind, nature, when, outcomes, links, bodies, restricted };
  const counted = { measures: figures(item.measures), difference: item.difference?.length };
  return [{ ...own, ...counted }, ...(item.items ?? []).flatMap((child) => facts(child, ref))];
}

const figures = (measures: Measures): unknown[] | undefined =>
  measures?.map(({ text, population, dataSource, ...figure }) => [
    figure,
    population !== undefined,
    dataSource !== undefined,
  ]);

/** The plan's own facts; of what it words itself, how much there is and where it stands. */
const planFacts = (plan: PlanFile): unknown => ({
  plan: plan.plan,
  authority: plan.authority,
  period: plan.period,
  delivery: plan.delivery,
  yearOne: plan.yearOne,
  timezone: plan.timezone,
  terms: plan.terms,
  levels: plan.levels,
  outcomes: plan.outcomes,
  abbreviations: Object.entries(plan.abbreviations ?? {}),
  timeline: plan.timeline?.map(({ text, ...row }) => row),
  strategyTimeline: plan.strategyTimeline?.map(({ ref, column }) => [ref, column]),
  nextSteps: plan.nextSteps?.map(({ text, ...step }) => step),
  commitments: plan.commitments?.map(({ where }) => where),
  principles: plan.principles?.length,
  statements: plan.statements?.map(({ outcome, statements }) => [outcome, statements.length]),
  measures: figures(plan.measures),
});

/** Every sentence of a plan; names, date words and figures are facts and may be the same. */
const worded = (plan: PlanFile): string[] =>
  [
    ...all(plan.items).flatMap(({ title, description, aliases, difference }) => [
      ...[title, description, ...(aliases ?? []), ...(difference ?? [])],
    ]),
    ...[...measuresOf(all(plan.items)), ...(plan.measures ?? [])].flatMap((measure) => [
      ...[measure.text, measure.population, measure.dataSource],
    ]),
    ...(plan.bodies ?? []).map(({ role }) => role),
    ...[plan.timeline, plan.strategyTimeline, plan.nextSteps, plan.commitments].flatMap(
      (rows) => rows?.map(({ text }) => text) ?? [],
    ),
    ...(plan.principles ?? []),
    ...(plan.statements ?? []).flatMap(({ headline, statements }) => [headline, ...statements]),
  ].filter((text) => text !== undefined);

function runs(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(5).map((_, start) => words.slice(start, start + 6).join(' '));
}
