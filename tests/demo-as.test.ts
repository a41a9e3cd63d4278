/** The demo, opened as another of its people. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { personNamed } from '../src/commands/person-named.ts';
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
const HOME = readLocalClient(FILE);

test.each(['Bola', 'bola', 'Bola Sample', 'bola.sample@example.org'])('%s opens the client', (who) => {
  const written = join(
    openedAs(FILE, personNamed(HOME.people, who), folder.path),
    '.m365agentsplayground.yml',
  );
  expect(existsSync(written)).toBe(true);
  const client = readLocalClient(written);
  expect(client.current.name).toBe('Bola Sample');
  // The same six people, and a chat of their own.
  const names = (all: { name: string }[]) => all.map(({ name }) => name).sort();
  expect(names(client.people)).toEqual(names(HOME.people));
  expect(readFileSync(written, 'utf8')).toContain('personal-chat-bola');
});

test('whoever is not there is answered with who is', () => {
  expect(() => personNamed(HOME.people, 'Zed')).toThrow(
    /^Nobody is known as "Zed"\. There is Alex Sample \(alex\.sample@example\.org\), Bola Sample .*Farid Sample/,
  );
});
