/**
 * Writes the bill of materials (CycloneDX 1.5) from the lock file into dist/waymark.cdx.json.
 *
 *     node packaging/bill.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';
import { isNamed, type Production, productionOf } from './production.ts';

const ROOT = join(import.meta.dirname, '..');
const About = z.object({ name: z.string(), version: z.string() });

/** A package URL; a scope's @ is encoded. */
const addressOf = (name: string, version: string): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** The same lock file makes the same bill, to the letter: it holds no time and no number of its own. */
export function billOf(lock: unknown, about: unknown): object {
  const { name, version } = About.parse(about);
  const packages = productionOf(lock);
  const own = addressOf(name, version);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': own, name, version, purl: own } },
    components: packages.map(componentOf),
    dependencies: [
      { ref: own, dependsOn: packages.filter(({ direct }) => direct).map(refOf) },
      ...packages.map((one) => ({ ref: refOf(one), dependsOn: one.needs })),
    ].map(({ ref, dependsOn }) => ({ ref, dependsOn: [...new Set(dependsOn)].sort() })),
  };
}

const refOf = ({ name, version }: Production): string => addressOf(name, version);

function componentOf(one: Production): object {
  const { name, version, licence, integrity } = one;
  const [kind, sum] = integrity?.split('-') ?? [];
  return {
    type: 'library',
    'bom-ref': refOf(one),
    name,
    version,
    purl: refOf(one),
    ...(licence !== 'none stated' && {
      licenses: [
        isNamed(licence)
          ? { license: { id: licence } }
          : /\s/.test(licence)
            ? { expression: licence }
            : { license: { name: licence } },
      ],
    }),
    ...(kind === 'sha512' &&
      sum !== undefined && {
        hashes: [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }],
      }),
  };
}

if (import.meta.main) {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
  const file = join(ROOT, 'dist', 'waymark.cdx.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify(billOf(json('package-lock.json'), json('package.json')), null, 2)}\n`,
  );
  console.log(file);
}
