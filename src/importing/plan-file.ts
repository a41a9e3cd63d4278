/** Reads a plan file: text to a checked value, or every fault at once with its place and remedy. */
import type { z } from 'zod/v4';
import { PlanFile } from '../domain/plan-file.ts';
import { crossProblems } from './cross-checks.ts';
import { asFaults, type Fault, inPlainWords, type Problem, schemaProblems } from './fault.ts';
import { type Format, readText } from './text.ts';

export type ReadPlanFile = { ok: true; file: PlanFile } | { ok: false; faults: Fault[] };

/** Any text at all ends in a plan file or in faults; up to 5 MB. */
export function readPlanFile(text: string, format: Format): ReadPlanFile {
  const read = readChecked(text, format, PlanFile, crossProblems);
  return read.ok ? { ok: true, file: read.value } : read;
}

/** A plan that was put together by a reader: held to the same rules as one that was written by hand. */
export function checkedPlan(file: unknown): ReadPlanFile {
  const parsed = PlanFile.safeParse(file, { error: inPlainWords });
  const problems = [...(parsed.success ? [] : schemaProblems(parsed.error)), ...crossProblems(file)];
  return parsed.success && problems.length === 0
    ? { ok: true, file: parsed.data }
    : { ok: false, faults: asFaults(problems, file, () => null) };
}

/** Reads a text against a schema and the checks that the schema cannot make. */
export function readChecked<T>(
  text: string,
  format: Format,
  schema: z.ZodType<T>,
  check: (value: unknown) => Problem[],
): { ok: true; value: T } | { ok: false; faults: Fault[] } {
  const read = readText(text, format);
  if (!read.ok) return read;
  const parsed = schema.safeParse(read.value, { error: inPlainWords });
  const problems = [...(parsed.success ? [] : schemaProblems(parsed.error)), ...check(read.value)];
  return parsed.success && problems.length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, faults: asFaults(problems, read.value, read.lineOf) };
}
