/** All that a card can send back: one union, parsed at the door. A card's data is the sender's word and is checked again. */
import { z } from 'zod/v4';
import { OwnerStatus } from '../domain/milestone.ts';
import { PlainDate } from '../domain/plan.ts';

const Id = z.string().min(1).max(200);

/** A milestone as the card showed it: `seen` is its last update then, so that a later word is not overwritten unseen. */
export const Shown = z.strictObject({ plan: Id, milestone: Id, seen: Id.nullable() });
export type Shown = z.infer<typeof Shown>;

/** The list that a card came from, to go back to. */
const List = z.array(Shown).max(50).default([]);

/** What was typed into the form, as text: judged by `domain/decide`, and shown again when it is refused. */
export const Typed = z.object({
  status: z.string().max(50).default(''),
  percent: z.union([z.string().max(50), z.number().transform(String)]).default(''),
  reason: z.string().max(4000).default(''),
  forecast: z.string().max(50).default(''),
  evidence: z.string().max(4000).default(''),
});
export type Typed = z.infer<typeof Typed>;

export const Submit = z.discriminatedUnion('do', [
  /** "All on track" on the reminder. */
  z.strictObject({ do: z.literal('all-on-track'), list: List }),
  /** The statuses picked on the reminder; `picked` maps a milestone id to one, lines left alone are absent. */
  z.strictObject({ do: z.literal('answer-list'), list: List, picked: z.record(Id, OwnerStatus) }),
  /** "Update" beside a line, or "Change" on what was recorded (`corrects`). */
  z.strictObject({
    do: z.literal('open-form'),
    shown: Shown,
    corrects: Id.nullable().default(null),
    list: List,
  }),
  /** The form. */
  z.strictObject({
    do: z.literal('save'),
    shown: Shown,
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
  z.strictObject({ do: z.literal('choose'), proposal: Id, shown: Shown }),
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

/** The prefix of the reminder's per-line inputs: `status:<milestone id>`. */
const LINE_INPUT = 'status:';
export const lineInput = (milestone: string): string => `${LINE_INPUT}${milestone}`;

const FIELDS = Object.keys(Typed.shape);

/**
 * Parses the data of an Action.Execute or Action.Submit: the action's own data with the card's inputs beside it.
 * Inputs of lines that were left alone (empty) are dropped; inputs of another card's are not read.
 */
export function parseSubmit(data: unknown): { ok: true; submit: Submit } | { ok: false; fault: string } {
  const flat = z.record(z.string().max(300), z.json()).safeParse(data);
  if (!flat.success) return { ok: false, fault: 'the card sent no data that can be read' };
  const { picked, typed, rest } = separate(flat.data);
  const asked =
    rest.do === 'save' ? { ...rest, typed } : rest.do === 'answer-list' ? { ...rest, picked } : rest;
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
