/** What somebody asks about boards: their posts, what is restricted, elections, a board's channel. */
import { z } from 'zod/v4';
import { BeforeElections, PlainDate } from '../../domain/kinds.ts';
import { ReportKind } from '../../domain/papers/periods.ts';

/** The board's name as it was said; null where there may be one alone. */
const Board = z.string().max(200).nullable();
const Words = z.string().min(1).max(2000);

export const BoardErrand = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('preview'), board: Board }),
  /** `on` are the days that the post was said to be of; `weekday`: the next day of that name. */
  z.strictObject({
    is: z.literal('hold'),
    board: Board,
    reason: Words.nullable(),
    on: z.strictObject({ from: PlainDate, to: PlainDate, weekday: z.boolean() }).nullable().default(null),
  }),
  z.strictObject({ is: z.literal('release'), board: Board }),
  /** Which posts are held. */
  z.strictObject({ is: z.literal('held') }),
  /** "For the board: ... (3.3b)"; `asks` a decision of it. */
  z.strictObject({ is: z.literal('line'), item: z.string(), text: Words, asks: z.boolean() }),
  z.strictObject({ is: z.literal('restrict'), items: z.array(z.string()).min(1).max(20), on: z.boolean() }),
  /** A pre-election period; null takes back those to come. */
  z.strictObject({
    is: z.literal('elections'),
    span: z.strictObject({ from: PlainDate, to: PlainDate }).nullable(),
  }),
  z.strictObject({ is: z.literal('before-elections'), how: BeforeElections, board: Board }),
  /** A report that the board gets by itself after each of its periods, or no longer. */
  z.strictObject({ is: z.literal('reports'), kind: ReportKind, on: z.boolean(), board: Board }),
  /** Said in the board's channel. */
  z.strictObject({ is: z.literal('set-up') }),
]);
export type BoardErrand = z.infer<typeof BoardErrand>;
