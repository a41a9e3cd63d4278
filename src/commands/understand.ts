/** `waymark understand`: says how messages read, one a line, against a plan file; nothing is stored. */
import { z } from 'zod/v4';
import { type Book, openBook } from '../domain/book.ts';
import { PlainDate } from '../domain/plan.ts';
import { draftPlan } from '../importing/draft.ts';
import { understandAfter } from '../understanding/conversation.ts';
import { buildLexicon, type Lexicon, refKey } from '../understanding/plan-words/lexicon.ts';
import { CallerFault } from './fault.ts';
import { answerLines } from './input-lines.ts';
import { planFileAt } from './plan-file-at.ts';
import { questionRead } from './question-read.ts';
import { replyRead } from './reply-read.ts';

/** Of a long conversation the last turns decide how a message reads. */
const TURNS = 100;

const Asked = z.object({
  id: z.union([z.string(), z.number()]),
  kind: z.enum(['question', 'reply']),
  planFile: z.string(),
  at: PlainDate,
  /** Who speaks. */
  as: z.string().nullish(),
  text: z.string(),
  /** Earlier turns of this conversation, oldest first. */
  after: z.array(z.string()).nullish(),
  /** The ref that a reply answers, and its agreed date. */
  item: z.string().nullish(),
  due: PlainDate.nullish(),
});
type Asked = z.infer<typeof Asked>;

type Opened = { book: Book; lexicon: Lexicon };

export async function understandCommand(options: { jsonl?: boolean }): Promise<void> {
  if (!options.jsonl)
    throw new CallerFault('Say --jsonl, and give one JSON object a line on standard input.');
  const opened = new Map<string, Promise<Opened>>();
  const open = (file: string): Promise<Opened> => {
    const plan = opened.get(file) ?? opening(file);
    opened.set(file, plan);
    return plan;
  };
  await answerLines(async (line) => {
    const asked = line.replace(/^\uFEFF/, '').trim();
    return asked === '' ? null : JSON.stringify(await answered(asked, open));
  });
}

async function answered(line: string, open: (file: string) => Promise<Opened>): Promise<object> {
  const asked = parsed(line);
  if ('error' in asked) return asked;
  try {
    const plan = await open(asked.planFile);
    return { id: asked.id, ...read(asked, plan) };
  } catch (error) {
    // Whatever is wrong with one line, the rest is answered.
    const why = error instanceof Error ? error.message : String(error);
    return { id: asked.id, error: error instanceof CallerFault ? why : `This cannot be read (${why}).` };
  }
}

function parsed(line: string): Asked | { id?: Asked['id']; error: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: 'This line is no JSON.' };
  }
  const asked = Asked.safeParse(json, { reportInput: true });
  if (asked.success) return asked.data;
  const id = Asked.pick({ id: true }).safeParse(json);
  return { ...(id.success && { id: id.data.id }), error: asked.error.issues.map(faultOf).join('; ') };
}

const faultOf = ({ path, message, input }: z.core.$ZodIssue): string => {
  if (path.length === 0) return 'This line is no JSON object.';
  return input === undefined ? `${path.join('.')} is missing.` : `${path.join('.')}: ${message}.`;
};

async function opening(name: string): Promise<Opened> {
  const file = await planFileAt(name);
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return String(ids);
  };
  const { plan, items } = draftPlan(file, {
    goLive: file.goLive ?? file.period?.start ?? '2020-01-01',
    newId,
  });
  const book = openBook(plan, items);
  return { book, lexicon: buildLexicon([book]) };
}

function read(asked: Asked, { book, lexicon }: Opened): object {
  const item = asked.item ? refOf(asked.item, lexicon) : null;
  const reading = understandAfter((asked.after ?? []).slice(-TURNS), asked.text, lexicon, {
    today: asked.at,
    inHand: item === null ? [] : [item],
    due: asked.due ?? null,
    officer: false,
  });
  return asked.kind === 'question' ? questionRead(reading, book) : replyRead(reading, item);
}

/** As the plan writes it, in whatever spelling it came. */
const refOf = (item: string, { refs }: Lexicon): string => refs.get(refKey(item))?.[0]?.ref ?? item;
