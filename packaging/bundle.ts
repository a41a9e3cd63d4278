/**
 * Makes the bundle in dist/, and starts it once so that Node keeps what it compiled in dist/cache.
 *
 *     node packaging/bundle.ts
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundle } from './bundling.ts';
import { warm } from './warm.ts';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'dist');
const began = performance.now();
const { files } = await bundle(root, out);
await warm(out);
const made = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => ({
  name,
  ...sizeOf(name),
}));
const program = made.filter(({ name }) => name.endsWith('.mjs'));
const megabytes = (list: typeof made): string =>
  (list.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000).toFixed(1);
console.log(
  `dist/: ${program.length} files of program, ${megabytes(program)} MB; ${megabytes(made)} MB with maps and cache, in ${((performance.now() - began) / 1000).toFixed(1)} s`,
);
console.log(`It reads beside it: ${files.join(', ')}`);

function sizeOf(name: string): { bytes: number } {
  const found = statSync(join(out, name));
  return { bytes: found.isFile() ? found.size : 0 };
}
