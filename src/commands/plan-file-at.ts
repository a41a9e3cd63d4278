/** Reads the plan file that a command names, without a record; its first fault is the command's own word. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { PlanFile } from '../domain/plan-file.ts';
import { readPlanFile } from '../importing/plan-file.ts';
import { type Format, MOST_BYTES } from '../importing/text.ts';
import { CallerFault } from './fault.ts';

const FORMATS: Record<string, Format> = { '.yml': 'yaml', '.yaml': 'yaml', '.json': 'json' };

/** @throws CallerFault where the file cannot be read, is too large, or is no plan file. */
export async function planFileAt(name: string): Promise<PlanFile> {
  const format = FORMATS[extname(name).toLowerCase()];
  if (format === undefined)
    throw new CallerFault(`${name} is no plan file: give one that ends in .yml, .yaml or .json.`);
  const read = readPlanFile(await textOf(name), format);
  if (read.ok) return read.file;
  const [first] = read.faults;
  const more =
    read.faults.length > 1 ? ` (and ${read.faults.length - 1} more; "waymark import" lists all)` : '';
  throw new CallerFault(`${name}: ${first?.where}: ${first?.message}${more}.`);
}

async function textOf(name: string): Promise<string> {
  try {
    const { size } = await stat(name);
    if (size > MOST_BYTES)
      throw new CallerFault(`${name} has ${size} bytes; a plan file has ${MOST_BYTES} at most.`);
    return await readFile(name, 'utf8');
  } catch (error) {
    if (error instanceof CallerFault) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CallerFault(`${name} cannot be read (${code}). Check the path.`);
  }
}
