/** `waymark when`: reads the words that plans use for dates from standard input, one a line, and says what they mean. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { anchorsOf, type ByWhenReading, readByWhen } from '../domain/by-when.ts';
import { HOME_ZONE, localDate } from '../domain/calendar.ts';
import type { PlanFile } from '../domain/plan-file.ts';
import { readPlanFile } from '../importing/plan-file.ts';
import { type Format, MOST_BYTES } from '../importing/text.ts';
import { CallerFault } from './fault.ts';
import { dateOption, remark } from './settings.ts';
import { spokenReading } from './when-words.ts';

export type WhenOptions = { plan?: string; at?: string; json?: boolean };

/** Without a plan the words are read against England's terms and school years, and no plan's dates. */
export async function whenCommand(options: WhenOptions): Promise<void> {
  const at = options.at === undefined ? null : dateOption('--at', options.at);
  const plan = options.plan === undefined ? null : await planFileAt(options.plan);
  const today = localDate(Temporal.Now.instant(), plan?.timezone ?? HOME_ZONE);
  const anchors = anchorsOf(plan ?? {}, at ?? today);
  const say = options.json ? inJson : spokenReading;
  if (process.stdin.isTTY) remark('Type words for a date, such as "Spring term 2027". Ctrl+D ends.');
  await answerLines((line) => say(readByWhen(line, anchors)));
}

const inJson = ({ text, kind, start, end, rule, certainty, basis, confirm }: ByWhenReading): string =>
  JSON.stringify({ text, kind, start, end, rule, certainty, basis, confirm });

/** Answers lines as they come, no faster than they are taken; stops when nobody reads on. */
async function answerLines(answer: (line: string) => string): Promise<void> {
  const write = (lines: readonly string[]): Promise<boolean> => {
    const text = lines.map((line) => `${answer(line.replace(/\r$/, ''))}\n`).join('');
    return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)));
  };
  let rest = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const [first, ...others] = String(chunk).split('\n');
    rest += first;
    const last = others.pop();
    if (last === undefined) continue;
    if (!(await write([rest, ...others]))) return;
    rest = last;
  }
  if (rest !== '') await write([rest]);
}

const FORMATS: Record<string, Format> = { '.yml': 'yaml', '.yaml': 'yaml', '.json': 'json' };

async function planFileAt(name: string): Promise<PlanFile> {
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
