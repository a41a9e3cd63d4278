/** What others did to somebody and they have not been told: found when the message is made, with the names that it says. */
import { moment } from '../../cards/format.ts';
import { doneWords, together } from '../../cards/requests/done-words.ts';
import type { ShownDone } from '../../cards/requests/outcome.ts';
import { clip } from '../../cards/text.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import type { DoneTo } from '../../domain/told/done-to.ts';
import { doneLately } from '../../store/done-to.ts';
import { docId } from '../../store/ids.ts';
import { toldTo } from '../../store/told.ts';
import { outcomesOf } from '../../store/untold.ts';
import type { Clockwork } from '../clockwork.ts';

export async function doneUntold(work: Clockwork, tenant: string, person: string): Promise<DoneTo[]> {
  const now = work.asOf.now();
  const told = await toldTo(work.store, tenant, outcomesOf(person), localDate(now, HOME_ZONE));
  const lately = await doneLately(work, tenant, now);
  return lately.filter((one) => one.person === person && !told.has(one.matter));
}

/** One sentence each, several of one kind together. */
export async function shownDone(
  work: Clockwork,
  tenant: string,
  person: Person,
  done: readonly DoneTo[],
): Promise<ShownDone[]> {
  const heads = await work.records.heads(tenant);
  const ids = [...new Set(done.flatMap((one) => ('item' in one ? one.item : [])))];
  const items = await Promise.all(ids.map((id) => work.store.get(tenant, 'item', docId('item', id))));
  const refs = new Map(items.flatMap((one) => (one ? [[one.doc.body.id, clip(one.doc.body.ref, 30)]] : [])));
  const posts = new Map(heads.flatMap((plan) => plan.posts.map(({ id, title }) => [id, title] as const)));
  const people = await work.records.names(tenant, done.flatMap(peopleIn));
  const zone = person.zone ?? HOME_ZONE;
  const today = localDate(work.asOf.now(), zone);
  return [...Map.groupBy(done, together).values()].map((all) => {
    const last = all.at(-1);
    const who = last?.by ? (people.get(last.by) ?? 'somebody') : 'A strategy officer';
    return {
      words: doneWords(all, { refs, posts, people }, today),
      by: last ? `${clip(who, 60)}, ${moment(last.at, zone)}` : who,
    };
  });
}

const peopleIn = (one: DoneTo): string[] => [
  ...(one.by === null ? [] : [one.by]),
  ...[keyOf(one)].flatMap((key) => (key?.startsWith('person:') ? key.slice('person:'.length) : [])),
  ...('cover' in one && one.cover !== null ? [one.cover] : []),
];

const keyOf = (one: DoneTo): string | null => ('to' in one ? one.to : 'of' in one ? one.of : null);
