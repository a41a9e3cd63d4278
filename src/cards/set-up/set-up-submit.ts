/** What the cards of the set-up can send back: filled gaps, settled inheritances, the word on a draft. */
import { z } from 'zod/v4';
import { CheckIns } from '../../domain/kinds.ts';
import type { Gap } from '../../domain/set-up.ts';
import { Id, List } from '../shown.ts';

/** Most gaps, and most inherited actions, on one card. */
export const MOST_ROWS = 5;

/** A gap by what it is a gap of: an action (`item:<id>`) or a measure (`measure:<id>`). */
export const GapKey = z.templateLiteral([z.enum(['item', 'measure']), ':', z.string().min(1).max(200)]);
export type GapKey = z.infer<typeof GapKey>;

export const gapKey = (gap: Gap): GapKey =>
  gap.of === 'action' ? `item:${gap.item}` : `measure:${gap.measure}`;

const Refs = z.array(z.string().min(1).max(40)).max(50);

/** Where a walk through the gaps stands: the card begins behind `after`, or at the start when that is null. */
export const Walk = z.strictObject({ plan: Id, items: Refs, after: GapKey.nullable() });
export type Walk = z.infer<typeof Walk>;

/** The same through what is inherited; `after` is a milestone's id. */
export const InheritedWalk = z.strictObject({ plan: Id, items: Refs, after: Id.nullable() });
export type InheritedWalk = z.infer<typeof InheritedWalk>;

/** What was filled in beside a gap, as text: judged by the app, and shown again when it is refused. */
export const GapTyped = z.strictObject({
  due: z.string().max(50).default(''),
  /** An owner key where one was picked, else the words that were typed. */
  owner: z.string().max(320).default(''),
  frequency: z.union([z.literal(''), CheckIns]).default(''),
  baseline: z.string().max(1000).default(''),
  target: z.string().max(1000).default(''),
});
export type GapTyped = z.infer<typeof GapTyped>;
export type GapField = keyof GapTyped;
export const nothingFilled: GapTyped = { due: '', owner: '', frequency: '', baseline: '', target: '' };

/** What becomes of an inherited action. */
export const Settle = z.enum(['finished', 'to-do', 'not-wanted']);
export type Settle = z.infer<typeof Settle>;

/** Whose word counts where the record and the file differ. */
export const Keeps = z.enum(['record', 'file']);
export type Keeps = z.infer<typeof Keeps>;

/** Whether an action of the file is one that the record has. */
export const SameOrNew = z.enum(['same', 'new']);
export type SameOrNew = z.infer<typeof SameOrNew>;

const Rows = z.array(GapKey).min(1).max(MOST_ROWS);
const Settled = z.record(Id, Settle).default({});

export const setUpSubmits = [
  /** "Save" under five gaps; `typed` maps a gap to what was filled in beside it. */
  z.strictObject({
    do: z.literal('save-gaps'),
    walk: Walk,
    rows: Rows,
    typed: z.record(GapKey, GapTyped).default({}),
  }),
  /** "Skip these": the walk goes on behind the last of the rows. */
  z.strictObject({ do: z.literal('skip-gaps'), walk: Walk, rows: Rows }),
  /** "Stop for now": the walk can be taken up again where the card began. */
  z.strictObject({ do: z.literal('stop-gaps'), walk: Walk }),
  /** "Save" under inherited actions; `settled` maps a milestone to what was picked, lines left alone are absent. */
  z.strictObject({ do: z.literal('save-inherited'), walk: InheritedWalk, list: List, settled: Settled }),
  /** "All five finished". A line with a choice of its own keeps that one. */
  z.strictObject({
    do: z.literal('settle-all-inherited'),
    walk: InheritedWalk,
    list: List,
    settled: Settled,
  }),
  z.strictObject({ do: z.literal('skip-inherited'), walk: InheritedWalk, list: List }),
  z.strictObject({ do: z.literal('stop-inherited'), walk: InheritedWalk }),
  /** "Apply" under the report of a draft. `goLive` is empty where the card did not ask; `choices` go by conflict, `answers` by ref. */
  z.strictObject({
    do: z.literal('apply-draft'),
    draft: Id,
    goLive: z.string().max(50).default(''),
    choices: z.record(Id, Keeps).default({}),
    answers: z.record(Id, SameOrNew).default({}),
  }),
  z.strictObject({ do: z.literal('discard-draft'), draft: Id }),
] as const;

/** The names of the cards' inputs: `due:item:<id>`, `settle:<milestone id>`, `keep:<conflict id>`, `same:<ref>`. */
export const gapInput = (field: GapField, key: GapKey): string => `${field}:${key}`;
export const settleInput = (milestone: string): string => `settle:${milestone}`;
export const keepInput = (conflict: string): string => `keep:${conflict}`;
export const sameInput = (ref: string): string => `same:${ref}`;

/** Inputs by the part of their name before the first colon, then by the rest. */
export type Grouped = Readonly<Record<string, Record<string, unknown>>>;
export const SET_UP_GROUPS: readonly string[] = [...Object.keys(GapTyped.shape), 'settle', 'keep', 'same'];

/** What a button of the set-up is sent with beside its own data. */
export function setUpInputs(what: unknown, groups: Grouped, goLive: unknown): Record<string, unknown> {
  switch (what) {
    case 'save-gaps':
      return { typed: typedByGap(groups) };
    case 'save-inherited':
    case 'settle-all-inherited':
      return { settled: filled(groups.settle) };
    case 'apply-draft':
      return { goLive: goLive ?? '', choices: filled(groups.keep), answers: filled(groups.same) };
    default:
      return {};
  }
}

function typedByGap(groups: Grouped): Record<string, Record<string, unknown>> {
  const typed: Record<string, Record<string, unknown>> = {};
  for (const field of Object.keys(GapTyped.shape))
    for (const [key, value] of Object.entries(groups[field] ?? {}))
      typed[key] = { ...typed[key], [field]: value ?? '' };
  return typed;
}

/** Inputs that were left alone are dropped. */
export const filled = (group: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(group).filter(([, value]) => value !== '' && value !== null));
