/** What the buttons of an owner's line send, and those of whoever decides what an owner asks for. */
import { z } from 'zod/v4';
import { Id, Inputs } from './shown.ts';

/** `of` is a milestone, `request` a request; both are found again in the record. */
export const requestsSubmits = [
  /** "More" beside a line: what else can be done about it. */
  z.strictObject({ do: z.literal('more'), of: Id }),
  z.strictObject({ do: z.literal('more-time'), of: Id }),
  /** "Not mine", "Remind me later": the small form that asks for what is missing. */
  z.strictObject({ do: z.literal('open-wish'), of: Id, wish: z.enum(['hand-over', 'later']) }),
  z.strictObject({
    do: z.literal('ask-more-time'),
    of: Id,
    seen: Id.nullable().default(null),
    inputs: Inputs,
  }),
  z.strictObject({
    do: z.literal('ask-hand-over'),
    of: Id,
    seen: Id.nullable().default(null),
    inputs: Inputs,
  }),
  z.strictObject({ do: z.literal('ask-later'), of: Id, seen: Id.nullable().default(null), inputs: Inputs }),
  /** All that waits for whoever presses it. */
  z.strictObject({ do: z.literal('show-requests') }),
  z.strictObject({ do: z.literal('accept-request'), request: Id }),
  /** "Another date", "Decline", "Return": the form, and what was typed into it. */
  z.strictObject({ do: z.literal('open-decision'), request: Id, as: z.enum(['another-date', 'decline']) }),
  z.strictObject({
    do: z.literal('save-decision'),
    request: Id,
    as: z.enum(['another-date', 'decline']),
    inputs: Inputs,
  }),
  z.strictObject({ do: z.literal('withdraw-request'), request: Id }),
] as const;
