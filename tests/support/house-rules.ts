/** Checks source files against a table of which folder may import what: used by the architecture test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

export type Source = { path: string; text: string };

/** A place is a file (`app/ports.ts`), a folder (`domain/`), or the start of either (`store/embedded`); `!` takes it out. */
export type Rules = {
  /** What the files of a place may import of ours; the first place that fits counts. Their own folder is always theirs. */
  ours: readonly { in: string; may: readonly string[] }[];
  /** Where a package may be imported; whatever is not named here may not be imported at all. */
  packages: { readonly [name: string]: readonly string[] };
  /** Words that may stand in some places only. */
  words: readonly { word: RegExp; only: readonly string[] }[];
};

/** Every file of these endings below a folder, with paths as from the folder, in the order of their names. */
export function sourcesIn(folder: string, endings: readonly string[]): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

// Statements begin a line or follow another; the word stands in texts as well ("waymark import FILE").
const NAMED = /(?:^|;)\s*(?:import|export)\b(?!\s*[.(])[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]/gm;
const BARE = /(?:^|;)\s*import\s*['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\b(?:import|require)\s*\(\s*(['"])([^'"]+)\1\s*[,)]/g;
const COMPUTED = /\bimport\s*\(\s*(?!['"][^'"]+['"]\s*[,)])/;

/** Comments do not import, though they may speak of it. A `//` inside a text (an address) stays. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|(?<=[;,{}()]\s*)\/\/.*$/gm, '');

/** What a file imports, static and dynamic, as it is written there. */
export const importsOf = (text: string): string[] => {
  const code = withoutComments(text);
  return [
    ...[...code.matchAll(NAMED)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(BARE)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(DYNAMIC)].map((match) => match[2] ?? ''),
  ];
};

/** Every breach, in words. */
export function breaches(sources: readonly Source[], rules: Rules): string[] {
  return sources.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [
      ...importsOf(text).flatMap((target) => importBreach(path, target, rules)),
      ...(COMPUTED.test(code) ? [`${path} imports something that is only known when it runs`] : []),
      ...rules.words
        .filter(({ word, only }) => word.test(code) && !isIn(path, only))
        .map(({ word }) => `${path} uses ${word.source}`),
    ];
  });
}

function importBreach(path: string, target: string, rules: Rules): string[] {
  if (!target.startsWith('.')) {
    const name = packageOf(target);
    const places = rules.packages[name];
    if (!places) return [`${path} imports ${name}, which stands in no table`];
    return isIn(path, places) ? [] : [`${path} imports the package ${name}`];
  }
  const file = posix.normalize(posix.join(posix.dirname(path), target));
  if (file.startsWith('..')) return [`${path} imports ${file} from outside`];
  if (isSameFolder(path, file)) return [];
  const rule = rules.ours.find((one) => path.startsWith(one.in));
  if (!rule) return [`${path} stands in no folder of the table`];
  return isIn(file, rule.may) ? [] : [`${path} imports ${file}`];
}

const isSameFolder = (one: string, other: string): boolean =>
  one.includes('/') && one.split('/')[0] === other.split('/')[0];

const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => !place.startsWith('!') && path.startsWith(place)) &&
  !places.some((place) => place.startsWith('!') && path.startsWith(place.slice(1)));

/** `@scope/name/part` and `name/part` belong to `@scope/name` and `name`. */
const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
