/** Part of the bundle: a CommonJS package that is loaded at first use still gives its parts by their names, as Node does. */
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { z } from 'zod/v4';

const About = z.object({ type: z.enum(['module', 'commonjs']).default('commonjs') });
const WORD = /^(?!default$|__esModule$)[A-Za-z_$][\w$]*$/;

export const namesKept: Plugin = {
  name: 'names kept',
  setup(build) {
    build.onResolve(
      { filter: /^[@a-z]/, namespace: 'file' },
      async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'asked' || !importer.endsWith('.ts')) return null;
        const found = await build.resolve(path, {
          kind: 'dynamic-import',
          resolveDir,
          importer,
          pluginData: 'asked',
        });
        if (found.external || found.namespace !== 'file' || !isCommonJs(found.path)) return found;
        return { path: found.path, namespace: 'named' };
      },
    );
    build.onLoad({ filter: /.*/, namespace: 'named' }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path).href)).filter((name) => WORD.test(name));
      const contents = [
        `const whole = require(${JSON.stringify(path)});`,
        'export default whole;',
        ...(names.length > 0 ? [`export const { ${names.join(', ')} } = whole;`] : []),
      ].join('\n');
      return { contents, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

function isCommonJs(file: string): boolean {
  if (extname(file) !== '.js') return extname(file) === '.cjs';
  const about = findPackageJSON(pathToFileURL(file));
  return about !== undefined && About.parse(JSON.parse(readFileSync(about, 'utf8'))).type === 'commonjs';
}
