/** The demo overlay: who owns what, by when, and what was said so far, all told relative to the day of the run. */
import { z } from 'zod/v4';
import { Evidence, Status } from '../domain/milestone.ts';
import { type PlainDate, ReminderPolicy, Weekday } from '../domain/plan.ts';
import { FileBoard, type FileItem, FilePost, isAddress, type PlanFile } from '../domain/plan-file.ts';
import type { Said } from '../domain/update.ts';
import { asFaults, type Fault, type Problem } from './fault.ts';
import { holdersOf } from './head-record.ts';
import { readChecked } from './plan-file.ts';
import type { Format } from './text.ts';

/** Calendar days or weeks from the day of the run: `-9d`, `+0d`, `+5w`. */
const Relative = z
  .string()
  .regex(/^[+-]\d{1,3}[dw]$/, 'must be days or weeks from today, such as -9d or +5w');
const Past = Relative.refine((text) => !/^\+0*[1-9]/.test(text), 'lies ahead; use -3d or the like');
const Ref = z.string().min(1).max(40);
const Name = z.string().min(1).max(320);

const Action = z.strictObject({
  ref: Ref,
  /** The first is accountable, the others contribute. */
  owners: z.array(Name).optional(),
  due: Relative.optional(),
});

const Entry = z.strictObject({
  ref: Ref,
  /** The post whose holder said it. */
  by: Name,
  at: Past,
  status: Status.optional(),
  percent: z.int().min(0).max(100).optional(),
  reason: z.string().min(1).max(2000).optional(),
  forecast: Relative.optional(),
  /** Links, or descriptions of where the evidence is. */
  evidence: z.array(z.string().min(1).max(500)).min(1).max(10).optional(),
});
type Entry = z.infer<typeof Entry>;

export const Overlay = z.strictObject({
  /** The id of the plan that this overlay is for. */
  plan: z.string(),
  goLive: Relative,
  reminders: ReminderPolicy.optional(),
  posts: z.array(FilePost),
  /** `day: today` is the weekday of the run, so that a summary is due whenever the demo is started. */
  boards: z.array(
    FileBoard.extend({
      summary: FileBoard.shape.summary.extend({ day: z.union([Weekday, z.literal('today')]) }),
    }),
  ),
  /** Ref of an item to the post or address that leads it. */
  leads: z.record(Ref, Name),
  actions: z.array(Action),
  updates: z.array(Entry),
});
export type Overlay = z.infer<typeof Overlay>;

/** One thing said on a day, oldest first; `by` is the e-mail of whoever held the post then. */
export type Told = { ref: string; by: string; at: PlainDate; said: Said };

export type Applied = { ok: true; file: PlanFile; history: Told[] } | { ok: false; faults: Fault[] };

/** Any text at all ends in an overlay or in faults. Whether it fits a plan, `applyOverlay` says. */
export function readOverlay(
  text: string,
  format: Format,
): { ok: true; overlay: Overlay } | { ok: false; faults: Fault[] } {
  const read = readChecked(text, format, Overlay, () => []);
  return read.ok ? { ok: true, overlay: read.value } : read;
}

/** Lays an overlay over a plan as of a day. Refuses, with all faults, what does not fit the plan. */
export function applyOverlay(file: PlanFile, overlay: Overlay, today: PlainDate): Applied {
  const problems = misfits(file, overlay, today);
  if (problems.length > 0) return { ok: false, faults: asFaults(problems, overlay, () => null) };
  const actions = new Map(overlay.actions.map((action) => [action.ref, action]));
  const cover = (item: FileItem): FileItem => {
    const action = actions.get(item.ref);
    const lead = overlay.leads[item.ref];
    return {
      ...item,
      ...(lead === undefined ? {} : { lead }),
      ...(action?.owners === undefined ? {} : { owners: action.owners }),
      ...(action?.due === undefined ? {} : { due: dayFrom(today, action.due) }),
      ...(item.items === undefined ? {} : { items: item.items.map(cover) }),
    };
  };
  return {
    ok: true,
    file: {
      ...file,
      goLive: dayFrom(today, overlay.goLive),
      reminders: overlay.reminders ?? file.reminders,
      posts: overlay.posts,
      boards: overlay.boards.map((board) => ({
        ...board,
        summary: { ...board.summary, day: weekdayOf(board.summary.day, today) },
      })),
      items: file.items.map(cover),
    },
    history: overlay.updates
      .map((entry) => told(overlay, entry, today))
      .filter((entry) => entry !== null)
      .sort((a, b) => a.at.localeCompare(b.at)),
  };
}

