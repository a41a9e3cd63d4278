/** `npm run package`: makes the file that Teams installs, with an environment's values in place, or says what is wrong. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { ZipFile } from 'yazl';
import { examineIcon, examineManifest } from './app-manifest.ts';
import { type Fault, fillIn, readEnvironmentFile } from './app-values.ts';

type Source = { folder: string; values: Readonly<Record<string, string | undefined>> };

/** The zip's bytes, the same for the same content; or every fault at once. */
export async function packApp({
  folder,
  values,
}: Source): Promise<{ ok: true; zip: Buffer } | { ok: false; faults: Fault[] }> {
  const filled = fillIn(readFileSync(join(folder, 'manifest.json'), 'utf8'), values);
  if (!filled.ok) return filled;
  const { faults, icons } = await examineManifest(filled.text);
  const images = (['color', 'outline'] as const).map((icon) => {
    const path = join(folder, icons[icon]);
    const png = existsSync(path) ? readFileSync(path) : null;
    faults.push(...examineIcon(icon, icons[icon], png));
    return { name: icons[icon], bytes: png ?? Buffer.alloc(0) };
  });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    zip: await zipOf([{ name: 'manifest.json', bytes: Buffer.from(filled.text) }, ...images]),
  };
}

async function zipOf(files: readonly { name: string; bytes: Buffer }[]): Promise<Buffer> {
  const zip = new ZipFile();
  // A zip holds local time without a zone: this is the same moment of the wall clock everywhere.
  const mtime = new Date(2020, 0, 1);
  for (const { name, bytes } of files)
    zip.addBuffer(bytes, name, { mtime, forceDosTimestamp: true, mode: 0o100644 });
  zip.end();
  return buffer(zip.outputStream);
}

const ROOT = resolve(import.meta.dirname, '..');
const USAGE = 'Say npm run package -- --env production, and --out FILE for another place.';

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (options === null) return refuse([USAGE]);
  const { env, out = join(ROOT, 'appPackage', 'build', `waymark.${env}.zip`) } = options;
  const file = join(ROOT, 'env', `.env.${env}`);
  const written = existsSync(file) ? readEnvironmentFile(readFileSync(file, 'utf8')) : {};
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const made = await packApp({ folder: join(ROOT, 'appPackage'), values: { ...written, ...set } });
  if (!made.ok) {
    const where = existsSync(file)
      ? `The values are taken from env/.env.${env} and from the environment, which goes first.`
      : `There is no env/.env.${env}: copy env/template.env there and fill it in, or set the values in the environment.`;
    return refuse([...made.faults.map(({ place, fault, remedy }) => `${place} ${fault}. ${remedy}`), where]);
  }
  mkdirSync(dirname(resolve(out)), { recursive: true });
  writeFileSync(out, made.zip);
  process.stdout.write(`${out}\n`);
  return 0;
}

function optionsOf(args: string[]): { env: string; out?: string } | null {
  try {
    const { values } = parseArgs({ args, options: { env: { type: 'string' }, out: { type: 'string' } } });
    const { env = 'production', out } = values;
    return /^[\w-]+$/.test(env) ? { env, ...(out && { out }) } : null;
  } catch {
    return null;
  }
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 2;
}

if (import.meta.main) process.exitCode = await main();
