/** The last steps that the set-up sentences have in common: the plan that is meant, and the questions back. */
import type { SetUp } from '../../domain/set-up.ts';
import type { Clarify, Reading } from '../intent.ts';
import { claimed, marksOf } from '../mark.ts';
import type { Scoped } from './set-up-scope.ts';
import { type Part, partAt, type Wish } from './set-up-sentence.ts';

/** The request for the plan that has what it names; of several the one that was asked about last. */
export function requested({ sight }: Wish, plans: Scoped['plans'], request: SetUp): Reading {
  const last = sight.context.lastQuestion?.plan ?? null;
  const [only, ...others] = plans;
  const plan = last !== null && plans.includes(last) ? last : others.length === 0 ? (only ?? null) : null;
  return { kind: 'set-up', plan, request };
}

export const askBack = (words: string, suggestions: Clarify['suggestions'] = []): Clarify => ({
  kind: 'clarify',
  ask: words,
  items: [],
  suggestions: suggestions.map(({ label, say }) => ({ label: label.slice(0, 80), say: say.slice(0, 300) })),
});

/** The whole text with other words in a part's place. */
export const withInstead = (
  { sight }: Wish,
  { start, end }: Pick<Part, 'start' | 'end'>,
  words: string,
): string => sight.text.slice(0, start) + words + sight.text.slice(end);

const FROM = new RegExp(
  `\\s+(?:from|as\\s+of|as\\s+from|starting|with\\s+effect\\s+from|effective|wef)\\s+(?:on\\s+|the\\s+)?(?<date>${claimed('date')})$`,
  'di',
);

/** A part without the "from 1 January" at its end, and that day; null where it has none. */
export function startingDay(wish: Wish, part: Part): { part: Part; from: string | null } {
  const match = FROM.exec(part.left);
  const date = match?.indices?.groups?.date;
  if (!match || !date) return { part, from: null };
  const start = part.start + date[0];
  const days = marksOf(wish.sight, 'date').find((mark) => mark.start === start)?.days;
  return { part: partAt(wish.sight, part.start, part.start + match.index), from: days?.from ?? null };
}
