/** What the buttons of a lead's note, of a chase and of the cards behind them send. */
import { z } from 'zod/v4';
import { PlainDate } from '../../domain/plan.ts';
import { Id, Inputs, Packed } from '../shown.ts';

const Section = z.enum([
  'silent',
  'late-green',
  'late-forecast',
  'slipped',
  'unevidenced',
  'no-date',
  'no-owner',
  'handed-over',
  'unreachable',
]);

/** Which note the section is of: see `domain/lead/lead-note`. */
const Scope = z.enum(['own', 'unled', 'plan', 'asked']).default('asked');

/** What the form that mends a section sets. */
export const Mends = z.enum(['date', 'owner']);
export type Mends = z.infer<typeof Mends>;

export const leadSubmits = [
  /** "Show all": a section of the sender's own note. `paged` turns the page of a list that stands already. */
  z.strictObject({
    do: z.literal('lead-section'),
    section: Section,
    scope: Scope,
    offset: z.int().min(0).max(100_000),
    paged: z.boolean().default(false),
  }),
  /** "Chase these": all that the section holds when it is pressed; shown first. */
  z.strictObject({ do: z.literal('lead-chase'), section: Section, scope: Scope }),
  /** "Send now" under a chase that was shown. */
  z.strictObject({ do: z.literal('chase-now'), proposal: Id }),
  /** "Set dates", "Set owners": a form of the first of the section. */
  z.strictObject({ do: z.literal('mend-form'), plan: Id, what: Mends }),
  /** That form: the texts of its inputs by the ids of its items. */
  z.strictObject({
    do: z.literal('save-mend'),
    plan: Id,
    what: Mends,
    rows: z.array(Id).max(10),
    inputs: Inputs,
  }),
  /** The date that is expected becomes the agreed one, if it is still the one that was shown. */
  z.strictObject({ do: z.literal('accept-date'), shown: Packed, expected: PlainDate }),
  /** The agreed date stands, although its owner expects another. */
  z.strictObject({ do: z.literal('keep-date'), shown: Packed, expected: PlainDate }),
] as const;
