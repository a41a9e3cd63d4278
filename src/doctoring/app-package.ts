/** The app package that was made for Teams: whether it is for this bot, at this address, and of the present manifest. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { Config } from '../config.ts';
import { type Finding, findingsOn } from './finding.ts';

const { ok, note, fault } = findingsOn('package');

const Manifest = z.object({
  version: z.string(),
  bots: z.array(z.object({ botId: z.string() })).min(1),
  validDomains: z.array(z.string()).default([]),
});
const AGAIN =
  'Mend env/.env.production (or your own), make it again with "npm run package", and upload that one.';
const LONGEST_BYTES = 1_000_000;

/** @param folder of the manifest, with `build` beside it; it is not there where Waymark was installed as an image */
export async function appPackage(folder: string, config: Config): Promise<Finding[]> {
  if (config.credentials === null) return [];
  const source = join(folder, 'manifest.json');
  if (!existsSync(source))
    return [ok('the app package is not part of this installation: it is made and checked in the repository')];
  const file = newestZip(join(folder, 'build'));
  if (file === null)
    return [note('no app package has been made here', 'Make it with "npm run package": docs/deploy.md.')];
  const text = await manifestIn(file).catch(() => null);
  const manifest = text === null ? null : Manifest.safeParse(parsed(text));
  if (text === null || !manifest?.success)
    return [fault(`the app package ${file} holds no manifest that can be read`, AGAIN)];
  const wrong = [
    ...placeholders(text),
    ...mismatches(manifest.data, config),
    ...outdated(manifest.data, source),
  ];
  if (wrong.length > 0) return wrong.map((what) => fault(`the app package ${file} ${what}`, AGAIN));
  return [ok(`the app package is for this bot (version ${manifest.data.version})`)];
}

function newestZip(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const zips = readdirSync(folder)
    .filter((name) => name.endsWith('.zip'))
    .map((name) => join(folder, name));
  return zips.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? null;
}

const placeholders = (text: string): string[] => {
  const left = new Set([...text.matchAll(/\$\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? []));
  return left.size === 0 ? [] : [`still has ${[...left].join(', ')} to be filled in`];
};

function mismatches({ bots, validDomains }: z.infer<typeof Manifest>, config: Config): string[] {
  const host = config.publicUrl === null ? null : new URL(config.publicUrl).host;
  const appId = config.credentials?.appId.toLowerCase();
  return [
    ...(bots.some(({ botId }) => botId.toLowerCase() === appId)
      ? []
      : ['is for another bot: its botId is not MICROSOFT_APP_ID']),
    ...(host === null || validDomains.includes(host)
      ? []
      : ['does not name the host of WAYMARK_URL among its validDomains']),
  ];
}

function outdated({ version }: z.infer<typeof Manifest>, source: string): string[] {
  const now = z.object({ version: z.string() }).safeParse(parsed(readFileSync(source, 'utf8')));
  if (!now.success || now.data.version === version) return [];
  return [`is of version ${version}, and the manifest is at ${now.data.version} by now`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the schema says so
  }
}

async function manifestIn(file: string): Promise<string | null> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(readFileSync(file), { lazyEntries: true, autoClose: false });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'manifest.json' || entry.uncompressedSize > LONGEST_BYTES) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }
  return null;
}
