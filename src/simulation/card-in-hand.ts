/** Reads a card as a person does: which buttons it has, and which actions it lists with a status to pick. */
import type { Message } from '../app/message.ts';
import { lineInput, parseSubmit, type Submit } from '../cards/submit.ts';

export type Data = Record<string, unknown>;
export type Pressable = { data: Data; submit: Submit };
export type CardInHand = {
  buttons: Pressable[];
  /** The milestones with a status to pick, and the ref that each is called by. */
  lines: { milestone: string; ref: string }[];
};

const PICKED = lineInput('');

/** Every button that parses, and every status input; none of a plain text. */
export function inHand(message: Message): CardInHand {
  const found: CardInHand = { buttons: [], lines: [] };
  if ('card' in message) walk(message.card, found);
  return found;
}

function walk(part: unknown, found: CardInHand): void {
  if (Array.isArray(part)) for (const one of part) walk(one, found);
  else if (isRecord(part)) {
    if (part.type === 'Action.Execute' && isRecord(part.data)) {
      const parsed = parseSubmit(part.data);
      if (parsed.ok) found.buttons.push({ data: part.data, submit: parsed.submit });
    } else if (typeof part.id === 'string' && part.id.startsWith(PICKED)) {
      const ref = String(part.label).replace(/^Status of /, '');
      found.lines.push({ milestone: part.id.slice(PICKED.length), ref });
    } else for (const value of Object.values(part)) walk(value, found);
  }
}

const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null;

export const pressable = (card: CardInHand, what: Submit['do']): Pressable | undefined =>
  card.buttons.find(({ submit }) => submit.do === what);

/** What an answer says was recorded: each update with its milestone, as its "Change" button names it. */
export function receiptsIn(message: Message): { update: string; milestone: string }[] {
  return inHand(message).buttons.flatMap(({ submit }) =>
    submit.do === 'open-form' && submit.corrects !== null
      ? [{ update: submit.corrects, milestone: submit.shown.milestone }]
      : [],
  );
}
