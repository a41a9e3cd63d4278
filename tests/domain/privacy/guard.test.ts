/** The guard knows a pupil's data when it sees it, and is silent at what plans and updates are full of. */
import { readdirSync, readFileSync } from 'node:fs';
import { guard, kindsIn } from '../../../src/domain/privacy/guard.ts';
import { FIRES, NAMES_THAT_FIRE } from './fires.ts';
import { nhsOf, upnOf } from './numbers.ts';
import { NAMES_THAT_ARE_SILENT, SILENT } from './silent.ts';

test.each(FIRES)('%j looks like a pupil’s data (%s)', (text, kind) => {
  expect(kindsIn([text])).toContain(kind);
});

test.each(NAMES_THAT_FIRE)('a file named %j names a pupil (%s)', (name, kind) => {
  expect(kindsIn([name], 'file-name')).toContain(kind);
});

test.each(SILENT)('%j says nothing of a child', (text) => {
  expect(guard(text)).toEqual([]);
});

test.each(NAMES_THAT_ARE_SILENT)('a file named %j says nothing of a child', (name) => {
  expect(guard(name, 'file-name')).toEqual([]);
});

test('the tables are as long as they are to be', () => {
  expect(FIRES.length).toBeGreaterThanOrEqual(60);
  expect(SILENT.length).toBeGreaterThanOrEqual(150);
});

test('a number fires only with the letter or digit that its others give', () => {
  const upn = upnOf('380213400102');
  const wrong = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].filter((letter) => letter !== upn[0]);
  for (const letter of wrong) expect(guard(`${letter}${upn.slice(1)}`)).toEqual([]);
  const nhs = nhsOf('485777345');
  for (const digit of [...'0123456789'].filter((one) => one !== nhs.at(-1)))
    expect(guard(`NHS number ${nhs.slice(0, 9)}${digit}`)).toEqual([]);
});

test('a finding has a kind and a place, and none of the words', () => {
  const text = 'It waits for pupil Jane Smith, dob 12/03/2014.';
  for (const one of guard(text)) {
    expect(Object.keys(one).sort()).toEqual(['at', 'kind', 'length']);
    expect(one.at + one.length).toBeLessThanOrEqual(text.length);
  }
  expect(guard(text).map(({ kind }) => kind)).toEqual(['name', 'birth']);
});

test('of a long text only so much is looked at, in a blink', () => {
  const long = 'Pupil Premium in Year 6, Jane Smith (SENCO) 485 777 345 '.repeat(40_000);
  const began = performance.now();
  guard(long);
  expect(performance.now() - began).toBeLessThan(3000);
});

/** What people say in the corpus of phrases: none of it is about a child. */
test('nothing that people say of their actions fires', () => {
  const folder = 'tests/understanding/phrases';
  const said = readdirSync(folder)
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n'))
    .flatMap((line) =>
      [...line.matchAll(/"text": ("(?:[^"\\]|\\.)*")/g)].map(([, text]) => String(JSON.parse(text ?? '""'))),
    );
  expect(said.length).toBeGreaterThan(800);
  expect(said.filter((text) => guard(text).length > 0)).toEqual([]);
});
