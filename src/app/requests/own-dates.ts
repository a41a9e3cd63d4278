/** Dates that leads have set of what is their own: what officers are shown of it, since nobody was asked. */
import { day } from '../../cards/format.ts';
import { clip } from '../../cards/text.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { accountable, isAction, personBehind } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { docId } from '../../store/ids.ts';
import type { App } from '../context.ts';

/** Told for so long. */
const LATELY = Temporal.Duration.from({ hours: 24 * 14 });

/** Of each plan the newest: an officer may have set hundreds. */
const MOST_READ = 60;

/** "1.1(a): Sam Sample moved their own date, Fri 18 Dec to Fri 15 Jan 2027, “the post is frozen”"; oldest first. */
export async function ownDatesLately(app: App, tenant: string): Promise<string[]> {
  const now = app.clock.now();
  const today = localDate(now, HOME_ZONE);
  const found: { at: string; words: string }[] = [];
  for (const plan of await app.records.heads(tenant)) {
    const changes = await app.records.changesOf(tenant, {
      plan: plan.id,
      since: stamp(now.subtract(LATELY)),
    });
    const dates = changes
      .filter(({ what, by, proposed }) => what === 'due' && by !== null && proposed === undefined)
      .sort((a, b) => b.at.localeCompare(a.at));
    for (const { item: id, by, at, from, to, reason } of dates.slice(0, MOST_READ)) {
      if (id === null || by === null || to === null) continue;
      const item = (await app.store.get(tenant, 'item', docId('item', id)))?.doc.body;
      const key = item && isAction(item) ? accountable(item) : null;
      if (!item || key === null || personBehind(plan, key, today) !== by) continue;
      const who = (await app.records.person(tenant, by))?.doc.body.name ?? 'somebody who is no longer known';
      const was = from === null ? '' : `${day(from, today)} to `;
      const why = reason === null ? '' : `, “${clip(reason, 100)}”`;
      const words = `${clip(item.ref, 30)}: ${clip(who, 60)} set their own date, ${was}${day(to, today)}${why}`;
      found.push({ at, words });
    }
  }
  return found.sort((a, b) => a.at.localeCompare(b.at)).map(({ words }) => words);
}
