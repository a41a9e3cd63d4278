/**
 * "Accept 3.1a's date": a lead's word that the date an owner expects is the agreed one. Where somebody asks for it, it
 * decides their request; else it is read as a setting, and shown first.
 */
import { longDay } from '../../cards/format.ts';
import type { Book } from '../../domain/book.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { acceptsDate } from '../../understanding/answers/accept-date.ts';
import type { Context, Reading } from '../../understanding/intent.ts';
import type { Lexicon } from '../../understanding/plan-words/lexicon.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import type { App } from '../context.ts';
import { meant } from '../conversation/meant.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { timeAskedFor } from '../requests/time-asked.ts';

/** Undefined where nothing is accepted, or by somebody whose word it is not. */
export async function accepting(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
  lexicon: Lexicon,
  context: Context,
  plans: readonly { book: Book; actor: Actor }[],
): Promise<Reading | undefined> {
  if (!acceptsDate(text)) return undefined;
  const { refs } = namedItems(text, lexicon, context);
  const about = refs.length > 0 ? refs : context.inHand.length === 1 ? context.inHand : [];
  if (about.length !== 1) return undefined;
  const lines = (await meant(app, origin, speaker, about, 'details')).flat().map(({ line }) => line);
  const theirs = lines.filter((line) =>
    plans.some(({ book, actor }) => {
      const item = book.byRef.get(line.ref);
      return book.plan.id === line.plan && item !== undefined && may(actor, 'set-date', book, item);
    }),
  );
  if (theirs.length === 0) return undefined;
  const [line, ...others] = theirs.filter(
    (one) => one.open && one.forecast !== null && one.forecast !== one.due,
  );
  if (line && others.length === 0 && (await timeAskedFor(app, origin.tenant, line.milestone)))
    return {
      kind: 'errand',
      plan: line.plan,
      errand: { do: 'decide', verdict: 'accept', of: 'more-time', ref: line.ref, reason: null },
    };
  if (line && others.length === 0 && line.forecast !== null)
    return {
      kind: 'set-up',
      plan: line.plan,
      request: { do: 'date', items: [line.ref], due: line.forecast, of: line.milestone },
    };
  const says = line
    ? `${about.join()} stands in several plans. Say, for example, "set ${line.ref} due ${longDay(line.forecast ?? context.today).slice(4)}".`
    : `Nothing was changed: nobody has given another date for ${about.join()}. To set one, say, for example, "set ${about[0]} due 12 February 2027".`;
  return { kind: 'unclear', nearest: [], says };
}
