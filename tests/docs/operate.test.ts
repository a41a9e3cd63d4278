/** The runbook is true: its figures are those that are told, its alarms those that are made, its lines those of the log. */
import { readFileSync } from 'node:fs';
import { FIGURES, type Figure } from '../../src/app/figures.ts';
import { sourcesIn } from '../support/house-rules.ts';
import { tablesIn } from '../support/markdown-tables.ts';

const page = readFileSync('docs/operate.md', 'utf8');

function rowsUnder(...head: string[]): string[][] {
  const found = tablesIn(page).find((table) => head.every((title, at) => table.head[at] === title));
  if (!found) throw new Error(`docs/operate.md has no table of ${head.join(', ')}`);
  return found.rows;
}
const codes = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** Longer lists stand in the program alone. */
const MOST_VALUES = 10;

test('every figure stands there with its kind, unit, attributes and meaning', () => {
  const figures = Object.entries<Figure>(FIGURES).map(([name, { is, unit, by, means }]) => [
    `\`${name}\``,
    is,
    `\`${unit}\``,
    Object.entries(by)
      .map(([attribute, values]) =>
        values === 'tenant' || values.length > MOST_VALUES
          ? `\`${attribute}\``
          : `\`${attribute}\`: ${values.join(', ')}`,
      )
      .join('; '),
    means,
  ]);
  expect(rowsUnder('figure', 'kind', 'unit')).toEqual(figures);
});

test('what the page and the alarms ask for in queries are figures, attributes and values that are told', () => {
  const queries = `${page}\n${readFileSync('infra/alerts.bicep', 'utf8')}`;
  const named = [...queries.matchAll(/['`](waymark\.[\w.]+\w)['`]/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !(name in FIGURES))).toEqual([]);
  const attributes = new Set(Object.values<Figure>(FIGURES).flatMap(({ by }) => Object.keys(by)));
  const asked = [...queries.matchAll(/Properties\.(\w+)/g)].map(([, name = '']) => name);
  expect(asked.filter((name) => !attributes.has(name))).toEqual([]);
  const values = new Set(Object.values<Figure>(FIGURES).flatMap(({ by }) => Object.values(by).flat()));
  const compared = [...queries.matchAll(/Properties\.\w+\) (?:==|in) \(?((?:'[\w-]+'(?:, )?)+)/g)].flatMap(
    ([, list = '']) => [...list.matchAll(/'([^']+)'/g)].map(([, value = '']) => value),
  );
  expect(compared.length).toBeGreaterThan(4);
  expect(compared.filter((value) => !values.has(value))).toEqual([]);
});

test('every alarm that infra makes has its row, and no other has', () => {
  const made = [...readFileSync('infra/alerts.bicep', 'utf8').matchAll(/^ {4}name: '([\w-]+)'$/gm)];
  const rows = rowsUnder('alarm', 'it means', 'do');
  expect(rows.flatMap(([name]) => codes(name)).sort()).toEqual(made.map(([, name = '']) => name).sort());
  expect(rows.every(([, means = '', act = '']) => means !== '' && act !== '')).toBe(true);
});

const LOGGED =
  /\blog\.(?:debug|info|warn|error)(?:\?\.)?\(\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[\w.]+),\s*(['`])(.+?)\1,?\s*\)/g;
/** Handed on by name: steps of the clock, and replies. */
const HANDED_ON = /\b(?:guarded|orGoOn|note)\(\s*(?:work|log),\s*(?:outcome,\s*)?'([^']+)'/g;

test('every line of the log stands there, and none that nobody writes', () => {
  const sources = sourcesIn('src', ['.ts']).filter(({ path }) => !path.startsWith('simulation/'));
  const written = new Set(
    sources.flatMap(({ text }) => [
      ...[...text.matchAll(LOGGED)].map(([, , event = '']) => event),
      ...[...text.matchAll(HANDED_ON)].map(([, event = '']) => event),
    ]),
  );
  expect(written.size).toBeGreaterThan(40);
  const told = rowsUnder('line', 'level', 'means').flatMap(([lines]) => codes(lines));
  // One of them ends in one of two ways.
  const stem = (line: string): string => line.replace(/; .*$/, '');
  expect([...new Set([...written].map(stem))].filter((line) => !told.map(stem).includes(line))).toEqual([]);
  const everything = sources.map(({ text }) => text).join('\n');
  expect(told.filter((line) => !everything.includes(stem(line)))).toEqual([]);
});
