/** The licences that travel with the bundle: of each package of which a line is in it, the texts that came with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod/v4';
import { licenceOf } from './production.ts';

const About = z.object({ name: z.string(), version: z.string() });
const TEXTS = /^(?:licen[cs]e|copying|notice|copyright)/i;
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The folders of the packages that are in the bundle, as from where it was made. */
export function packagesIn(metafile: Metafile): string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  // Parts of ours stand under a name before the path: "named:/…/node_modules/yauzl/index.js".
  const folders = inputs.map(([path]) => PACKAGE.exec(path.replace(/^[a-z]+:(?=.*node_modules)/, ''))?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** One text for all; a package that brings no text is named with the licence that it states. */
export function noticesOf(metafile: Metafile, root: string): string {
  const parts = packagesIn(metafile).map((folder) => {
    const path = resolve(root, folder);
    const written: unknown = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const { name, version } = About.parse(written);
    const texts = readdirSync(path).filter((file) => TEXTS.test(file) && !/\.(?:js|ts|json)$/.test(file));
    const said = texts.map((file) => readFileSync(join(path, file), 'utf8').trim());
    const licence = licenceOf(name, written);
    return [`${name} ${version} (${licence})`, ...said].join('\n\n');
  });
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `Waymark contains parts of the following works, each under its own licence.${rule}${[...new Set(parts)].join(rule)}\n`;
}
