/** The demo, opened as another of its people. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openedAs } from '../src/demo/as-person.ts';
import { readLocalClient } from '../src/demo/people.ts';
import { ROOT } from './support/demo-plan.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const FILE = new URL('.m365agentsplayground.yml', ROOT);

test.each(['Bola', 'bola', 'Bola Sample', 'bola.sample@example.org'])('%s opens the client', (who) => {
  const opened = openedAs(FILE, who, folder.path);
  if ('names' in opened) throw new Error('nobody was found');
  const written = join(opened.folder, '.m365agentsplayground.yml');
  expect(existsSync(written)).toBe(true);
  const client = readLocalClient(written);
  expect(client.current.name).toBe('Bola Sample');
  // The same six people, and a chat of their own.
  const names = (all: { name: string }[]) => all.map(({ name }) => name).sort();
  expect(names(client.people)).toEqual(names(readLocalClient(FILE).people));
  expect(readFileSync(written, 'utf8')).toContain('personal-chat-bola');
});

test('whoever is not there is answered with who is', () => {
  expect(openedAs(FILE, 'Zed', folder.path)).toEqual({
    names: ['Alex', 'Bola', 'Carys', 'Dev', 'Esme', 'Farid'],
  });
});
