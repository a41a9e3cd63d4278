/** Every link of the pages leads somewhere: to a file of ours that is there, and to a heading that it has. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { anchorsIn, pages } from './pages.ts';

const withoutCode = (text: string): string =>
  text.replaceAll(/^\s*(`{3,}|~{3,})[\s\S]*?^\s*\1\s*$/gm, '').replaceAll(/`[^`\n]*`/g, '');

const decisions = readFileSync('docs/decisions/README.md', 'utf8');
const PAGES = [...pages(), { path: 'docs/decisions/README.md', text: decisions }];

test.each(PAGES)('$path', ({ path, text }) => {
  const wrong: string[] = [];
  for (const [, target = ''] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https:\/\//.test(target)) continue;
    const [to = '', anchor] = target.split('#');
    const file = to === '' ? path : normalize(join(path, '..', to));
    if (!existsSync(file)) wrong.push(`${target}: there is no ${file}`);
    else if (
      anchor !== undefined &&
      !(statSync(file).isFile() && anchorsIn(readFileSync(file, 'utf8')).has(anchor))
    )
      wrong.push(`${target}: ${file} has no heading "${anchor}"`);
  }
  expect(wrong).toEqual([]);
});

test('each page of docs is reached from its index, and the index from the README', () => {
  const index = readFileSync('docs/README.md', 'utf8');
  const missing = pages()
    .map(({ path }) => path)
    .filter((path) => path.startsWith('docs/') && path !== 'docs/README.md')
    .filter((path) => !index.includes(`](${path.slice('docs/'.length)}`));
  expect(missing).toEqual([]);
  expect(readFileSync('README.md', 'utf8')).toContain('](docs/README.md)');
});

test('a picture is small, and says in words what it shows', () => {
  const shown = PAGES.flatMap(({ path, text }) =>
    [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', to = '']) => ({
      words,
      bytes: statSync(normalize(join(path, '..', to))).size,
      to,
    })),
  );
  expect(shown.length).toBeGreaterThan(2);
  for (const { words, bytes, to } of shown)
    expect({ to, told: words.length > 40, small: bytes < 150_000 }).toEqual({ to, told: true, small: true });
});
