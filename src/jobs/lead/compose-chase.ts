/** Renders a chase that goes at once: what somebody asks its owner about, and has had no word on since. */
import type { Destination } from '../../app/ports.ts';
import { evidenceAskCard } from '../../cards/lead/evidence-ask.ts';
import { reminderCard } from '../../cards/reminder.ts';
import { EVERYBODY_IN } from '../../domain/away/who-answers.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { type Line, lineOf, worstFirst } from '../../domain/line.ts';
import type { Person } from '../../domain/person.ts';
import type { OutboxRow } from '../../store/documents.ts';
import { askedAbout, type Dated } from '../asked.ts';
import type { Clockwork } from '../clockwork.ts';
import { apart, type Composed } from '../composed.ts';
import { lineNotes } from './line-notes.ts';

export async function composeChase(
  work: Clockwork,
  tenant: string,
  row: OutboxRow,
  _person: Person,
  to: Destination,
): Promise<Composed> {
  const now = work.asOf.now();
  const heads = new Map((await work.records.heads(tenant)).map((plan) => [plan.id, plan]));
  const found = await Promise.all(row.listed.map((id) => work.records.milestone(tenant, id)));
  const asked: { dated: Dated; line: Line }[] = [];
  for (const stored of found) {
    const plan = stored && heads.get(stored.doc.body.plan);
    if (!stored || !plan) continue;
    const { chase, lastUpdate, item } = stored.doc.body;
    if (!chase || (lastUpdate !== null && lastUpdate.at >= chase.at)) continue;
    const today = localDate(now, plan.timezone);
    const book = await work.records.bookAround(tenant, plan, [item]);
    asked.push({ dated: { plan, today, stored }, line: lineOf(book, stored.doc.body, today) });
  }
  const open = asked.filter(({ line }) => line.open);
  const unproven = asked.filter(({ line }) => line.status === 'complete' && line.evidence === null);
  const [first] = open.length > 0 ? open : unproven;
  if (!first) return apart('dropped', 'it has been answered');
  const plans = [...heads.values()].filter(({ id }) => asked.some(({ line }) => line.plan === id));
  const zone = first.dated.plan.timezone ?? HOME_ZONE;
  const { today } = first.dated;
  if (open.length === 0) {
    const by = unproven.flatMap(({ dated }) => dated.stored.doc.body.chase?.by ?? []);
    const names = await work.records.names(tenant, by);
    const message = evidenceAskCard({
      lines: unproven.map(({ line }) => line),
      asker: names.get(by[0] ?? '') ?? 'Your lead',
      today,
    });
    return {
      kind: 'message',
      to,
      message,
      listed: unproven.map(({ line }) => line.milestone),
      onceSent: async () => [],
    };
  }
  const dated = open.map((one) => one.dated);
  const { notes, warned } = await lineNotes(work, tenant, dated);
  const { listed, ...message } = reminderCard({
    lines: worstFirst(open.map(({ line }) => line)),
    plans,
    today,
    zone,
    notes,
  });
  const ids = listed.map(({ milestone }) => milestone);
  const shown = dated.filter(({ stored }) => ids.includes(stored.doc.body.id));
  return {
    kind: 'message',
    to,
    message,
    listed: ids,
    onceSent: () => askedAbout(work.records, tenant, shown, EVERYBODY_IN, warned),
  };
}
