/** Tells a lead or an officer that somebody goes for good, with what is theirs as it stands when it is sent. */
import type { Destination } from '../../app/ports.ts';
import { hasNothing, leavingTold, whatIsTheirs } from '../../cards/away/leaving.ts';
import { noticeCard } from '../../cards/notice.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { holdingsOf } from '../../store/holdings.ts';
import { occasionOf } from '../../store/outbox.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';

export async function composeLeaving(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const leaver = (await work.records.person(tenant, leaverOf(row)))?.doc.body;
  if (!leaver) return apart('dropped', 'whoever leaves is no longer known');
  const now = work.asOf.now();
  const holdings = await holdingsOf(work, tenant, leaver.id, now);
  if (hasNothing(holdings)) return apart('dropped', 'nothing of theirs is left to hand on');
  const on = occasionOf(row);
  const said = {
    ...holdings,
    name: leaver.name,
    on: on === SOON ? null : on,
    today: localDate(now, HOME_ZONE),
  };
  const message = noticeCard({
    title: `${leaver.name} is leaving`,
    text: leavingTold(said, isOfficer(person, work.officers)),
    suggestions: [whatIsTheirs(leaver.name)],
  });
  return { kind: 'message', to, message, listed: [], onceSent: async () => [] };
}

/** As the day stands in the key where none was said. */
const SOON = 'now';

/** The last part but one of the row's key. */
const leaverOf = ({ key }: OutboxRow): string => key.split(':').at(-2) ?? '';
