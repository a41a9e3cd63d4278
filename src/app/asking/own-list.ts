/** "mine": the speaker's open actions as a card that takes answers. */
import { reminderCard } from '../../cards/reminder.ts';
import type { Answered } from '../../domain/answer.ts';
import type { Book } from '../../domain/book.ts';
import { eachAction, worstFirst } from '../../domain/line.ts';
import { cardFor } from '../../domain/reminders.ts';
import { whoseLines } from '../away/whose-lines.ts';
import type { App } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { shownLine } from '../conversation/lines.ts';
import { ownLines, ownOf } from '../conversation/own-lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';

/** Undefined when none is open. `fault` is what kept it from being saved. */
export async function ownList(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { rows, asAt }: Answered,
  { plan }: Book,
  fault?: string,
): Promise<Message | undefined> {
  // A cross-reference is answered at its target, by whoever owns that.
  const own = rows.filter((line) => line.chasedAt === null);
  const open = worstFirst(own.filter((line) => line.open));
  if (open.length === 0) return undefined;
  const complete = eachAction(own.filter((line) => line.status === 'complete')).length;
  const dates = (await ownLines(app, origin, speaker, (line) => line.open)).filter(
    (line) => line.plan === plan.id,
  );
  const plans = [{ id: plan.id, title: plan.title }];
  const { listed, ...message } = reminderCard({
    lines: open,
    plans,
    today: asAt,
    zone: zoneOf(speaker.person, plan.timezone),
    notes: await whoseLines(app, origin.tenant, speaker, plan, open, asAt),
    own: {
      mine: eachAction(ownOf(open, speaker)).length,
      needNow: eachAction(cardFor(dates, plan, asAt)).length,
      complete,
    },
    ...(fault !== undefined && { fault }),
  });
  await reframe(app, origin, speaker.person.id, { inHand: listed.map(shownLine) });
  return message;
}
