/** Writes what is handed over: into a folder, or as one .zip, readable for whoever ran the command alone. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';
import { writeArchive } from '../backup/write-archive.ts';
import { CallerFault } from './fault.ts';
import { remark } from './settings.ts';

const SystemFailure = z.object({ code: z.string() });

/** `name` may have folders in it. */
export type Part = { name: string; content: Uint8Array | string };

/** @throws CallerFault when the place cannot be written, or a .zip of that name is there already. */
export async function writeBundle(out: string, parts: AsyncIterable<Part>): Promise<void> {
  try {
    if (out.toLowerCase().endsWith('.zip')) await asArchive(out, parts);
    else await asFolder(out, parts);
  } catch (error) {
    const code = SystemFailure.safeParse(error).data?.code;
    if (code === undefined) throw error;
    throw new CallerFault(`${out} cannot be written (${code}). Choose another place with --out.`);
  }
  remark(`Written: ${out}`);
}

async function asArchive(out: string, parts: AsyncIterable<Part>): Promise<void> {
  const archive = writeArchive(out, Temporal.Now.instant());
  try {
    for await (const { name, content } of parts)
      await archive.add(name, Buffer.from(content), { compress: true });
    await archive.end();
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

async function asFolder(out: string, parts: AsyncIterable<Part>): Promise<void> {
  await mkdir(out, { recursive: true, mode: 0o700 });
  for await (const { name, content } of parts) {
    const path = join(out, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, content, { mode: 0o600 });
  }
}
