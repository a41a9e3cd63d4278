/** What Waymark runs on: the packages of the lock file that are not development parts, and the licence of each. */
import { z } from 'zod/v4';

const Licence = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const About = z.object({ license: Licence.optional(), licenses: z.array(Licence).optional() });
const Names = z.record(z.string(), z.string()).optional();
const Entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  dependencies: Names,
  peerDependencies: Names,
  license: Licence.optional(),
  licenses: z.array(Licence).optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
});
const Lock = z.object({ packages: z.record(z.string(), z.unknown()) });

export type Production = {
  name: string;
  version: string;
  licence: string;
  integrity: string | undefined;
  /** True where Waymark itself asks for it. */
  direct: boolean;
  /** What it runs on in turn, as package URLs. */
  needs: string[];
};

/** Packages whose description names no licence, and where it is named instead; looked up by hand. */
const STATED_ELSEWHERE: Record<string, string> = {
  cldrjs: 'MIT', // "licenses" in its package.json, and LICENSE-MIT
  jspath: 'MIT', // its LICENSE
  semaphore: 'MIT', // its README
  buffers: 'none stated', // only what reads workbooks in exceljs asks for it; left out of the bundle
};

/** What may be used in a product that is passed on under any licence, as long as its text travels along. */
export const ALLOWED: readonly string[] = [
  'MIT',
  'MIT/X11',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC0-1.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

const OLDER: readonly string[] = ['BSD', 'MIT/X11'];

/** Packages that stay although their licence is not on the list: each with the reason. */
export const EXCEPTIONS: Record<string, string> = {
  buffers:
    'names no licence; only exceljs asks for it, where it reads workbooks, which Waymark does not use: installed, not in the bundle',
};

/** True where every part of "A AND B", or one part of "A OR B", is on the list. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => ALLOWED.includes(one)));

/** The licence that a package's description states. */
export function licenceOf(name: string, about: unknown): string {
  const { license, licenses } = About.parse(about);
  return license ?? licenses?.join(' OR ') ?? STATED_ELSEWHERE[name] ?? 'none stated';
}

/** True for a name of the SPDX list; "BSD" and "MIT/X11" are older than it. */
export const isNamed = (licence: string): boolean => ALLOWED.includes(licence) && !OLDER.includes(licence);

/** By name and version, each once. Node itself, which npm brings for development, is no part of it. */
export function productionOf(lock: unknown): Production[] {
  const packages = new Map(
    Object.entries(Lock.parse(lock).packages).map(([path, entry]) => [path, Entry.parse(entry)]),
  );
  const found = new Map<string, Production>();
  for (const [path, entry] of packages) {
    if (path === '' || entry.dev || entry.optional) continue;
    const name = nameAt(path);
    const { version = '', integrity } = entry;
    const key = `${name}@${version}`;
    const before = found.get(key);
    const needs = Object.keys({ ...entry.dependencies, ...entry.peerDependencies }).flatMap((one) => {
      const there = foundFrom(path, one, packages);
      const version = there === undefined ? undefined : packages.get(there)?.version;
      return version === undefined ? [] : [`pkg:npm/${one.replace(/^@/, '%40')}@${version}`];
    });
    found.set(key, {
      name,
      version,
      licence: licenceOf(name, entry),
      integrity,
      direct:
        before?.direct === true ||
        (path === `node_modules/${name}` && name in (packages.get('')?.dependencies ?? {})),
      needs: [...(before?.needs ?? []), ...needs],
    });
  }
  return [...found.values()].sort(
    (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.version < b.version ? -1 : 1),
  );
}

const nameAt = (path: string): string => path.split('node_modules/').at(-1) ?? path;

/** Where Node finds a package that is asked for from a place: beside it, or in a folder above. */
function foundFrom(place: string, name: string, packages: ReadonlyMap<string, unknown>): string | undefined {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages.has(path)) return path;
    if (folder === '') return undefined;
  }
}
