/** The page of settings is compared with the program: every variable once, its default and whether it is a secret as they are. */
import { readFileSync } from 'node:fs';
import { readSettings, SETTINGS } from '../../src/config/settings.ts';
import { tablesIn } from '../support/markdown-tables.ts';

const page = readFileSync('docs/settings.md', 'utf8');
const rows = tablesIn(page)
  .filter(({ head }) => head[0] === 'variable')
  .flatMap(({ head, rows: all }) =>
    all.map((cells) => Object.fromEntries(cells.map((cell, place) => [head[place] ?? '', cell]))),
  );
const nameIn = (row: Record<string, string>): string => (row.variable ?? '').replaceAll('`', '');

test('every variable stands there exactly once, and no other', () => {
  expect(rows.map(nameIn).sort()).toEqual(Object.keys(SETTINGS).sort());
});

test('the default of each is the program’s own', () => {
  const read = readSettings({});
  expect(read.ok).toBe(true);
  if (!read.ok) return;
  const told = Object.fromEntries(rows.map((row) => [nameIn(row), row['without it'] ?? '']));
  for (const [name, value] of Object.entries(read.environment)) {
    if (!['string', 'number', 'boolean'].includes(typeof value) || value === '') continue;
    expect({ name, told: told[name] }).toEqual({
      name,
      told: expect.stringContaining(`\`${String(value)}\``),
    });
  }
});

test('a secret is marked as one, and nothing else is', () => {
  const secret = Object.entries(SETTINGS).flatMap(([name, setting]) => ('secret' in setting ? [name] : []));
  const marked = rows.filter(({ secret: mark }) => mark === 'yes').map(nameIn);
  expect(marked.sort()).toEqual(secret.sort());
});

test('each example is one that the program takes', () => {
  const wrong = rows.flatMap((row) => {
    const name = nameIn(row);
    const [, example] = /`([^`]+)`/.exec(row.example ?? '') ?? [];
    if (example === undefined) return row.secret === 'yes' ? [] : [`${name}: no example`];
    const read = readSettings({ [name]: example });
    return read.ok ? [] : read.faults.map(({ fault }) => `${name}=${example} ${fault}`);
  });
  expect(wrong).toEqual([]);
});
