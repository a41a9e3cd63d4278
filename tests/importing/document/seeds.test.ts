/** Five published plans, read as documents and measured against a careful person's reading of each. */
import { existsSync, readFileSync } from 'node:fs';
import type { PlanFile } from '../../../src/domain/plan-file.ts';
import { readDocument } from '../../../src/importing/document/read.ts';
import { readPlanFile } from '../../../src/importing/plan-file.ts';
import type { Sketched } from '../../../src/importing/sketch.ts';
import { planFileOf } from '../../../src/importing/sketch-plan.ts';
import { type Measured, measured, tableOf } from './measured.ts';
import { found } from './shown.ts';

const SHARED = '../shared';
const FILES = {
  kirklees: '000_3d397613d49ec9d5.txt',
  leeds: '001_80d88bf491e5c6b4.txt',
  herefordshire: '002_8e7f39b8e19787a0.txt',
  wigan: '003_0e35358f9f1ed26d.txt',
  luton: '004_61da1a9a60796e7b.txt',
};
type Name = keyof typeof FILES;
const NAMES: readonly Name[] = ['kirklees', 'leeds', 'herefordshire', 'wigan', 'luton'];

/** The share that has to come out right: of actions found, refs, titles, dates, tags, groups; and the most extra actions. */
const FLOORS: Readonly<Record<Name, readonly [number, number, number, number, number, number, number]>> = {
  kirklees: [1, 1, 1, 1, 0.95, 1, 0],
  leeds: [1, 1, 1, 1, 1, 1, 0],
  herefordshire: [1, 1, 1, 1, 1, 1, 0],
  wigan: [0.98, 0.97, 0.97, 0.7, 1, 0.97, 1],
  luton: [0.65, 0.3, 0.65, 0.65, 1, 0.5, 22],
};

const here = existsSync(`${SHARED}/seeds`);
const beside = here ? describe : describe.skip;
if (!here) console.log(`The published plans are not at hand (${SHARED}): their reading is not measured.`);

beside('the five published plans', () => {
  const results = new Map<Name, { made: Sketched; measured: Measured }>();

  beforeAll(async () => {
    for (const name of NAMES) {
      const read = await readDocument(readFileSync(`${SHARED}/seeds/${FILES[name]}`), 'txt');
      if (!read.ok) throw new Error(`${name}: ${read.faults[0]?.message}`);
      const made = planFileOf(read.sketch, { plan: name, written: '2026-01-12' });
      if (!made.ok) throw new Error(`${name}: ${made.faults[0]?.message}`);
      results.set(name, { made, measured: measured(made.file, carefulOf(name)) });
    }
    console.log(tableOf([...results].map(([name, result]) => [name, result.measured])));
  });

  const of = (name: Name): { made: Sketched; measured: Measured } => {
    const result = results.get(name);
    if (result === undefined) throw new Error(`${name} was not read`);
    return result;
  };

  test.each(NAMES)('%s', (name) => {
    const { actions, refs, titles, dates, tags, groups, extra } = of(name).measured;
    const [...floors] = FLOORS[name];
    const most = floors.pop() ?? 0;
    for (const [index, part] of [actions, refs, titles, dates, tags, groups].entries()) {
      const share = part.of === 0 ? 1 : part.right / part.of;
      expect({ part: index, share, enough: share >= (floors[index] ?? 1) }).toMatchObject({ enough: true });
    }
    expect(extra).toBeLessThanOrEqual(most);
  });

  test('Wigan: labels that collide are repaired, and kept as printed', () => {
    const { file } = of('wigan').made;
    const printed = file.items
      .flatMap(({ items }) => items ?? [])
      .map(({ ref, printedRef }) => `${ref} ${printedRef ?? ''}`.trim());
    expect(printed.filter((line) => line.includes(' '))).toEqual([
      ...['1.7 7', '2.4 .4', '2.5 5', '2.6 .6', '3.3 5.3', '3.7 5.7', '3.8 8.8'],
      ...['4.3 .3', '4.4 .4', '4.5 5', '5.1 .1', '5.2 .2', '5.3 .3'],
    ]);
    expect(found(of('wigan').made, 'repaired').filter((line) => line.includes('"5.3"'))).toEqual([
      'line 365: The source prints "5.3"; by its place and order the ref is 3.3, and the print is kept beside it.',
    ]);
  });

  test('Wigan: pointers to other items are links', () => {
    const links = all(of('wigan').made.file.items).flatMap(({ ref, links: own }) =>
      (own ?? []).map(({ kind, to }) => `${ref} ${kind} ${to}`),
    );
    expect(links).toEqual([
      '1.3(b) same-as 1.1(a)',
      '1.4(c) depends-on 1.4(a)',
      '1.4(c) depends-on 1.4(b)',
      '1.6(b) feeds 1.6(a)',
      '3.2(c) see-also 2.3',
    ]);
  });

  test('Wigan: lines that fit nowhere for certain are told, each with its place', () => {
    const lines = found(of('wigan').made, 'unplaced');
    expect(lines.map((line) => line.split(':')[0])).toEqual(['line 434', 'line 438', 'line 440', 'line 442']);
  });

  test('Kirklees: a tag cell that holds a date gives no tag, and the report says so', () => {
    expect(found(of('kirklees').made, 'unplaced')).toEqual([
      'line 181: The cell for the outcome holds "Years 1-3", which is the date; no outcome was taken from it.',
    ]);
    expect(of('kirklees').made.file).toMatchObject({
      yearOne: '2022-09-01',
      period: { start: '2022-09-01', end: '2025-08-31' },
      outcomes: ['Safe', 'Healthy', 'Achieving', 'Happy', 'Attending', 'Inclusive', 'Sustainable'],
    });
  });

  test('Leeds: strands, support teams and phases stand side by side', () => {
    expect(of('leeds').made.file.items.map(({ ref }) => ref)).toEqual([
      'SO1',
      'SO2',
      'SO3',
      'SO4',
      'PST1',
      'PST2',
      'PST3',
      'PH1',
      'PH2',
      'PH3',
    ]);
  });

  test('Luton: what ran together is parted, and the report says that it has to be checked', () => {
    expect(found(of('luton').made, 'inferred').filter((line) => line.includes('run together'))).toHaveLength(
      4,
    );
  });
});

const all = (items: PlanFile['items']): PlanFile['items'] =>
  items.flatMap((item) => [item, ...all(item.items ?? [])]);

function carefulOf(name: Name): PlanFile {
  const read = readPlanFile(readFileSync(`${SHARED}/domain/plans/${name}.plan.json`, 'utf8'), 'json');
  if (!read.ok) throw new Error(`${name}: ${read.faults[0]?.message}`);
  return read.file;
}