function told(overlay: Overlay, entry: Entry, today: PlainDate): Told | null {
  const at = dayFrom(today, entry.at);
  const by = holderOf(overlay, entry.by, at);
  if (by === null) return null;
  const said: Said = {};
  if (entry.status !== undefined) said.status = entry.status;
  if (entry.percent !== undefined) said.percent = entry.percent;
  if (entry.reason !== undefined) said.reason = entry.reason;
  if (entry.forecast !== undefined) said.forecast = dayFrom(today, entry.forecast);
  if (entry.evidence !== undefined) said.evidence = entry.evidence.map(evidenceIn);
  return { ref: entry.ref, by, at, said };
}

function evidenceIn(text: string): Evidence {
  const link = Evidence.safeParse({ kind: 'link', url: text });
  return link.success ? link.data : { kind: 'location', what: text };
}

function misfits(file: PlanFile, overlay: Overlay, today: PlainDate): Problem[] {
  const natures = naturesIn(file.items);
  const posts = new Set(overlay.posts.map((post) => post.id));
  const problems: Problem[] = [];
  const wrong = (path: Problem['path'], message: string): void => {
    problems.push({ path, message });
  };
  if (overlay.plan !== file.plan)
    wrong(['plan'], `is ${overlay.plan}, and the plan is ${file.plan}; use its own overlay`);
  for (const [ref, lead] of Object.entries(overlay.leads)) {
    if (!natures.has(ref)) wrong(['leads', ref], 'is no item of the plan; correct the ref');
    if (!posts.has(lead) && !isAddress(lead)) wrong(['leads', ref], noPost(lead));
  }
  const dated = new Set<string>();
  for (const [index, action] of overlay.actions.entries()) {
    const path = ['actions', index];
    if (!natures.get(action.ref)) wrong(path, `${action.ref} is no action of the plan; correct the ref`);
    if (dated.has(action.ref)) wrong(path, `${action.ref} stands twice; keep one`);
    dated.add(action.ref);
    for (const [place, owner] of (action.owners ?? []).entries()) {
      if (!posts.has(owner) && !isAddress(owner)) wrong([...path, 'owners', place], noPost(owner));
    }
  }
  for (const [index, entry] of overlay.updates.entries()) {
    const path = ['updates', index];
    if (!natures.get(entry.ref)) wrong(path, `${entry.ref} is no action of the plan; correct the ref`);
    if (holderOf(overlay, entry.by, dayFrom(today, entry.at)) === null) {
      wrong([...path, 'by'], `"${entry.by}" is no post that somebody held on that day; name one under posts`);
    }
  }
  return problems;
}

const noPost = (name: string): string =>
  `"${name}" is neither a post of the overlay nor an e-mail address; add the post under posts`;

/** Every ref of the plan, and whether it is an action. */
function naturesIn(items: readonly FileItem[]): Map<string, boolean> {
  return new Map(
    items.flatMap((item) => [[item.ref, item.nature !== undefined], ...naturesIn(item.items ?? [])]),
  );
}

function holderOf(overlay: Overlay, post: string, day: PlainDate): string | null {
  const found = overlay.posts.find((candidate) => candidate.id === post);
  const held = (found === undefined ? [] : holdersOf(found))
    .filter(({ from }) => from === undefined || from <= day)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return held.at(-1)?.holder ?? null;
}

const WEEK = Weekday.options;
const weekdayOf = (day: Weekday | 'today', today: PlainDate): Weekday =>
  day === 'today' ? (WEEK[Temporal.PlainDate.from(today).dayOfWeek - 1] ?? 'Monday') : day;

function dayFrom(today: PlainDate, relative: string): PlainDate {
  const count = Number(relative.slice(0, -1));
  const span = relative.endsWith('w') ? { weeks: count } : { days: count };
  return Temporal.PlainDate.from(today).add(span).toString();
}
