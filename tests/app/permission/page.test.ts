/** docs/permissions.md lists every button, everything that can be said and every other turn by what it needs: as the walk has it. */
import { readFileSync } from 'node:fs';
import { tablesIn } from '../../support/markdown-tables.ts';
import { byDeed } from './by-deed.ts';

const page = readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8');
const table = tablesIn(page).find(({ head }) => head[1] === 'Buttons');

const codes = (cell: string): string[] =>
  cell === '–' ? [] : cell.split(', ').map((code) => code.replaceAll('`', ''));

test('the page and the walk have the same commands under the same deeds', () => {
  const told = new Map(
    (table?.rows ?? []).map(([deed = '', ...cells]) => [deed.replaceAll('`', ''), cells.map(codes)]),
  );
  expect(told).toEqual(byDeed());
});
