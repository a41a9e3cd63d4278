/** What Waymark runs on is known: each package with a licence that may be used, on the page and in the bill of materials. */
import { join, resolve } from 'node:path';
import { z } from 'zod/v4';
import { billOf } from '../../packaging/bill.ts';
import { licencesPage, notAllowed } from '../../packaging/licences.ts';
import { EXCEPTIONS, isAllowed, productionOf } from '../../packaging/production.ts';
import { read } from './docker-file.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const lock: unknown = JSON.parse(read(join(ROOT, 'package-lock.json')));
const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({ purl: z.string(), hashes: z.array(z.object({ content: z.string() })).optional() }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

test('the page of licences is the one that the lock file makes: "npm run licences" writes it', () => {
  expect(read(join(ROOT, 'docs/licences.md'))).toBe(licencesPage(lock));
});

test('every licence may be used, or stands among the exceptions with its reason', () => {
  expect(notAllowed(lock)).toEqual([]);
  const names = productionOf(lock).map(({ name }) => name);
  expect(Object.keys(EXCEPTIONS).filter((name) => !names.includes(name))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(ISC AND CC-BY-3.0)', true],
  ['(MIT AND GPL-3.0-only)', false],
  ['AGPL-3.0-only', false],
  ['none stated', false],
  ['SEE LICENSE IN terms.txt', false],
])('%s: %s', (licence, fine) => {
  expect(isAllowed(licence)).toBe(fine);
});

test('a package whose licence nobody has looked at is named', () => {
  const strange = { packages: { 'node_modules/strange': { version: '1.0.0', license: 'SSPL-1.0' } } };
  expect(notAllowed(strange)).toEqual(['strange 1.0.0: SSPL-1.0']);
});

test('the bill of materials holds every package that runs in production, and what each runs on', () => {
  const about: unknown = JSON.parse(read(join(ROOT, 'package.json')));
  const { components, dependencies } = Bill.parse(billOf(lock, about));
  const held = new Map(components.map((one) => [decodeURIComponent(one.purl), one]));
  expect([...held.keys()].sort()).toEqual(
    productionOf(lock)
      .map(({ name, version }) => `pkg:npm/${name}@${version}`)
      .sort(),
  );
  expect(held.get('pkg:npm/botbuilder@4.23.3')?.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  const named = Object.keys(
    z.object({ dependencies: z.record(z.string(), z.string()) }).parse(about).dependencies,
  );
  const [own] = dependencies;
  expect(own?.dependsOn).toHaveLength(named.length);
  const known = new Set(components.map(({ purl }) => purl));
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((one) => !known.has(one))).toEqual([]);
});
