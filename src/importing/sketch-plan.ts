/** From what a reader made out of a document or spreadsheet to a plan file: refs, levels, natures, owners, links. */
import { anchorsOf } from '../domain/by-when.ts';
import type { PlainDate } from '../domain/plan.ts';
import { PlanFile } from '../domain/plan-file.ts';
import { crossProblems } from './cross-checks.ts';
import { asFaults, type Fault, inPlainWords, schemaProblems } from './fault.ts';
import type { Finding } from './finding.ts';
import { directionIn } from './nature-words.ts';
import type { Sketch, Sketched, SketchNode, Unsaid } from './sketch.ts';
import { type Given, headOf } from './sketch-head.ts';
import { itemsOf } from './sketch-items.ts';
import { levelsOf } from './sketch-levels.ts';
import { below, numbered } from './sketch-refs.ts';

const MOST_LEVELS = 8;
const MOST_ITEMS = 20_000;

export type PlanOfSketch = ({ ok: true } & Sketched) | { ok: false; faults: Fault[] };

/**
 * The plan file that a sketch amounts to, with everything that was inferred, repaired or left out on the way.
 * `plan` is the id, or null to make one from the names. `written` is the day of the import; `name` is the file's, for
 * a source without a title. Nothing is invented:
 * what the source does not say stays out. Faults only where no plan can come of it: no action, or nested too deep.
 */
export function planFileOf(
  sketch: Sketch,
  options: { plan: string | null; written: PlainDate; name?: string; given?: Given },
): PlanOfSketch {
  if (countOf(sketch.nodes) > MOST_ITEMS)
    return refused(`holds more than ${MOST_ITEMS} items; split it into several plans`);
  if (depthOf(sketch.nodes) > MOST_LEVELS)
    return refused(`nests items more than ${MOST_LEVELS} levels deep; flatten it`);
  if (!sketch.nodes.some(holdsAction)) return refused(NO_ACTION);
  const { refs, findings: refFindings } = numbered(sketch.nodes);
  const {
    head,
    findings: headFindings,
    unsaid,
  } = headOf(sketch, options.plan, options.name ?? null, options.given);
  const levels = levelsOf(sketch);
  const items = itemsOf(sketch, refs, anchorsOf(head, options.written));
  const { principles, statements, nextSteps, timeline, commitments, measures } = sketch.whole ?? {};
  const raw = {
    ...head,
    levels: levels.names,
    ...(sketch.outcomes.length === 0 ? {} : { outcomes: sketch.outcomes }),
    ...(Object.keys(sketch.abbreviations).length === 0 ? {} : { abbreviations: sketch.abbreviations }),
    ...(items.posts.length === 0 ? {} : { posts: items.posts }),
    ...(principles?.length ? { principles } : {}),
    ...(statements?.length ? { statements } : {}),
    ...(nextSteps?.length ? { nextSteps } : {}),
    ...(timeline?.length ? { timeline } : {}),
    ...(commitments?.length ? { commitments } : {}),
    ...(measures?.length
      ? { measures: measures.map((text) => ({ text, direction: directionIn(text) })) }
      : {}),
    items: items.items,
  };
  const places = new Map([...refs].map(([node, { ref }]) => [ref, node.where]));
  return checked(
    raw,
    [...sketch.findings, ...headFindings, ...levels.findings, ...refFindings, ...items.findings],
    { places, unsaid },
  );
}

function checked(
  raw: unknown,
  findings: Finding[],
  more: { places: Map<string, string>; unsaid: Unsaid },
): PlanOfSketch {
  const parsed = PlanFile.safeParse(raw, { error: inPlainWords });
  const problems = [...(parsed.success ? [] : schemaProblems(parsed.error)), ...crossProblems(raw)];
  if (parsed.success && problems.length === 0) return { ok: true, file: parsed.data, findings, ...more };
  return { ok: false, faults: asFaults(problems, raw, () => null) };
}

const NO_ACTION =
  'holds no actions that could be made out; give it a table with a column headed "Action", or headings such as "Priority 1: ..." with the actions as a list under each';

const refused = (message: string): PlanOfSketch => ({
  ok: false,
  faults: [{ where: 'the document', message }],
});

const holdsAction = (node: SketchNode): boolean => node.action || node.children.some(holdsAction);

/** Both go level by level: a sketch may come nested deeper than a call stack. */
function depthOf(nodes: readonly SketchNode[]): number {
  let depth = 0;
  for (let row = [...nodes]; row.length > 0 && depth <= MOST_LEVELS; row = row.flatMap(below)) depth += 1;
  return depth;
}

function countOf(nodes: readonly SketchNode[]): number {
  let count = 0;
  for (
    let row = [...nodes];
    row.length > 0 && count <= MOST_ITEMS;
    row = row.flatMap(({ children }) => children)
  )
    count += row.length;
  return count;
}
