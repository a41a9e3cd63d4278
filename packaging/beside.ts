/** Part of the bundle: addresses of files that stand beside a source file still lead to them from `dist/`. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const ADDRESS = /new URL\(\s*(['`])((?:\.{1,2}(?:\/|(?=\1)))*)([^'`]*)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;
const FOLLOWED = /new URL\(\s*(['`])[^'`]*\1\s*,\s*import\.meta\.url/g;
const ANY = /import\.meta\.(?:dirname|filename)|new URL\([^()]*import\.meta\.url/g;
const PROGRAM = /\.(?:ts|mjs)$/;

export type Beside = {
  /** What runs in a thread or a process of its own: the name of its file in the bundle, and its source. */
  programs: Record<string, string>;
  /** Everything else, as from the root: files and folders. */
  files: string[];
};
type Found = { text: string; beside: Beside };

/** What the sources name beside them. `root` is the folder that holds `src/`; the bundle stands in one below it. */
export function besideOf(sources: readonly string[], root: string): Beside {
  const all = sources.map((source) => followed(source, root).beside);
  return {
    programs: Object.assign({}, ...all.map(({ programs }) => programs)),
    files: [...new Set(all.flatMap(({ files }) => files))].sort(),
  };
}

export const addressesFollowed = (root: string): Plugin => ({
  name: 'addresses followed',
  setup(build) {
    build.onLoad({ filter: /\.(?:ts|mjs)$/ }, ({ path }) =>
      path.startsWith(join(root, 'src')) ? { contents: followed(path, root).text, loader: 'ts' } : null,
    );
  },
});

function followed(source: string, root: string): Found {
  const written = readFileSync(source, 'utf8');
  if ((written.match(ANY) ?? []).length > (written.match(FOLLOWED) ?? []).length)
    throw new Error(
      `${relative(root, source)}: a file beside it must be named as new URL('…', import.meta.url), which the bundle follows.`,
    );
  const beside: Beside = { programs: {}, files: [] };
  const text = written.replace(ADDRESS, (_, quote: string, up: string, rest: string) => {
    const folder = resolve(dirname(source), up);
    if (PROGRAM.test(rest)) {
      const name = basename(rest).replace(PROGRAM, '');
      beside.programs[name] = join(folder, rest);
      return `new URL('./${name}.mjs', import.meta.url)`;
    }
    const below = relative(root, folder).replaceAll('\\', '/');
    const path = [below, rest].filter(Boolean).join('/');
    // A folder above all, or a name that is only known when it runs, says nothing of what must be there.
    if (path !== '' && !path.includes('${')) beside.files.push(path);
    return `new URL(${quote}../${path}${quote}, import.meta.url)`;
  });
  return { text, beside };
}
