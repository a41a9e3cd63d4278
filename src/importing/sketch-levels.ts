/** The names of a sketch's levels: the source's own words where it has them, plain ones where it has none. */
import type { Finding } from './finding.ts';
import type { Sketch, SketchNode } from './sketch.ts';
import { below } from './sketch-refs.ts';

/** One name a level, from the top, as many as the tree is deep. */
export function levelsOf(sketch: Sketch): { names: string[]; findings: Finding[] } {
  const rows: SketchNode[][] = [];
  for (let row = [...sketch.nodes]; row.length > 0; row = row.flatMap(below)) rows.push(row);
  const given = sketch.levels ?? [];
  const guessed: string[] = [];
  const names = rows.map((row, depth) => {
    const said = given[depth] ?? calledIn(row);
    if (said !== null && said !== undefined) return capitalised(said).slice(0, 1000);
    const name = plainName(row, depth, rows.length);
    guessed.push(name);
    return name;
  });
  const what = `The source does not name the levels ${guessed.map((name) => `"${name}"`).join(', ')}; rename them as your plan does.`;
  return {
    names: names,
    findings: guessed.length === 0 ? [] : [{ kind: 'inferred', what, where: 'the plan' }],
  };
}

/** The word most used for the nodes of a level; "Strand" where kinds stand side by side. */
function calledIn(row: readonly SketchNode[]): string | null {
  const groups = row.filter(({ action }) => !action);
  const counts = new Map<string, number>();
  for (const { called } of groups.length > 0 ? groups : row)
    if (called !== null) counts.set(capitalised(called), (counts.get(capitalised(called)) ?? 0) + 1);
  if (groups.length > 0 && counts.size > 1) return 'Strand';
  return [...counts.keys()][0] ?? null;
}

function plainName(row: readonly SketchNode[], depth: number, deep: number): string {
  if (row.every(({ action }) => action))
    return depth < deep - 1 ? 'Action' : deep > 1 && depth > 2 ? 'Step' : 'Action';
  return ['Priority', 'Objective', 'Strand'][depth] ?? `Level ${depth + 1}`;
}

const capitalised = (word: string): string => {
  const lower = word.replace(/\s+/g, ' ').trim();
  return (
    lower.charAt(0).toUpperCase() + (/[A-Z]{2}/.test(lower) ? lower.slice(1) : lower.slice(1).toLowerCase())
  );
};
