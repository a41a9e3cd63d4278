/** All that a card can send back: one union, parsed at the door. A card's data is the sender's word and is checked again. */
import { z } from 'zod/v4';
import { OwnerStatus } from '../domain/milestone.ts';
import { PlainDate } from '../domain/plan.ts';

const Id = z.string().min(1).max(200);

/** A milestone as the card showed it: `seen` is its last update then, so that a later word is not overwritten unseen. */
export const Shown = z.strictObject({ plan: Id, milestone: Id, seen: Id.nullable() });
export type Shown = z.infer<typeof Shown>;

/** On the wire a milestone is a bare `[plan, milestone, seen]`: a card repeats it for every button, and must stay small. */
const Packed = z.union([
  Shown,
  z.tuple([Id, Id, Id.nullable()]).transform(([plan, milestone, seen]): Shown => ({ plan, milestone, seen })),
]);
const pack = ({ plan, milestone, seen }: Shown) => [plan, milestone, seen];

/** The list that a card came from, to go back to. No card of ours names a milestone twice: of two the first counts. */
const List = z
  .array(Packed)
  .max(50)
  .transform((list) =>
    list.filter(({ milestone }, place) => list.findIndex((one) => one.milestone === milestone) === place),
  )
  .default([]);

/** What was typed into the form, as text: judged by `domain/decide`, and shown again when it is refused. */
export const Typed = z.object({
  status: z.string().max(50).default(''),
  percent: z.union([z.string().max(50), z.number().transform(String)]).default(''),
  reason: z.string().max(4000).default(''),
  forecast: z.string().max(50).default(''),
  evidence: z.string().max(4000).default(''),
});
export type Typed = z.infer<typeof Typed>;

/** Statuses picked beside lines, by milestone id. */
const Picked = z.record(Id, OwnerStatus).default({});

export const Submit = z.discriminatedUnion('do', [
  /** "All on track" on the reminder. A line with a status of its own picked keeps that one. */
  z.strictObject({ do: z.literal('all-on-track'), list: List, picked: Picked }),
  /** The statuses picked on the reminder; `picked` maps a milestone id to one, lines left alone are absent. */
  z.strictObject({ do: z.literal('answer-list'), list: List, picked: Picked }),
  /** "Update" beside a line, or "Change" on what was recorded (`corrects`). A picked status fills the form. */
  z.strictObject({
    do: z.literal('open-form'),
    shown: Packed,
    corrects: Id.nullable().default(null),
    list: List,
    picked: Picked,
  }),
  /** The form. */
  z.strictObject({
    do: z.literal('save'),
    shown: Packed,
    corrects: Id.nullable().default(null),
    list: List,
    typed: Typed,
  }),
  /** Back from a form or a receipt to the list. */
  z.strictObject({ do: z.literal('back'), list: List }),
  /** "Confirm" or "No" under what was inferred; the proposal stands in the conversation's frame. */
  z.strictObject({ do: z.literal('confirm'), proposal: Id }),
  z.strictObject({ do: z.literal('decline'), proposal: Id }),
  /** One of the answers offered to "which one?". */
  z.strictObject({ do: z.literal('choose'), proposal: Id, shown: Packed }),
  /** A suggested phrase, tapped instead of typed. */
  z.strictObject({ do: z.literal('say'), text: z.string().min(1).max(300) }),
  /** The next page of an answer. */
  z.strictObject({
    do: z.literal('page'),
    question: z.string().max(4000),
    offset: z.int().min(0).max(100_000),
  }),
]);
export type Submit = z.infer<typeof Submit>;

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What a button knows of its submission when the card is made: all but what is typed and picked. */
export type Pressed = Without<Submit, 'typed' | 'picked'>;

/** A button's data as it stands in the card; empty lists and nulls are left out, as parsing puts them back. */
export function wire(pressed: Pressed): Record<string, unknown> {
  const data = {
    ...pressed,
    ...('shown' in pressed && { shown: pack(pressed.shown) }),
    ...('list' in pressed && { list: pressed.list.length > 0 ? pressed.list.map(pack) : null }),
  };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}

/** The prefix of the reminder's per-line inputs: `status:<milestone id>`. */
const LINE_INPUT = 'status:';
export const lineInput = (milestone: string): string => `${LINE_INPUT}${milestone}`;

const FIELDS = Object.keys(Typed.shape);
const PICKS: readonly unknown[] = ['all-on-track', 'answer-list', 'open-form'];

/**
 * Parses the data of an Action.Execute or Action.Submit: the action's own data with the card's inputs beside it.
 * Inputs of lines that were left alone (empty) are dropped; inputs of another card's are not read.
 */
export function parseSubmit(data: unknown): { ok: true; submit: Submit } | { ok: false; fault: string } {
  const flat = z.record(z.string().max(300), z.json()).safeParse(data);
  if (!flat.success) return { ok: false, fault: 'the card sent no data that can be read' };
  const { picked, typed, rest } = separate(flat.data);
  const asked =
    rest.do === 'save' ? { ...rest, typed } : PICKS.includes(rest.do) ? { ...rest, picked } : rest;
  const parsed = Submit.safeParse(asked);
  return parsed.success
    ? { ok: true, submit: parsed.data }
    : { ok: false, fault: z.prettifyError(parsed.error) };
}

function separate(data: Record<string, z.core.util.JSONType>) {
  const picked: Record<string, unknown> = {};
  const typed: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    if (name.startsWith(LINE_INPUT)) {
      if (value !== '' && value !== null) picked[name.slice(LINE_INPUT.length)] = value;
    } else if (FIELDS.includes(name)) typed[name] = value ?? '';
    else rest[name] = value;
  }
  return { picked, typed, rest };
}

/** Whether a text is a date as inputs give it. */
export const asDate = (text: string): PlainDate | null => {
  const parsed = PlainDate.safeParse(text.trim());
  return parsed.success ? parsed.data : null;
};
