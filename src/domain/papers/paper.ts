/** A report or a board's paper as it is kept: all its figures and lines as data, which never change afterwards. */
import { z } from 'zod/v4';
import { Instant, PlainDate } from '../kinds.ts';
import { Standing } from '../snapshot.ts';

export const PaperKind = z.enum(['paper', 'half-termly', 'termly', 'yearly']);
export type PaperKind = z.infer<typeof PaperKind>;

/** What a document is made of. Texts are plain: whoever renders them escapes them. */
export const Block = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3)]),
    text: z.string(),
  }),
  z.strictObject({ is: z.literal('text'), text: z.string() }),
  z.strictObject({ is: z.literal('list'), items: z.array(z.string()) }),
  z.strictObject({
    is: z.literal('table'),
    /** What it is called: read out before it, and the name of its sheet. */
    name: z.string(),
    header: z.array(z.string()).min(1),
    rows: z.array(z.array(z.string())),
  }),
]);
export type Block = z.infer<typeof Block>;

export const Paper = z.strictObject({
  plan: z.string(),
  /** Null for the plan as a whole. */
  board: z.string().nullable(),
  kind: PaperKind,
  /** The key of its period; of a board's paper the day of the meeting. */
  period: z.string(),
  at: Instant,
  /** The day in the plan's zone. */
  asAt: PlainDate,
  title: z.string(),
  headline: z.string(),
  /** The main figures. `change` since the figures that it is compared with, null where there are none. */
  figures: z.array(z.strictObject({ label: z.string(), value: z.int(), change: z.int().nullable() })),
  /** How each action of the scope stood, by item id: what the next one is compared with. */
  standings: z.record(z.string(), Standing),
  blocks: z.array(Block),
});
export type Paper = z.infer<typeof Paper>;

/** Names a paper for ever. */
export const paperKey = ({
  plan,
  board,
  kind,
  period,
}: Pick<Paper, 'plan' | 'board' | 'kind' | 'period'>): string => `${plan}:${board ?? '-'}:${kind}:${period}`;

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ is: 'heading', level, text });
export const text = (words: string): Block => ({ is: 'text', text: words });
export const list = (items: readonly string[]): Block => ({ is: 'list', items: [...items] });

/** A section: its heading, and its table or, without rows, the words that there are none. */
export const section = (
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  none: string,
): Block[] =>
  rows.length === 0
    ? [heading(title), text(none)]
    : [
        heading(`${title} (${rows.length})`),
        { is: 'table', name: title, header: [...header], rows: rows.map((row) => [...row]) },
      ];
