/** Turns a plan file into records that can be stored: plan, items, milestones, people, and a report of what came in. */
import type { Milestone } from '../domain/milestone.ts';
import {
  type Board,
  type Item,
  isAction,
  type Owner,
  type OwnerKey,
  type PlainDate,
  type Plan,
  type Post,
  ReminderPolicy,
} from '../domain/plan.ts';
import { type FileItem, type FilePost, isAddress, type PlanFile } from '../domain/plan-file.ts';
import { type ImportReport, reportOn } from './report.ts';
import { slug } from './slug.ts';

export type Draft = {
  plan: Plan;
  /** In document order. */
  items: Item[];
  /** One an action, in the same order. */
  milestones: Milestone[];
  /** One a distinct e-mail address, in lower case. */
  people: { id: string; email: string }[];
  report: ImportReport;
};

export type DraftOptions = {
  goLive: PlainDate;
  newId: () => string;
  known?: ReadonlyMap<string, string>;
};

/**
 * Drafts the records of a plan file that `readPlanFile` accepted.
 * `goLive` goes before the file's own; actions due before it are inherited. `newId` gives permanent ids;
 * `known` maps e-mail addresses, in lower case, to people that the record has already.
 */
export function draftPlan(file: PlanFile, options: DraftOptions): Draft {
  const ids = new Map<string, string>();
  const personId = (address: string): string => {
    const email = address.toLowerCase();
    const id = ids.get(email) ?? options.known?.get(email) ?? options.newId();
    ids.set(email, id);
    return id;
  };
  const key = (name: string): OwnerKey => (isAddress(name) ? `person:${personId(name)}` : `post:${name}`);

  const posts = (file.posts ?? []).map(
    (post): Post => ({
      id: post.id,
      title: post.title,
      holders: holdersOf(post).map(({ holder, from }) => ({ person: personId(holder), from: from ?? null })),
    }),
  );
  const nodes = file.items.flatMap((item, position) => flat(item, null, 0, position, options.newId));
  const items = nodes.map(
    ({ id, parent, level, position, source }): Item => ({
      id,
      plan: file.plan,
      ref: source.ref,
      printedRef: source.printedRef ?? null,
      parent,
      level,
      position,
      title: source.title,
      aliases: source.aliases ?? [],
      kind: source.kind ?? null,
      nature: source.nature ?? null,
      byWhen: source.when ?? null,
      owners: (source.owners ?? []).map(
        (name, index): Owner => ({
          key: key(name),
          part: index === 0 ? 'accountable' : 'contributor',
        }),
      ),
      lead: source.lead === undefined ? null : key(source.lead),
    }),
  );
  const dates = new Map(nodes.map(({ id, source }) => [id, source.due ?? null]));
  const milestones = items
    .filter(isAction)
    .map((item) => milestoneOf(item, dates.get(item.id) ?? null, options.goLive, options.newId()));
  const plan: Plan = {
    id: file.plan,
    title: file.title,
    authority: file.authority,
    goLive: options.goLive,
    timezone: file.timezone,
    levels: file.levels,
    abbreviations: file.abbreviations ?? {},
    posts,
    boards: boardsOf(file),
    reminders: file.reminders ?? ReminderPolicy.parse({}),
    edition: 1,
  };
  const people = [...ids].map(([email, id]) => ({ id, email }));
  return { plan, items, milestones, people, report: reportOn(file, { plan, items, milestones, people }) };
}

/** Who holds a post since when, whichever way the file says it; empty for a vacant post. */
export const holdersOf = (post: FilePost): { holder: string; from?: PlainDate | undefined }[] =>
  post.holder === undefined ? (post.holders ?? []) : [{ holder: post.holder, from: post.from }];

type Node = { id: string; parent: string | null; level: number; position: number; source: FileItem };

function flat(
  source: FileItem,
  parent: string | null,
  level: number,
  position: number,
  newId: () => string,
): Node[] {
  const id = newId();
  const below = (source.items ?? []).flatMap((child, index) => flat(child, id, level + 1, index, newId));
  return [{ id, parent, level, position, source }, ...below];
}

function milestoneOf(item: Item, due: PlainDate | null, goLive: PlainDate, id: string): Milestone {
  return {
    id,
    plan: item.plan,
    item: item.id,
    label: null,
    owner: item.owners[0]?.key ?? null,
    firstDue: due,
    due,
    forecast: null,
    status: 'not-started',
    percent: null,
    reason: null,
    evidence: null,
    lastUpdate: null,
    completedOn: null,
    inherited: due !== null && due < goLive,
    open: true,
    askedOn: null,
    askOn: null,
  };
}

const boardsOf = (file: PlanFile): Board[] =>
  (file.boards ?? []).map((board) => ({
    id: slug(board.body),
    body: board.body,
    channel: board.channel,
    summary: { day: board.summary.day, time: board.summary.time },
    scope: board.scope ?? [],
  }));
