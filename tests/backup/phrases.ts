/** Questions as people type them, from the files that the reading of messages is measured by. */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod/v4';

const FOLDER = new URL('../understanding/phrases/', import.meta.url);
const Line = z.object({ in: z.object({ plan: z.string(), text: z.string(), after: z.unknown() }) });

/** So many about the sample plan, spread over all files, that begin a conversation. */
export function readPhrases(many: number): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.startsWith('questions-'));
  const lines = names
    .toSorted()
    .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trim().split('\n'));
  const found = lines
    .map((line) => Line.parse(JSON.parse(line)).in)
    .filter(({ plan, after }) => plan === 'wigan' && after === undefined)
    .map(({ text }) => text);
  return found
    .filter((_, place) => place % Math.max(1, Math.floor(found.length / many)) === 0)
    .slice(0, many);
}
