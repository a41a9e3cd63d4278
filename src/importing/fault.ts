/** What is wrong with a file, in words for its writer: the place, what was wrong there, what to do. */
import { z } from 'zod/v4';

/** `where` is a place in the file: `items[2].items[0].owners[0] (3.3(b), line 412)`. */
export type Fault = { where: string; message: string };
export type Path = readonly PropertyKey[];
/** A fault whose place has not been put into words yet. */
export type Problem = { path: Path; message: string };

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  number: 'a number',
  int: 'a whole number',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'must be a real date such as 2026-12-04',
  time: 'must be a time of day such as 08:30, in quotes',
  email: 'must be an e-mail address',
  url: 'must be a link that starts with https://',
};

/** Zod's issues in plain words; a schema's own message goes before it. */
export const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.input, NAMES[issue.expected] ?? issue.expected);
    case 'unrecognized_keys': {
      const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
      return `is not a field here; correct it to one of ${known.join(', ')}, or remove it`;
    }
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing; add it'
        : `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'is empty; fill it or remove it'
        : `must be ${String(issue.minimum)} or more`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `is too long; at most ${String(issue.maximum)} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `must be ${String(issue.maximum)} or less`;
    default:
      return undefined;
  }
};

function wrongType(input: unknown, wanted: string): string {
  if (input === undefined) return 'is missing; add it';
  if (input === null) return 'is empty; fill it or remove the line';
  const scalar = typeof input === 'number' || typeof input === 'boolean';
  return wanted === 'text' && scalar
    ? `must be text: put it in quotes, '${String(input)}'`
    : `must be ${wanted}`;
}

/** The problems that a schema finds in a value; empty when there are none. */
export function schemaProblems(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }))
      : [{ path: issue.path, message: issue.message }],
  );
}

/** More than this nobody reads at once; the number of the others is told. */
const MOST_FAULTS = 500;

/** Problems as faults in the order of the file, each at its place: path, the item's ref, the line. */
export function asFaults(
  problems: readonly Problem[],
  value: unknown,
  lineOf: (path: Path) => number | null,
): Fault[] {
  const faults = problems
    .slice(0, MOST_FAULTS)
    .map((problem) => ({ ...problem, line: lineOf(problem.path) }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ path, message, line }) => {
      const known = [refAt(value, path), line === null ? null : `line ${line}`].filter(
        (word) => word !== null,
      );
      return { where: pathText(path) + (known.length === 0 ? '' : ` (${known.join(', ')})`), message };
    });
  const further = problems.length - faults.length;
  return further === 0
    ? faults
    : [...faults, { where: 'the file', message: `has ${further} further faults; correct these first` }];
}

function pathText(path: Path): string {
  const text = path.map(stepText).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}

function stepText(step: PropertyKey): string {
  if (typeof step === 'number') return `[${step}]`;
  const name = String(step);
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

const Named = z.object({ ref: z.string() });

/** The ref of the item at a place, or of the nearest one above it. */
function refAt(value: unknown, path: Path): string | null {
  let ref: string | null = null;
  let here: unknown = value;
  for (const step of [...path, null]) {
    const named = Named.safeParse(here);
    if (named.success) ref = named.data.ref;
    if (typeof here !== 'object' || here === null || step === null) break;
    here = Object.hasOwn(here, step) ? Reflect.get(here, step) : undefined;
  }
  return ref;
}
