/** What waits for a person's word: something inferred, a choice, a setting that was shown, files without a place. */
import { z } from 'zod/v4';
import { Shown } from '../../cards/submit.ts';
import { Leave } from '../../domain/leave.ts';
import { Evidence, Status } from '../../domain/milestone.ts';
import { Decision } from '../../domain/papers/decision.ts';
import { Board, OwnerKey, PlainDate } from '../../domain/plan.ts';
import { Setting } from '../../domain/set-up.ts';
import { Said } from '../../domain/update.ts';
import { BoardErrand } from '../../understanding/errands/board-errand.ts';
import { AskBack } from '../../understanding/intent.ts';

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
  /** The speaker's last update of a milestone is to stand no more; `meant` is what it was meant of instead. */
  z.strictObject({
    kind: z.literal('put-back'),
    id: z.string(),
    at: z.string(),
    shown: Shown,
    said: Said,
    corrects: z.string().nullable(),
    /** Earlier words of the same utterance, which go with it. */
    also: z.array(z.string()).default([]),
    onBehalf: z.string().nullable(),
    meant: z.strictObject({ shown: Shown, said: Said, onBehalf: z.string().nullable() }).nullable(),
  }),
  /** Several of the speaker's answers are to stand no more; `update` is the last word of each. */
  z.strictObject({
    kind: z.literal('put-all-back'),
    id: z.string(),
    at: z.string(),
    list: z.array(z.strictObject({ shown: Shown, update: z.string(), also: z.array(z.string()) })),
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
  /** Somebody is away, and perhaps somebody covers. */
  z.strictObject({
    kind: z.literal('leave'),
    id: z.string(),
    at: z.string(),
    leave: Leave.pick({ person: true, from: true, until: true, cover: true }),
  }),
  /** The speaker goes for good, and whoever finds a successor is to be told. */
  z.strictObject({
    kind: z.literal('leaving'),
    id: z.string(),
    at: z.string(),
    day: PlainDate.nullable(),
  }),
  /** One status for several actions, none of which was named. */
  z.strictObject({
    kind: z.literal('several'),
    id: z.string(),
    at: z.string(),
    status: Status,
    list: z.array(Shown),
  }),
  /** What was asked of a board's posts, of what is restricted, of elections; `board` is its id. */
  z.strictObject({
    kind: z.literal('board'),
    id: z.string(),
    at: z.string(),
    plan: z.string(),
    board: z.string().nullable(),
    what: BoardErrand,
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
  /** Owners whom a lead wants asked: with their next card, or at once; `evidence` is what is wanted of what is complete. */
  z.strictObject({
    kind: z.literal('chase'),
    id: z.string(),
    at: z.string(),
    list: z.array(Shown),
    now: z.boolean(),
    evidence: z.boolean(),
  }),
  /** The evidence of a completion: `held` is what was said where the plan takes it with evidence alone. */
  z.strictObject({
    kind: z.literal('evidence'),
    id: z.string(),
    at: z.string(),
    shown: Shown,
    earlier: Evidence.nullable(),
    held: Said.nullable(),
    onBehalf: z.string().nullable(),
  }),
  /** A date of a board's cycle: its meetings as they stood when it was shown, and as they are to be. */
  z.strictObject({
    kind: z.literal('meeting'),
    id: z.string(),
    at: z.string(),
    plan: z.string(),
    board: z.string(),
    meeting: PlainDate,
    title: z.string(),
    was: Board.shape.meetings,
    meetings: Board.shape.meetings,
  }),
  /** A board's decision, to be recorded or taken back. */
  z.strictObject({
    kind: z.literal('decision'),
    id: z.string(),
    at: z.string(),
    deed: z.enum(['record', 'take-back']),
    decision: Decision,
  }),
  /** A board's decision that is to become an action below an item. */
  z.strictObject({
    kind: z.literal('decision-action'),
    id: z.string(),
    at: z.string(),
    plan: z.string(),
    decision: z.string(),
    under: z.string(),
    owner: OwnerKey.nullable(),
    due: PlainDate.nullable(),
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
