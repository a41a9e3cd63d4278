/** Tells a lead what has gone red, as it stands when it is sent: what was put right meanwhile is left out. */
import type { Destination } from '../../app/ports.ts';
import { alertCard } from '../../cards/lead/alert.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { type Line, lineOf } from '../../domain/line.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { isLedBy } from '../../store/lead-facts.ts';
import { presenceAbove } from '../../store/presence.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';

export async function composeAlert(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  person: Person,
  to: Destination,
): Promise<Composed> {
  const now = work.asOf.now();
  const who = { person: person.id, officer: isOfficer(person, work.officers) };
  const heads = new Map((await work.records.heads(tenant)).map((plan) => [plan.id, plan]));
  const found = await Promise.all(row.listed.map((id) => work.records.milestone(tenant, id)));
  const red = found.flatMap((stored) => (stored?.doc.body.status === 'off-track' ? [stored.doc.body] : []));
  const lines: Line[] = [];
  for (const milestone of red) {
    const plan = heads.get(milestone.plan);
    const book = plan && (await work.records.bookAround(tenant, plan, [milestone.item]));
    const action = book?.byId.get(milestone.item);
    if (!book || !action || !milestone.open) continue;
    const today = localDate(now, book.plan.timezone);
    const known = await presenceAbove(work.store, tenant, book, action, today);
    // An officer was written to because no lead was in reach: they are told, whoever is by now.
    if (who.officer || isLedBy(book, action, who, today, known)) lines.push(lineOf(book, milestone, today));
  }
  if (lines.length === 0) return apart('dropped', 'nothing of it is red any more');
  const people = lines.flatMap(({ owner, lastUpdate }) => [owner?.person ?? [], lastUpdate?.by ?? []].flat());
  const names = await work.records.names(tenant, people);
  const zone = heads.get(lines[0]?.plan ?? '')?.timezone ?? HOME_ZONE;
  const message = alertCard({ lines, names, today: localDate(now, zone), zone });
  return {
    kind: 'message',
    to,
    message,
    listed: lines.map(({ milestone }) => milestone),
    onceSent: async () => [],
  };
}
