/** What an action is asked about: a date (or none), and the last word on it. */
import { z } from 'zod/v4';
import { Instant, OwnerKey, PlainDate } from './plan.ts';

export const Status = z.enum([
  'not-started',
  'in-progress',
  'on-track',
  'at-risk',
  'off-track',
  'complete',
  'withdrawn',
]);
export type Status = z.infer<typeof Status>;

export const Evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('link'),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    /** When the message that it leads to was sent, where it is one. */
    at: Instant.optional(),
  }),
  z.strictObject({ kind: z.literal('location'), what: z.string().min(1).max(500) }),
  /** A file that Waymark keeps: the id of its document in the store, and the name that it was sent under. */
  z.strictObject({ kind: z.literal('file'), file: z.string(), name: z.string().min(1).max(200) }),
]);
export type Evidence = z.infer<typeof Evidence>;

/** Who is to have an action instead, as its owner put it; nothing of the plan is changed by it. */
export const HandOver = z.strictObject({
  name: z.string().min(1).max(200).nullable(),
  from: PlainDate.nullable(),
});
export type HandOver = z.infer<typeof HandOver>;

/** A completion that waits for a lead, and what the lead said; separate from the status. */
export const SignOff = z.strictObject({
  state: z.enum(['awaiting', 'accepted', 'returned']),
  by: z.string(),
  at: Instant,
  /** Why it was returned. */
  reason: z.string().max(2000).nullable(),
});
export type SignOff = z.infer<typeof SignOff>;

export const Milestone = z.strictObject({
  id: z.string(),
  plan: z.string(),
  item: z.string(),
  /** Which occurrence this is, where an action has several; null where it has one. */
  label: z.string().nullable(),
  /**
   * `delivery`: the date of an action that is done once. `occurrence`: one time of a recurrence. `check-in`: of what
   * goes on; when it is answered, the date moves on to the next check-in.
   */
  kind: z.enum(['delivery', 'occurrence', 'check-in']).default('delivery'),
  /** The stable key of an occurrence (`2026-27/autumn-1`); null for the other kinds. */
  occurrence: z.string().nullable().default(null),
  /** The first day of its window or occurrence: before it, rounds do not ask. */
  start: PlainDate.nullable().default(null),
  /** The accountable owner of the item, repeated here so that one query finds a person's milestones. */
  owner: OwnerKey.nullable(),
  firstDue: PlainDate.nullable(),
  /** The agreed date: moves only when a lead accepts. Null is "no date set". */
  due: PlainDate.nullable(),
  /** The owner's expected date, where it differs. */
  forecast: PlainDate.nullable(),
  status: Status,
  percent: z.int().min(0).max(100).nullable(),
  reason: z.string().nullable(),
  /** It waits for somebody or something else; so it stays until a status is said without that. */
  blocked: z.boolean().default(false),
  evidence: z.strictObject({ count: z.int().positive(), latest: Evidence }).nullable(),
  /** It was completed without evidence: what supports it was given before, and nobody has said that it shows this. */
  unproven: z.literal(true).optional(),
  lastUpdate: z.strictObject({ id: z.string(), at: Instant, by: z.string() }).nullable(),
  completedOn: PlainDate.nullable(),
  /** Null where the plan wants none, or nothing was completed. */
  signOff: SignOff.nullable().default(null),
  /** Already past when the plan went live: listed once, never reminded. */
  inherited: z.boolean(),
  /** False once complete or withdrawn. */
  open: z.boolean(),
  /** The status of what people had spoken of when the plan left it out: what it has again once the plan names it again. */
  left: Status.optional(),
  /** Its owner asked not to be asked before that day; completing it, or another day, ends it. Overdue goes on counting. */
  snoozedUntil: PlainDate.nullable().default(null),
  /** Whom its owner wants to have it; until it has another owner it stays with the one that it has. */
  handOver: HandOver.nullable().default(null),
  /** The last day on which a card asked about it. */
  askedOn: PlainDate.nullable(),
  /** The first of the days on which cards asked about it without an answer; absent in older records. */
  askedFrom: PlainDate.optional(),
  /** The next day on which it is to be asked about; null when nothing is planned. */
  askOn: PlainDate.nullable(),
  /** The day on which it came to an owner who had not had it before; absent while it has the first. */
  ownedFrom: PlainDate.optional(),
  /** The last day on which more time was asked for, with a reason: its owner has answered, and not said how it goes. */
  answeredOn: PlainDate.optional(),
  /** Who chased its owner last, and when; over once there is a later word. */
  chase: z.strictObject({ by: z.string(), at: Instant }).optional(),
  /** The day of the last card that said when its lead is told of silence, and the day that it named. */
  warned: z.strictObject({ on: PlainDate, by: PlainDate }).optional(),
});
export type Milestone = z.infer<typeof Milestone>;

export const isOpen = (status: Status): boolean => status !== 'complete' && status !== 'withdrawn';

/**
 * Overdue is derived, never stored: open, past the agreed date, and not inherited. A check-in of nobody's is not:
 * its date is no promise of the plan's, and nobody could be asked.
 */
export const isOverdue = (milestone: Milestone, today: PlainDate): boolean =>
  milestone.open &&
  !milestone.inherited &&
  milestone.due !== null &&
  milestone.due < today &&
  (milestone.kind !== 'check-in' || milestone.owner !== null);

/** Statuses that an owner can give; withdrawing is a lead's decision. */
export const OwnerStatus = Status.exclude(['withdrawn', 'in-progress']);
export type OwnerStatus = z.infer<typeof OwnerStatus>;
