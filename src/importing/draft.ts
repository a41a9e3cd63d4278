/** Turns a plan file into records that can be stored: plan, items, milestones, people, and a report of what came in. */
import { type Book, openBook } from '../domain/book.ts';
import { anchorsOf } from '../domain/by-when.ts';
import type { Milestone } from '../domain/milestone.ts';
import { type Action, type Item, isAction, type PlainDate, type Plan } from '../domain/plan.ts';
import type { FileItem, FileItemAlone, PlanFile } from '../domain/plan-file.ts';
import { plannedMilestones, type Span } from '../domain/planned.ts';
import { fresh } from '../domain/replan.ts';
import { dutiesOf } from './duties.ts';
import type { Finding } from './finding.ts';
import { planHead } from './head-record.ts';
import { itemFacts } from './item-record.ts';
import { type NewId, namesFrom } from './names.ts';
import { type ImportReport, reportOn } from './report.ts';

export type Draft = {
  plan: Plan;
  /** In document order; the duties of bodies last. */
  items: Item[];
  /** Of each action in the same order. */
  milestones: Milestone[];
  /** One a distinct e-mail address, in lower case. */
  people: { id: string; email: string }[];
  report: ImportReport;
};

export type DraftOptions = {
  goLive: PlainDate;
  /** The day of the import; recurrences reach a year beyond it. The go-live date unless told. */
  today?: PlainDate;
  newId: NewId;
  known?: ReadonlyMap<string, string>;
  /** What the reader of the source noticed. */
  findings?: readonly Finding[];
};

/**
 * Drafts the records of a plan file that `readPlanFile` accepted.
 * `goLive` goes before the file's own; what was due before it is inherited. `known` maps e-mail addresses, in lower
 * case, to people that the record has already.
 */
export function draftPlan(file: PlanFile, options: DraftOptions): Draft {
  const { newId, goLive } = options;
  const names = namesFrom(options.known ?? new Map(), newId);
  const plan = planHead(file, goLive, names, newId);
  const anchors = anchorsOf(plan.about, goLive);
  const nodes = file.items.flatMap((item, position) => flat(item, null, 0, position, newId));
  const duties = dutiesOf(
    file,
    nodes.map(({ says }) => says.ref),
    anchors,
  );
  const asItem = (node: Node, duty: string | null): Item => ({
    ...itemFacts(node.says, names, anchors, newId),
    id: node.id,
    plan: plan.id,
    parent: node.parent,
    level: node.level,
    position: node.position,
    duty,
    withdrawn: false,
    imported: node.says,
  });
  const items = [
    ...nodes.map((node) => asItem(node, null)),
    ...duties.map(({ body, item }, index) =>
      asItem(dutyNode(item, plan, file.items.length + index, newId), body),
    ),
  ];
  const span = yearAhead(goLive, options.today ?? goLive);
  const book = openBook(plan, items);
  const milestones = items.filter(isAction).flatMap((item) => milestonesOf(item, book, span, newId));
  const people = names.people();
  const report = reportOn({ plan, items, milestones, people }, options.findings ?? []);
  return { plan, items, milestones, people, report };
}

/** From go-live to a year from today: the days for which recurrences have milestones. */
export const yearAhead = (goLive: PlainDate, today: PlainDate): Span => ({
  from: goLive,
  to: Temporal.PlainDate.from(today > goLive ? today : goLive)
    .add({ years: 1 })
    .toString(),
});

const milestonesOf = (item: Action, book: Book, span: Span, newId: NewId): Milestone[] =>
  plannedMilestones(item, book, span).map((planned) => {
    const name = `milestone of ${item.id}: ${planned.occurrence ?? planned.kind}`;
    return fresh(item, planned, { plan: book.plan, newId: () => newId(name) });
  });

type Node = { id: string; parent: string | null; level: number; position: number; says: FileItemAlone };

function flat(
  source: FileItem,
  parent: string | null,
  level: number,
  position: number,
  newId: NewId,
): Node[] {
  const { items, ...says } = source;
  const id = newId(`item ${source.ref}`);
  const below = (items ?? []).flatMap((child, index) => flat(child, id, level + 1, index, newId));
  return [{ id, parent, level, position, says }, ...below];
}

/** A duty stands beside the tree, on the level of actions. */
export const dutyNode = (says: FileItemAlone, plan: Plan, position: number, newId: NewId): Node => ({
  id: newId(`duty ${says.ref}`),
  parent: null,
  level: plan.levels.length - 1,
  position,
  says,
});
