/** Fills a card's template with its data. The only place that knows the template engine. */
import { GlobalSettings, Template } from 'adaptivecards-templating';
import { z } from 'zod/v4';

const CardJson = z.looseObject({ type: z.literal('AdaptiveCard'), version: z.literal('1.5') });
export type CardJson = z.infer<typeof CardJson>;

/** A card with the line that a notification shows: a `Message` of `app/message.ts`. */
export type CardMessage = { summary: string; card: CardJson };

// The engine leaves `${field}` standing in the card when the data lacks the field, and tells only this hook.
const unbound: string[] = [];
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  unbound.push(path);
  return undefined;
};

/**
 * Compiles a template once; the function that comes back fills it. Data is inserted as it is and never
 * parsed as template.
 * @throws Error when the data lacks a field that the template names: a defect of the card.
 */
export function compile(template: object): (data: Record<string, unknown>) => CardJson {
  // With the first card of its kind: all of them at once would take longer than the rest of the start.
  let compiled: Template | undefined;
  return (data) => {
    compiled ??= new Template(template);
    unbound.length = 0;
    const filled: unknown = compiled.expand({ $root: data });
    if (unbound.length > 0) throw new Error(`the card's data lacks ${unbound.join(', ')}`);
    return CardJson.parse(filled);
  };
}

/** A rule of ours, in bytes of UTF-16 JSON; Teams refuses cards at some four times that. */
export const CARD_LIMIT = 25_000;

export const cardBytes = (card: CardJson): number => JSON.stringify(card).length * 2;

/** The card with as many rows as stay within the limit: `most` at most, one at least. */
export function fitting<M extends CardMessage>(
  most: number,
  make: (rows: number) => M,
  limit = CARD_LIMIT,
): M {
  const message = make(most);
  return most > 1 && cardBytes(message.card) > limit ? fitting(most - 1, make, limit) : message;
}
