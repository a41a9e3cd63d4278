/** Which milestone somebody means who names an action: what runs now, else what was done last, or what comes next. */
import { type Book, subtree } from '../../domain/book.ts';
import { daysBetween, localDate } from '../../domain/calendar.ts';
import { chasedAt } from '../../domain/cross-reference.ts';
import { type Line, lineOf, worstFirst } from '../../domain/line.ts';
import { may } from '../../domain/permission.ts';
import type { PlainDate, Plan } from '../../domain/plan.ts';
import { isAhead } from '../../domain/standing.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** What the words speak of: how it is going, or something that may be added to what is done. */
export type About = 'status' | 'details';

/** `sure` is false where nobody would say so in so many words: what was said waits for a yes. */
export type Meant = { line: Line; sure: boolean };

/** For each named ref what it may mean: its own line, or those below it that the speaker may update. */
export async function meant(
  app: App,
  origin: Origin,
  speaker: Speaker,
  refs: readonly string[],
  about: About,
): Promise<Meant[][]> {
  const plans = await visible(app, origin, speaker);
  return Promise.all(
    refs.map(async (ref) => {
      const found = await Promise.all(
        plans.map(async ({ book, actor }) => {
          const item = book.byRef.get(ref);
          if (!item) return [];
          // A cross-reference is spoken of at its target; of what lies below, each target speaks for itself.
          const target = chasedAt(item, book.byRef);
          const below = subtree(book, item).filter(
            (one) => one.id === item.id || may(actor, 'update-action', book, one),
          );
          const lines = await linesOf(
            app,
            origin,
            book,
            new Set((target ? [target] : below).map(({ id }) => id)),
            about,
          );
          return lines.map((one) => (target ? { ...one, sure: false } : one));
        }),
      );
      return found.flat();
    }),
  );
}

/** More items than these are read quicker with the whole plan. */
const MOST_ITEMS = 200;

/** One line an item. */
async function linesOf(
  app: App,
  origin: Origin,
  book: Book,
  items: ReadonlySet<string>,
  about: About,
): Promise<Meant[]> {
  const { today } = momentIn(app, book.plan.timezone);
  const few = items.size <= MOST_ITEMS;
  const all = await app.records.milestones(origin.tenant, [
    few ? { field: 'item', is: 'in', to: [...items] } : { field: 'plan', is: 'eq', to: book.plan.id },
  ]);
  const byItem = Map.groupBy(
    all.filter((milestone) => items.has(milestone.item)),
    (milestone) => milestone.item,
  );
  return [...byItem.values()].flatMap((milestones) => {
    const lines = worstFirst(milestones.map((milestone) => lineOf(book, milestone, today)));
    const line = oneOf(lines, about, book.plan, today);
    return line ? asMeant(line, today) : [];
  });
}

export const asMeant = (line: Line, today: PlainDate): Meant => ({ line, sure: !isAhead(line, today) });

/**
 * The earliest that is open and has begun. Between two occurrences it is the last one for as long as its completion is
 * fresh; after that a status is of the next one, and evidence or a reason still of the last.
 */
function oneOf(worst: readonly Line[], about: About, plan: Plan, today: PlainDate): Line | undefined {
  const open = worst.filter((line) => line.open);
  const running = open.find((line) => !isAhead(line, today));
  const done = worst
    .filter((line) => !line.open)
    .sort((a, b) => (a.completedOn ?? '').localeCompare(b.completedOn ?? ''))
    .at(-1);
  if (running) return running;
  const next = open[0];
  return done && (!next || about === 'details' || isFresh(done, plan, today)) ? done : next;
}

function isFresh({ lastUpdate }: Line, { timezone, reminders }: Plan, today: PlainDate): boolean {
  if (lastUpdate === null) return false;
  const said = localDate(Temporal.Instant.from(lastUpdate.at), timezone);
  return daysBetween(said, today) <= reminders.quietDays;
}
