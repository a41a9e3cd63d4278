/** The measures that a speaker may read: one by its id, those that want a reading, and how a card lists them. */
import type { Listed } from '../../cards/measures/which-measure.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { measureById, type Placed } from '../../domain/measures/find.ts';
import { standingReadings } from '../../domain/measures/readings.ts';
import { measuresWithoutReading, type Wanted } from '../../domain/measures/wanted.ts';
import { mayReadMeasure } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { visible } from '../asking/visible.ts';
import { ownKeys } from '../away/presence.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

export type Reachable = Placed & { book: Book; actor: Actor };

/** The measure of a plan that the speaker sees; undefined when it is gone, or not theirs to see. */
export async function reachable(
  app: App,
  origin: Origin,
  speaker: Speaker,
  plan: string,
  measure: string,
): Promise<Reachable | undefined> {
  const seen = (await visible(app, origin, speaker)).find(({ book }) => book.plan.id === plan);
  const placed = seen && measureById(seen.book, measure);
  return placed && { ...seen, ...placed };
}

export const mayGive = ({ actor, book, item, measure }: Reachable): boolean =>
  mayReadMeasure(actor, book, item, measure);

/** What wants a reading of the speaker: whatever is theirs by its own owner, or by the lead above. */
export async function wantedOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
): Promise<(Reachable & Pick<Wanted, 'period' | 'since'>)[]> {
  const found = [];
  for (const { book, actor } of await visible(app, origin, speaker)) {
    const today = localDate(app.clock.now(), book.plan.timezone);
    const wanted = measuresWithoutReading(book, today);
    if (wanted.length === 0) continue;
    const keys = await ownKeys(app, origin.tenant, speaker, book.plan, actor.holds, today);
    const theirs = wanted.filter(({ owner }) => owner !== null && keys.includes(owner));
    found.push(...theirs.map((one) => ({ ...one, book, actor })));
  }
  return found;
}

export function listedOf(one: Reachable, wanted: Listed['wanted']): Listed {
  const { book, item, measure } = one;
  return {
    plan: book.plan.id,
    of: item,
    measure,
    latest: standingReadings(measure, book.plan).at(-1)?.reading ?? null,
    mine: mayGive(one),
    wanted,
  };
}
