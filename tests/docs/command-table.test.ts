/** The page of commands is compared with the command line's own help: every command has a row, with every option. */
import { readFileSync } from 'node:fs';
import { tablesIn } from '../support/markdown-tables.ts';
import { helpOf } from './help.ts';

/** What the text beside the table says of all commands that have it. */
const FOR_ALL = ['--help', '--tenant', '--json', '--version'];

test('each command and each option has its place, and no row is left over', async () => {
  const page = readFileSync('docs/commands.md', 'utf8');
  const rows = tablesIn(page.replaceAll('\\|', '/')).flatMap((table) => table.rows);
  const help = await helpOf();
  const names = [...help.keys()].filter((name) => name !== '');
  const isOf = (form: string, name: string) => form === name || form.startsWith(`${name} `);
  const groups = names.filter((name) => names.some((other) => other.startsWith(`${name} `)));
  const missing = names
    .filter((name) => !groups.includes(name) || name === 'outbox')
    .flatMap((name) => {
      const first = name.split(' ')[0] ?? '';
      const its = rows.filter(([command = '']) =>
        [...command.matchAll(/`([^`]+)`/g)].some(([, form = '']) => isOf(form, name)),
      );
      if (its.length === 0) return [`${name}: no row`];
      const all = rows.filter((row) => row.join(' ').includes(`\`${first}`)).join(' ');
      return [...(help.get(name) ?? [])]
        .filter((option) => !FOR_ALL.includes(option) && !new RegExp(`${option}\\b(?!-)`).test(all))
        .map((option) => `${name}: ${option}`);
    });
  expect(missing).toEqual([]);
  // What stands in code may be another command than the row's: `import` in the row of `export`.
  const strange = rows.flatMap(([command = '', what = '']) => {
    const own = /`([a-z]+)/.exec(command)?.[1] ?? '';
    return [...`${command} ${what}`.matchAll(/`([^`]+)`/g)].flatMap(([, form = '']) => {
      const first = /^[a-z]+/.exec(form)?.[0] ?? own;
      const known = names.filter((name) => isOf(name, first)).flatMap((name) => [...(help.get(name) ?? [])]);
      return [...form.matchAll(/--[a-z-]+/g)]
        .filter(([option]) => !known.includes(option))
        .map(([option]) => `${first}: ${option}`);
    });
  });
  expect(strange).toEqual([]);
  const firsts = rows.map(([command = '']) => /`([a-z]+)/.exec(command)?.[1] ?? command);
  expect(firsts.filter((first) => !help.has(first))).toEqual([]);
});
