/** The first door of an import: text to plain values, with the line on which each value stands. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
} from 'yaml';
import type { Fault, Path } from './fault.ts';

export type Format = 'yaml' | 'json';

/** `lineOf` gives the line (from 1) of the value at a path, or of the nearest one above it that exists. */
export type ReadText =
  | { ok: true; value: unknown; lineOf: (path: Path) => number | null }
  | { ok: false; faults: Fault[] };

export const MOST_BYTES = 5_000_000;
const MOST_ALIASES = 100;
const MOST_LEVELS = 40;
const TOO_DEEP = `is nested more than ${MOST_LEVELS} levels deep; flatten it`;
/** Beyond these, faults in the notation only repeat the first. */
const MOST_FAULTS = 20;

/**
 * Reads YAML 1.2 (core schema: dates stay text) or JSON. Any text at all ends in a value or in faults.
 * Twice the same field, aliases that multiply, unknown tags and nesting beyond 40 levels are refused.
 */
export function readText(text: string, format: Format): ReadText {
  if (Buffer.byteLength(text) > MOST_BYTES) {
    return refused('the file', 'is larger than 5 MB; split it into several plans');
  }
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return refused('the file', 'is empty; write the plan into it');
  const json = format === 'json' ? jsonFault(plain) : null;
  if (json !== null) return { ok: false, faults: [json] };
  try {
    return readDocument(plain, format);
  } catch (error) {
    // The library throws for what multiplies or nests without end; the file is at fault, not the program.
    const why = error instanceof Error ? error.message : String(error);
    return refused('the file', `cannot be read (${why}); simplify it`);
  }
}

function readDocument(text: string, format: Format): ReadText {
  const lines = new LineCounter();
  const doc = parseDocument(text, {
    schema: format === 'json' ? 'json' : 'core',
    resolveKnownTags: false,
    // Checked below: the library compares each key with every other.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  const notation = [...doc.errors, ...doc.warnings];
  if (notation.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return refused('the file', TOO_DEEP);
  const found = notation.map(
    (error): Fault => ({ where: at(error.pos[0]), message: notationFault(error.code, error.message) }),
  );
  if (found.length === 0) found.push(...structureFaults(doc, at));
  if (found.length > 0) return { ok: false, faults: found.slice(0, MOST_FAULTS) };
  const value: unknown = doc.toJS({ maxAliasCount: MOST_ALIASES });
  if (tooDeep(value))
    return refused('the file', `is nested more than ${MOST_LEVELS} levels deep; flatten it`);
  return { ok: true, value, lineOf: (path) => lineOf(doc, lines, path) };
}

function notationFault(code: string, message: string): string {
  return code === 'MULTIPLE_DOCS'
    ? 'a second document starts here; keep one plan a file'
    : `is not well-formed: ${message.slice(0, 200)}; correct the notation here`;
}

/** Keys that stand twice, keys that are no plain words, and nesting without end. */
function structureFaults(doc: Document, at: (offset: number) => string): Fault[] {
  let faults: Fault[] = [];
  const open: { node: unknown; depth: number }[] = [{ node: doc.contents, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (!isCollection(node)) continue;
    if (depth > MOST_LEVELS) return [{ where: at(node.range?.[0] ?? 0), message: TOO_DEEP }];
    if (isMap(node)) faults = [...faults, ...keyFaults(node.items, at)];
    if (faults.length > MOST_FAULTS) return faults;
    for (const child of node.items)
      open.push({ node: isPair(child) ? child.value : child, depth: depth + 1 });
  }
  return faults;
}

function keyFaults(pairs: readonly { key: unknown }[], at: (offset: number) => string): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const { key } of pairs) {
    if (faults.length > MOST_FAULTS) break;
    const where = at((isNode(key) && key.range?.[0]) || 0);
    if (!isScalar(key)) faults.push({ where, message: 'a field needs a plain name' });
    else if (seen.has(String(key.value))) {
      faults.push({ where, message: `the field ${String(key.value)} stands twice here; keep one` });
    } else seen.add(String(key.value));
  }
  return faults;
}

/** Also what stops an alias that stands inside of what it names. */
function tooDeep(value: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > MOST_LEVELS) return true;
    for (const child of Object.values(next.value)) open.push({ value: child, depth: next.depth + 1 });
  }
  return false;
}

function lineOf(doc: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = doc.getIn(path.slice(0, length), true);
    if (isNode(node) && !isAlias(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

/** JSON is read by the same library as YAML, whose grammar contains it; this sees to its being JSON and no more. */
function jsonFault(text: string): Fault | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const place = /line (\d+) column (\d+)/.exec(why);
    return {
      where: place ? `line ${place[1]}, column ${place[2]}` : 'the file',
      message: `is not well-formed JSON: ${why}; correct the notation here`,
    };
  }
}

const refused = (where: string, message: string): ReadText => ({ ok: false, faults: [{ where, message }] });
