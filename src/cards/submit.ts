/** All that a card can send back: one union, parsed at the door. A card's data is the sender's word and is checked again. */
import { z } from 'zod/v4';
import { PlainDate } from '../domain/plan.ts';
import { awaySubmits } from './away/away-submit.ts';
import { boardSubmits } from './boards/board-submit.ts';
import { evidenceSubmits } from './evidence/evidence-submit.ts';
import { exportSubmits } from './export-submit.ts';
import { leadSubmits } from './lead/lead-submit.ts';
import { measuresSubmits } from './measures-submit.ts';
import { noteSubmits } from './note-submit.ts';
import { papersSubmits } from './papers-submit.ts';
import { privacySubmits } from './privacy/privacy-submit.ts';
import { requestsSubmits } from './requests-submit.ts';
import { filled, type Grouped, SET_UP_GROUPS, setUpInputs, setUpSubmits } from './set-up/set-up-submit.ts';
import { PickedStatus } from './short-status.ts';
import { Id, List, Packed, pack, packList } from './shown.ts';

export { Shown } from './shown.ts';

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
const Picked = z.record(Id, PickedStatus).default({});

/** A list that an action was opened from: its question as JSON, and where its page began. */
export const Back = z.strictObject({ question: z.string().max(12_000), offset: z.int().min(0).max(100_000) });
export type Back = z.infer<typeof Back>;

export const Submit = z.discriminatedUnion('do', [
  /** "All on track" on the reminder. A line with a status of its own picked keeps that one. */
  z.strictObject({ do: z.literal('all-on-track'), list: List, picked: Picked }),
  /** The statuses picked on the reminder; `picked` maps a milestone id to one, lines left alone are absent. */
  z.strictObject({
    do: z.literal('answer-list'),
    list: List,
    picked: Picked,
    /** The card lists all that is theirs: "mine". */
    own: z.literal(true).optional(),
  }),
  /** "Update" beside a line, or "Change" on what was recorded (`corrects`). A picked status fills the form. */
  z.strictObject({
    do: z.literal('open-form'),
    shown: Packed,
    corrects: Id.nullable().default(null),
    list: List,
    picked: Picked,
  }),
  /** "Update" beside a line of the reminder: the same form, in as few letters as a card of ten has room for. */
  z.strictObject({ do: z.literal('update'), of: Id, picked: Picked }),
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
  /** A suggested phrase, tapped instead of typed; `plan` is the one that it is said of, where the words do not tell it. */
  z.strictObject({ do: z.literal('say'), text: z.string().min(1).max(300), plan: Id.optional() }),
  /** The next page of an answer, the same of somebody who was chosen, or one thing of it; `back` is what it was opened from. */
  z.strictObject({
    do: z.literal('page'),
    question: z.string().max(12_000),
    offset: z.int().min(0).max(100_000),
    back: Back.nullable().default(null),
  }),
  ...setUpSubmits,
  ...boardSubmits,
  ...awaySubmits,
  ...noteSubmits,
  ...papersSubmits,
  ...measuresSubmits,
  ...evidenceSubmits,
  ...exportSubmits,
  ...leadSubmits,
  ...requestsSubmits,
  ...privacySubmits,
]);
export type Submit = z.infer<typeof Submit>;

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What a button knows of its submission when the card is made: all but what is typed and picked. */
export type Pressed = Without<
  Submit,
  'typed' | 'picked' | 'settled' | 'goLive' | 'choices' | 'answers' | 'inputs'
>;

/** A button's data as it stands in the card; empty lists and nulls are left out, as parsing puts them back. */
export function wire(pressed: Pressed): Record<string, unknown> {
  const data = {
    ...pressed,
    ...('shown' in pressed && { shown: pack(pressed.shown) }),
    ...('list' in pressed && { list: pressed.list.length > 0 ? packList(pressed.list) : null }),
  };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}

/** The reminder's per-line inputs: `status:<milestone id>`. */
export const lineInput = (milestone: string): string => `status:${milestone}`;

/** Names an input of a form whose submission has `inputs`: its text comes under that name. */
export const textInput = (name: string): string => `in:${name}`;

/** What a form of such inputs is sent with: texts by the names of their inputs, judged by whoever takes them. */
const takesInputs = (what: unknown): boolean =>
  Submit.options.some(({ shape }) => shape.do.value === what && 'inputs' in shape);

const FIELDS = Object.keys(Typed.shape);
const PICKS: readonly unknown[] = ['all-on-track', 'answer-list', 'open-form', 'update'];
const GROUPS: ReadonlySet<string> = new Set(['status', 'in', ...SET_UP_GROUPS]);

/**
 * Parses the data of an Action.Execute or Action.Submit: the action's own data with the card's inputs beside it.
 * Inputs of lines that were left alone (empty) are dropped; inputs of another card's are not read.
 */
export function parseSubmit(data: unknown): { ok: true; submit: Submit } | { ok: false; fault: string } {
  const flat = z.record(z.string().max(300), z.json()).safeParse(data);
  if (!flat.success) return { ok: false, fault: 'the card sent no data that can be read' };
  const { groups, typed, goLive, rest } = separate(flat.data);
  const inputs =
    rest.do === 'save'
      ? { typed }
      : PICKS.includes(rest.do)
        ? { picked: filled(groups.status) }
        : takesInputs(rest.do)
          ? { inputs: groups.in ?? {} }
          : setUpInputs(rest.do, groups, goLive);
  const parsed = Submit.safeParse({ ...rest, ...inputs });
  return parsed.success
    ? { ok: true, submit: parsed.data }
    : { ok: false, fault: z.prettifyError(parsed.error) };
}

function separate(data: Record<string, z.core.util.JSONType>) {
  const groups: Record<string, Record<string, unknown>> = {};
  const typed: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    const [group = ''] = name.split(':', 1);
    if (name.length > group.length && GROUPS.has(group)) {
      groups[group] = { ...groups[group], [name.slice(group.length + 1)]: value };
    } else if (FIELDS.includes(name)) typed[name] = value ?? '';
    // That its words are about no child is heard at the door.
    else if (name === 'vouched') continue;
    else if (name !== 'goLive') rest[name] = value;
  }
  const all: Grouped = groups;
  return { groups: all, typed, goLive: data.goLive, rest };
}

/** Whether a text is a date as inputs give it. */
export const asDate = (text: string): PlainDate | null => {
  const parsed = PlainDate.safeParse(text.trim());
  return parsed.success ? parsed.data : null;
};
