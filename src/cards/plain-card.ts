/** What the numbers and names of cards that were sent as text stand for, as it is kept until they are used. */
import { z } from 'zod/v4';

export const PlainOption = z.strictObject({ title: z.string(), data: z.record(z.string(), z.unknown()) });
export type PlainOption = z.infer<typeof PlainOption>;

export const PlainField = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice', 'toggle']),
  /** Several of the choices may be picked. */
  many: z.boolean(),
  choices: z.array(z.strictObject({ title: z.string(), value: z.string() })),
  /** As the card would send it; of several choices with commas between. */
  value: z.string(),
  /** Sent as it is, and not asked for. */
  hidden: z.boolean(),
});
export type PlainField = z.infer<typeof PlainField>;

export const PlainCard = z.strictObject({ options: z.array(PlainOption), fields: z.array(PlainField) });
export type PlainCard = z.infer<typeof PlainCard>;

/** All that one turn said, numbered through, and what the last numbers that were typed pressed, by turn. */
export const PlainTalk = z.strictObject({
  cards: z.array(PlainCard).max(20),
  pressed: z.array(z.strictObject({ turn: z.string(), data: z.unknown() })).max(10),
});
export type PlainTalk = z.infer<typeof PlainTalk>;

export const nothingSaid: PlainTalk = { cards: [], pressed: [] };

/** The button of a number, with the card that it stands in. */
export function optionOf(
  talk: PlainTalk,
  number: number,
): { card: PlainCard; option: PlainOption } | undefined {
  let before = 0;
  for (const card of talk.cards) {
    const option = card.options[number - before - 1];
    if (option && number > before) return { card, option };
    before += card.options.length;
  }
  return undefined;
}
