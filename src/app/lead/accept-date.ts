/** "Accept Thu 3 Dec" in a lead's note: the date that its owner expects becomes the agreed one, if it still is what is expected. */
import { day } from '../../cards/format.ts';
import { noticeCard, type Tap } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import type { Line } from '../../domain/line.ts';
import { may } from '../../domain/permission.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { setsOwnDate } from '../../domain/requests/who-decides.ts';
import type { App } from '../context.ts';
import { type Found, find, shownLine } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { decideRequest } from '../requests/decide.ts';
import { setOwnDate } from '../requests/own-time.ts';
import { timeAskedFor } from '../requests/time-asked.ts';
import { openWish } from '../requests/wish.ts';

const notice = (text: string, suggestions: readonly Tap[] = []): Message => noticeCard({ text, suggestions });

/** Decides the request that asks for the date, where there is one: whoever asked is told. Else it sets the date. */
export async function acceptDate(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { shown, expected }: Extract<Submit, { do: 'accept-date' }>,
): Promise<Message> {
  const found = await find(app, origin, speaker, shown.milestone);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item) return notice('Nothing was changed: that action is no longer in the plan.');
  const { milestone, line, today, actor, book } = found;
  if (!may(actor, 'set-date', book, item))
    return notice('Nothing was changed: the agreed date is for its lead or a strategy officer to decide.');
  if (!milestone.open) return notice(`Nothing was changed: ${line.ref} is not open any more.`);
  if (milestone.due === expected)
    return notice(`Nothing was changed: ${line.ref} is due ${day(expected, today)} already.`);
  if (milestone.forecast !== expected) return movedOn(line, expected, today);
  const asked = await timeAskedFor(app, origin.tenant, milestone.id);
  if (asked?.request.date === expected)
    return decideRequest(app, origin, speaker, asked.request.id, { as: 'accept' });
  // Whoever does not lead what is theirs asks for time, an officer too.
  if (line.owner?.person === speaker.person.id && !setsOwnDate(actor, book, item, today)) {
    const inputs = new Map([
      ['date', expected],
      ...(milestone.reason ? [['reason', milestone.reason] as const] : []),
    ]);
    return openWish(app, origin, speaker, { of: milestone.id, wish: 'more-time' }, inputs);
  }
  return setOwnDate(app, origin, speaker, found, {
    date: expected,
    reason: milestone.reason,
    notes: [whoseDate(found, speaker)],
  });
}

const whoseDate = ({ line }: Found, { person }: Speaker): string =>
  line.owner?.person === person.id
    ? 'You expected this date yourself, and lead the action: it is set with your name.'
    : 'Its owner expected this date, and is told by the next working morning.';

/** A button keeps what was expected when it was made: what is expected since is offered instead. */
function movedOn(line: Line, was: PlainDate, today: PlainDate): Message {
  const { ref, forecast, due } = line;
  const now = forecast !== null && forecast !== due ? forecast : null;
  const stands = due === null ? 'It has no agreed date' : `The agreed date is ${day(due, today)}`;
  if (now === null)
    return notice(
      `Nothing was changed: ${ref} is no longer expected on ${day(was, today)}. ${stands}. Say “status of ${ref}” to see how it stands.`,
    );
  const press = { do: 'accept-date', shown: shownLine(line), expected: now } as const;
  return notice(
    `Nothing was changed: ${ref} is now expected on ${day(now, today)}, no longer on ${day(was, today)}. ${stands}.`,
    [{ label: `Accept ${day(now, today)}`, press }],
  );
}
