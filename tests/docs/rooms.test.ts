/** The developer's pages name every room of the house, every kind of stored document, and no file that is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { QUERIED } from '../../src/store/documents.ts';
import { tablesIn } from '../support/markdown-tables.ts';
import { inlineCode, pages } from './pages.ts';

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The words in code of the first column of the table that begins with this heading. */
function firstColumn(page: string, heading: string): string[] {
  const table = tablesIn(readFileSync(page, 'utf8')).find(({ head }) => head[0] === heading);
  return (table?.rows ?? []).flatMap(([cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

test('architecture.md has each folder of src', () => {
  const told = firstColumn('docs/architecture.md', 'room').filter((name) => !name.endsWith('.ts'));
  expect(told.sort()).toEqual(foldersIn('src'));
});

test('CONTRIBUTING has each room of the app', () => {
  expect(firstColumn('CONTRIBUTING.md', 'room of `src/app`').sort()).toEqual(foldersIn('src/app'));
});

test('each kind of stored document is told', () => {
  expect(firstColumn('docs/architecture.md', 'kinds').sort()).toEqual(Object.keys(QUERIED).sort());
});

test('every file of ours that a page names is there', () => {
  const missing = pages().flatMap(({ path, text }) =>
    inlineCode(text)
      .filter((code) => /^(?:src|tests|infra|packaging|bench|appPackage|plans|docs)\/[\w./-]+$/.test(code))
      .filter((code) => !/[A-Z]{4}|\/build/.test(code) && !existsSync(code))
      .map((code) => `${path}: ${code}`),
  );
  expect(missing).toEqual([]);
});
