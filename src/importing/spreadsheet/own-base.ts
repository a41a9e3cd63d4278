/** The hidden sheet of a workbook that Waymark wrote: what the workbook is, and what it held then, as text in pieces. */
import { z } from 'zod/v4';
import { PlainDate } from '../../domain/kinds.ts';
import type { Sheet } from './grid.ts';
import { BASE } from './own-layout.ts';
import { Refusal, THE_FILE } from './refusal.ts';
import { SetUp } from './set-up.ts';

const SetUpBase = z.strictObject({
  kind: z.literal('set-up'),
  plan: z.string(),
  /** The names of the plan's bodies. */
  bodies: z.array(z.string()),
  setUp: SetUp,
});
const UpdateBase = z.strictObject({
  kind: z.literal('update-sheet'),
  plan: z.string(),
  /** For whom the sheet was made: a body, a post's title. */
  body: z.string(),
  rows: z.array(
    z.strictObject({
      milestone: z.string(),
      seen: z.string().nullable(),
      ref: z.string(),
      due: PlainDate.nullable(),
    }),
  ),
});
export type UpdateBase = z.infer<typeof UpdateBase>;
const Base = z.discriminatedUnion('kind', [SetUpBase, UpdateBase]);
export type Base = z.infer<typeof Base>;

const MARK = 'waymark:1';
/** Well below what a cell holds. */
const PIECE = 28_000;

/** The cells of the hidden sheet, one below the other. None of them begins with a sign that a formula begins with. */
export function baseCells(base: Base): string[] {
  const text = JSON.stringify(base).replace(/[^\x20-\x5e\x60-\x7e]/g, escaped);
  const pieces = Math.ceil(text.length / PIECE);
  return [
    MARK,
    ...Array.from(
      { length: pieces },
      (_, index) => `${index + 1}|${text.slice(index * PIECE, (index + 1) * PIECE)}`,
    ),
  ];
}

/** Beyond plain letters everything is spelt out, so that no program that saves the workbook can change it. */
const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What a workbook of ours held, null when it is none of ours. Throws a refusal when the sheet was damaged. */
export function baseIn(sheets: readonly Sheet[]): Base | null {
  const sheet = sheets.find(({ name }) => name === BASE);
  const cells = sheet?.rows.map(({ cells: [first] }) => first?.text ?? '') ?? [];
  if (cells[0] !== MARK) return null;
  const pieces = cells.slice(1).map((cell) => /^(\d+)\|([\s\S]*)$/.exec(cell));
  const whole = pieces.every((piece, index) => piece !== null && Number(piece[1]) === index + 1);
  const text = pieces.map((piece) => piece?.[2] ?? '').join('');
  const base = whole ? Base.safeParse(parsed(text)) : null;
  if (base?.success) return base.data;
  throw new Refusal(
    THE_FILE,
    'has lost the hidden sheet by which Waymark knows what was changed; export the workbook again and copy your entries into it',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
