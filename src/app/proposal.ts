/** What waits for a person's word: something inferred, a choice, a setting that was shown, files without a place. */
import { z } from 'zod/v4';
import { Shown } from '../cards/submit.ts';
import { Status } from '../domain/milestone.ts';
import { PlainDate } from '../domain/plan.ts';
import { Setting } from '../domain/set-up.ts';
import { Said } from '../domain/update.ts';
import { AskBack } from '../understanding/intent.ts';

/** Something that waits for the person's word. `said` was said, `implied` was inferred; neither is stored yet. */
export const Proposal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('confirm'),
    id: z.string(),
    at: z.string(),
    shown: Shown,
    implied: Said,
    onBehalf: z.string().nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('choose'),
    id: z.string(),
    at: z.string(),
    options: z.array(Shown),
    said: Said,
    implied: Said,
    unchanged: z.boolean(),
    onBehalf: z.string().nullable().default(null),
    /** What is still missing once it is settled which one is meant. */
    ask: AskBack.nullable().default(null),
  }),
  /** Something that an officer sets for many actions at once. */
  z.strictObject({
    kind: z.literal('set-up'),
    id: z.string(),
    at: z.string(),
    plan: z.string(),
    request: Setting,
    /** A digest of the changes that were shown: the yes is to these and no others. */
    shown: z.string(),
  }),
  /** Somebody is away: none of these is to be asked about before that day. */
  z.strictObject({
    kind: z.literal('away'),
    id: z.string(),
    at: z.string(),
    until: PlainDate,
    list: z.array(Shown),
  }),
  /** One status for several actions, none of which was named. */
  z.strictObject({
    kind: z.literal('several'),
    id: z.string(),
    at: z.string(),
    status: Status,
    list: z.array(Shown),
  }),
  /** Files that somebody sent, and has not said what for; `likely` is what a yes says. */
  z.strictObject({
    kind: z.literal('place'),
    id: z.string(),
    at: z.string(),
    files: z.array(z.string()),
    likely: Shown.nullable(),
  }),
  /** A file that was sent by mistake. */
  z.strictObject({
    kind: z.literal('take-off'),
    id: z.string(),
    at: z.string(),
    file: z.string(),
    name: z.string(),
  }),
  /** A partner's updates, that an officer enters. */
  z.strictObject({
    kind: z.literal('updates'),
    id: z.string(),
    at: z.string(),
    plan: z.string(),
    rows: z.array(
      z.strictObject({ milestone: z.string(), seen: z.string().nullable(), said: Said, saidBy: z.string() }),
    ),
  }),
]);
export type Proposal = z.infer<typeof Proposal>;
