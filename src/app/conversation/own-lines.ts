/** What somebody answers for, over all the plans that they may see: for what is asked of the whole of it. */
import { eachAction, type Line, lineOf, worstFirst } from '../../domain/line.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { visible } from '../asking/visible.ts';
import { ownKeys } from '../away/presence.ts';
import { type App, momentIn } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** Worst first; `counts` is given the plan's own today. */
export async function ownLines(
  app: App,
  origin: Origin,
  speaker: Speaker,
  counts: (line: Line, today: PlainDate) => boolean,
): Promise<Line[]> {
  const plans = await visible(app, origin, speaker);
  const lines = await Promise.all(
    plans.map(async ({ book, actor }) => {
      const { today } = momentIn(app, book.plan.timezone);
      const keys = await ownKeys(app, origin.tenant, speaker, book.plan, actor.holds, today);
      const own = await app.records.milestones(origin.tenant, [{ field: 'owner', is: 'in', to: keys }]);
      return own
        .filter(({ plan, item }) => plan === book.plan.id && book.byId.has(item))
        .map((milestone) => lineOf(book, milestone, today))
        .filter((line) => counts(line, today));
    }),
  );
  return worstFirst(lines.flat());
}

/**
 * Their open actions, one line each, the most urgent of it: what "9 open actions of yours" counts wherever it is said.
 * `others` are those that they answer for in somebody's place.
 */
export async function openActions(
  app: App,
  origin: Origin,
  speaker: Speaker,
): Promise<{ mine: Line[]; others: Line[] }> {
  const all = eachAction(await ownLines(app, origin, speaker, ({ open }) => open));
  const mine = ownOf(all, speaker);
  return { mine, others: all.filter((line) => !mine.includes(line)) };
}

/** Those that the speaker holds. */
export const ownOf = (lines: readonly Line[], { person }: Speaker): Line[] =>
  lines.filter(({ owner }) => owner?.person === person.id);
