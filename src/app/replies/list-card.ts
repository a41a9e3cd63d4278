/** The list that a form, a receipt or a card came from, with what is still open on it. */
import { noticeCard } from '../../cards/notice.ts';
import { reminderCard } from '../../cards/reminder.ts';
import type { Shown } from '../../cards/submit.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { worstFirst } from '../../domain/line.ts';
import { whoseLines } from '../away/whose-lines.ts';
import { type App, momentIn } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { findAll, ids, shownNow } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';

/** `left`: some of it was answered. `fault`: what kept it from being saved. */
export async function listCard(
  app: App,
  origin: Origin,
  speaker: Speaker,
  list: readonly Shown[],
  how: { left?: true; fault?: string },
): Promise<Message> {
  const found = (await findAll(app, origin, speaker, ids(list))).filter((one) => one.milestone.open);
  if (found.length === 0)
    return noticeCard({
      text: 'Nothing is left on this list. Say "mine" to see all your actions.',
      suggestions: [],
    });
  await reframe(app, origin, speaker.person.id, { inHand: found.map((one) => shownNow(one.milestone)) });
  const plans = [
    ...new Map(
      found.map(({ book }) => [book.plan.id, { id: book.plan.id, title: book.plan.title }]),
    ).values(),
  ];
  const { today, zone: plan } = momentIn(app, found[0]?.book.plan.timezone ?? HOME_ZONE);
  const zone = zoneOf(speaker.person, plan);
  const lines = worstFirst(found.map((one) => one.line));
  const notes = new Map<string, readonly string[]>();
  for (const { book, line, today: there } of found)
    for (const [id, words] of await whoseLines(app, origin.tenant, speaker, book.plan, [line], there))
      notes.set(id, words);
  const { listed: _, ...message } = reminderCard({ lines, plans, today, zone, notes, ...how });
  return message;
}
