/** A hold keeps what it covers from retention and erasure, while somebody outside has a right to see it. */
import { z } from 'zod/v4';
import { Instant, PlainDate } from '../kinds.ts';
import type { Span } from './concerns.ts';

export const Hold = z.strictObject({
  id: z.string(),
  /** What it is for, as whoever handles the request names it: "FOI 123". */
  reason: z.string().min(1).max(300),
  /** What it covers: each null means all. */
  plan: z.string().nullable(),
  person: z.string().nullable(),
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
  /** The officer, and when. */
  by: z.string(),
  at: Instant,
  lifted: z.strictObject({ by: z.string(), at: Instant, reason: z.string().max(300).nullable() }).nullable(),
});
export type Hold = z.infer<typeof Hold>;

/** Something of the record as a hold sees it: of no plan where that is null, and without days where it has no date. */
export type Held = { plan: string | null; people: readonly string[]; when: readonly Span[] };

/** Whether the hold covers any part of it. What has no date is covered whatever the dates of the hold are. */
export const covers = (hold: Hold, { plan, people, when }: Held): boolean =>
  hold.lifted === null &&
  (hold.plan === null || plan === null || hold.plan === plan) &&
  (hold.person === null || people.includes(hold.person)) &&
  isWithin(when, hold);

/** Whether any of the days is among those; what has no date always is. */
export const isWithin = (
  when: readonly Span[],
  { from, to }: { from: PlainDate | null; to: PlainDate | null },
): boolean =>
  when.length === 0 ||
  when.some((span) => (from === null || span.to >= from) && (to === null || span.from <= to));

/** The first of the holds that covers it. */
export const holdOn = (holds: readonly Hold[], held: Held): Hold | undefined =>
  holds.find((hold) => covers(hold, held));

/** One line for whoever is refused: what holds it, since when, and what ends it. */
export const heldBy = ({ id, reason, at }: Hold): string =>
  `A hold keeps it: “${reason}”, since ${at.slice(0, 10)}. Once that is over, an officer lifts it: waymark hold lift ${id}`;

/** The same for whoever is refused in Teams, and lifts no holds. */
export const keptBy = (what: string, { reason }: Hold): string =>
  `Nothing was changed: a hold keeps ${what} for now, “${reason}”. A strategy officer knows when that is over.`;
