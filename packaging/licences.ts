/**
 * Writes docs/licences.md from the lock file.
 *
 *     node packaging/licences.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTIONS, isAllowed, productionOf } from './production.ts';

const ROOT = join(import.meta.dirname, '..');
export const PAGE = join(ROOT, 'docs', 'licences.md');

/** The page that a lock file makes. */
export function licencesPage(lock: unknown): string {
  const packages = productionOf(lock);
  const counts = Map.groupBy(packages, ({ licence }) => licence);
  const summary = [...counts]
    .map(([licence, { length }]) => ({ licence, length }))
    .sort((a, b) => b.length - a.length || (a.licence < b.licence ? -1 : 1));
  return [
    '# Licences of what Waymark runs on',
    '',
    `${packages.length} packages, counted with their versions; development parts are not in the image and not in this list. \`npm run licences\` writes this page from the lock file, and a test fails when it is out of date or a licence is new. The texts themselves travel with the bundle, in \`dist/THIRD-PARTY.txt\`; \`npm run sbom\` makes the bill of materials.`,
    '',
    '| licence | packages |',
    '|---|---|',
    ...summary.map(({ licence, length }) => `| ${licence} | ${length} |`),
    '',
    ...Object.entries(EXCEPTIONS).map(([name, why]) => `\`${name}\` ${why}.`),
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
  ].join('\n');
}

/** Those that the list of allowed licences does not cover. */
export const notAllowed = (lock: unknown): string[] =>
  productionOf(lock)
    .filter(({ name, licence }) => !isAllowed(licence) && !Object.hasOwn(EXCEPTIONS, name))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`);

if (import.meta.main) {
  const lock: unknown = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  writeFileSync(PAGE, licencesPage(lock));
  const refused = notAllowed(lock);
  if (refused.length > 0) {
    console.error(`Not on the list of allowed licences:\n${refused.join('\n')}`);
    process.exitCode = 1;
  }
}
