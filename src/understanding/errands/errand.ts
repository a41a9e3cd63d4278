/** What somebody may ask of Waymark that is neither a question, nor an update, nor a setting of the plan. */
import { z } from 'zod/v4';
import { PlainDate } from '../../domain/kinds.ts';
import { PaperKind } from '../../domain/papers/paper.ts';
import { Question } from '../../domain/question.ts';
import { RequestKind } from '../../domain/request.ts';
import { Named } from '../../domain/set-up.ts';

/** A board's body, as it was called. */
const Body = z.string().min(1).max(120);

import { BoardErrand } from './board-errand.ts';

/** Each is carried out by the turn of the same name in `app/errands/`. */
export const Errand = z.discriminatedUnion('do', [
  /** Of a board's posts, of what is restricted, of elections. */
  z.strictObject({ do: z.literal('board'), what: BoardErrand }),
  /** Every card as numbered text, or as a card again. */
  z.strictObject({ do: z.literal('plain-text'), on: z.boolean() }),
  /** A decision on what somebody asks for; `of` and the reason are null where they were not said. */
  z.strictObject({
    do: z.literal('decide'),
    verdict: z.enum(['accept', 'decline']),
    of: RequestKind.nullable(),
    ref: z.string(),
    reason: z.string().max(1000).nullable(),
  }),
  /** What waits for the speaker's decision. */
  z.strictObject({ do: z.literal('requests') }),
  /** What became of what the speaker asked for: about this action, or of all that they asked for lately. */
  z.strictObject({ do: z.literal('own-requests'), ref: z.string().nullable() }),
  /** All that is theirs, what they wait for and what waits for them. */
  z.strictObject({ do: z.literal('round-up') }),
  /** A file: of an answer (of what was asked last where there is no question), or of the whole plan. */
  z.strictObject({
    do: z.literal('export'),
    of: z.enum(['answer', 'plan']),
    question: Question.nullable(),
    link: z.boolean(),
  }),
  /** What was offered last as a link. */
  z.strictObject({ do: z.literal('as-link') }),
  /** A reading of a measure: measure `place` of an item (null: of the plan as a whole), or one by its words. */
  z.strictObject({
    do: z.literal('reading'),
    ref: z.string().nullable(),
    place: z.int().min(1).max(99).nullable(),
    words: z.string().max(200).nullable(),
    value: z.string().min(1).max(1000),
    /** Null where it was not said. */
    period: z.string().max(100).nullable(),
    source: z.string().max(300).nullable(),
    provisional: z.boolean().nullable(),
  }),
  /** The measures that lack a reading, below these refs or everywhere; `mine`: those that are asked of the speaker. */
  z.strictObject({ do: z.literal('readings-wanted'), refs: z.array(z.string()).max(10), mine: z.boolean() }),
  /** Asks owners for an update: of these refs or of all that the speaker leads; `who` is a name, `state` how it stands. */
  z.strictObject({
    do: z.literal('chase'),
    who: z.string().max(200).nullable(),
    state: z.enum(['silent', 'overdue']).nullable(),
    refs: z.array(z.string()).max(50),
    /** At once, not with the next card. */
    now: z.boolean(),
  }),
  /** Whom no message reaches, below these refs or everywhere. */
  z.strictObject({ do: z.literal('reach'), refs: z.array(z.string()).max(50) }),
  /** The lead's note, whenever it is wanted. */
  z.strictObject({ do: z.literal('lead-note'), whole: z.boolean().optional() }),
  /** A report or a paper, made for a body; null where none was named. */
  z.strictObject({ do: z.literal('report'), kind: PaperKind, body: Body.nullable() }),
  /** A report for somebody, without its kind; null where nobody was named. */
  z.strictObject({ do: z.literal('which-report'), body: Body.nullable() }),
  /** What a board has to decide. */
  z.strictObject({ do: z.literal('board-needs') }),
  /** What changed after the papers of a board were frozen. */
  z.strictObject({ do: z.literal('since-papers'), body: Body.nullable() }),
  /** What a board decided; `day` is that of its meeting, null where it was not said. */
  z.strictObject({
    do: z.literal('decision'),
    body: Body,
    day: PlainDate.nullable(),
    text: z.string().min(1).max(2000),
  }),
  /** The decision that was recorded last becomes an action. */
  z.strictObject({
    do: z.literal('decision-action'),
    under: z.string().max(40),
    to: Named.nullable(),
    due: PlainDate.nullable(),
  }),
  /** The decision that was recorded last is taken back: of that board, or of any. */
  z.strictObject({ do: z.literal('decision-back'), body: Body.nullable() }),
  z.strictObject({ do: z.literal('decisions'), body: Body }),
  /** When a board meets. */
  z.strictObject({ do: z.literal('meetings'), body: Body.nullable() }),
  /** A date of a board's cycle is set; without a body it is that of the board that meets next. */
  z.strictObject({
    do: z.literal('meeting-set'),
    body: Body.nullable(),
    what: z.enum(['meeting', 'cancel', 'dispatch', 'freeze', 'call']),
    day: PlainDate,
  }),
  /** Words are to go: of which action, said on which day, and why; null where it was not said. */
  z.strictObject({
    do: z.literal('redact'),
    ref: z.string().nullable(),
    /** Some of the words themselves, in quotation marks. */
    words: z.string().max(300).optional(),
    day: PlainDate.nullable(),
    because: z.string().max(300).nullable(),
  }),
  /** Redactions that wait for a second officer, or are under way. */
  z.strictObject({ do: z.literal('redactions') }),
  /** Somebody is away; `who` is null for the speaker, a null `from` is today, `until` the last day away, null where it was not said. */
  z.strictObject({
    do: z.literal('leave'),
    who: Named.nullable(),
    from: PlainDate.nullable(),
    until: PlainDate.nullable(),
    cover: Named.nullable(),
  }),
  /** Whether the speaker is away, until when, and who covers for whom. */
  z.strictObject({ do: z.literal('own-leave') }),
  /** Who of others is away; null for everybody. */
  z.strictObject({ do: z.literal('who-is-away'), who: Named.nullable() }),
  /** Somebody goes for good; `who` is null for the speaker, `day` their last, null where it was not said or is past. */
  z.strictObject({ do: z.literal('leaving'), who: Named.nullable(), day: PlainDate.nullable() }),
  /** What Waymark does by itself: what of that comes first on the page; or, alone, when it asks the speaker next. */
  z.strictObject({
    do: z.literal('how-i-work'),
    of: z.enum(['itself', 'often', 'silence', 'readers', 'held', 'stop', 'next']),
  }),
  /** What the speaker asked for is taken back: of this action, of this kind, or whatever it is. */
  z.strictObject({
    do: z.literal('withdraw'),
    ref: z.string().nullable(),
    of: z.enum(['more-time', 'hand-over']).nullable(),
  }),
  /** The speaker was named to cover, and cannot; `who` is a name, null where it was not said. */
  z.strictObject({ do: z.literal('no-cover'), who: z.string().max(100).nullable() }),
  /** They are back; null is the speaker. */
  z.strictObject({ do: z.literal('end-leave'), who: Named.nullable() }),
  /** The card with somebody's quiet days: the speaker's own where nobody is named. */
  z.strictObject({
    do: z.literal('quiet-days'),
    of: Named.nullable(),
    board: z.string().max(200).nullable(),
  }),
]);
export type Errand = z.infer<typeof Errand>;
