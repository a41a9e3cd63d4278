/** Makes the whole program into a few files that start fast: what `npm run bundle` and the image stand on. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { addressesFollowed, besideOf } from './beside.ts';
import { laterParts, loadedLater } from './later.ts';
import { namesKept } from './named.ts';
import { noticesOf } from './notices.ts';

/** For the libraries that ask for what they need as they would in CommonJS. */
const BANNER =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";
/** Holds the licences of all that is in the bundle, and travels with it. */
export const NOTICES = 'THIRD-PARTY.txt';

export type Bundled = {
  /** What the bundle reads of the repository when it runs, as from its root. */
  files: string[];
  metafile: Metafile;
};

/** Bundles `root`/src into `out`, a folder right below `root` that is emptied first. Throws with what is wrong. */
export async function bundle(root: string, out: string): Promise<Bundled> {
  const src = join(root, 'src');
  const packages = join(root, 'node_modules');
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const { programs, files } = besideOf(
    sources.map((path) => join(src, path)),
    root,
  );
  rmSync(out, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { waymark: join(src, 'cli.ts'), ...programs, ...laterParts() },
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    // Names stay: a stack trace says what whoever reads the source knows.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
    banner: { js: BANNER },
    plugins: [addressesFollowed(root), loadedLater(packages), namesKept],
  });
  writeFileSync(join(out, NOTICES), noticesOf(metafile, root));
  return { files, metafile };
}
