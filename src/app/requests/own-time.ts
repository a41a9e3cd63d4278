/** More time by whoever leads the action: nobody is asked, the date is set, with their name and reason, and it says so. */
import type { Ask } from '../../cards/answer/ask-block.ts';
import { day } from '../../cards/format.ts';
import type { WishForm } from '../../cards/requests/wish-forms.ts';
import { setUpReceiptCard } from '../../cards/set-up/set-up-receipt.ts';
import type { Line } from '../../domain/line.ts';
import { isAction, type PlainDate } from '../../domain/plan.ts';
import { setsOwnDate } from '../../domain/requests/who-decides.ts';
import { changesNothing, editsFor } from '../../domain/set-up-edits.ts';
import type { Said } from '../../domain/update.ts';
import { decidersOf } from '../../store/requests.ts';
import { type App, momentIn } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { type Found, shownLine, shownNow } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commitSetUp } from '../set-up/commit.ts';
import { nothingToDo } from '../set-up/nothing-to-do.ts';
import { orderOf } from '../set-up/order.ts';
import { gone, unfinished } from '../set-up/said.ts';
import { saidOf } from '../set-up/words.ts';
import { asksOf } from './asked-note.ts';
import { closeByDate } from './close-by-date.ts';

/** What the form of more time says of who decides: the same rule as of every request. */
export async function timeOf(
  app: App,
  { tenant }: Origin,
  { book, milestone, actor, today }: Found,
): Promise<NonNullable<WishForm['time']>> {
  const action = book.byId.get(milestone.item);
  if (!action || !isAction(action)) return { asks: '' };
  if (setsOwnDate(actor, book, action, today)) return 'sets';
  const request = { kind: 'more-time', by: actor.person, to: null } as const;
  const deciders = await decidersOf(app, tenant, { request, book, action, today });
  return { asks: deciders.alone ? ALONE_AHEAD : asksOf(deciders, 'to accept it') };
}

const ALONE_AHEAD = 'There is nobody else who can decide, so it waits for you yourself.';

/** A date that whoever leads it expects becomes the agreed one by a tap: nobody else is to accept it. */
export function offersOwnDate({ book, actor, today }: Found, line: Line, said: Said): Ask | null {
  const action = book.byId.get(line.item);
  const later =
    line.due !== null && line.open && typeof said.forecast === 'string' && said.forecast > line.due;
  if (!later || !action || !setsOwnDate(actor, book, action, today) || typeof said.forecast !== 'string')
    return null;
  const press = { do: 'accept-date', shown: shownLine(line), expected: said.forecast } as const;
  return {
    words: 'You lead this, so it is yours to set as the agreed date:',
    suggestions: [{ label: `Set ${day(said.forecast, today)}`, press }],
  };
}

/** Sets the agreed date as its lead's word; what was asked for it is closed by it, and whoever asked is told. */
export async function setOwnDate(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book: { plan }, line, milestone }: Found,
  {
    date,
    reason,
    notes = [NOBODY_ASKED],
  }: { date: PlainDate; reason: string | null; notes?: readonly string[] },
): Promise<Message> {
  const { tenant } = origin;
  const book = await app.records.book(tenant, plan.id);
  if (!book) return gone;
  const found = await orderOf(app, origin, speaker, book, {
    do: 'date',
    items: [line.ref],
    due: date,
    of: milestone.id,
  });
  if (!found.ok) return found.ask;
  const { instant, today, zone } = momentIn(app, plan.timezone);
  const edits = await commitSetUp(
    app,
    origin,
    speaker,
    plan.id,
    [],
    'card',
    (now) => editsFor(found.order, now, today),
    { reason },
  );
  if (!edits) return unfinished;
  if (changesNothing(found.order, edits, book.plan)) return nothingToDo(found.order, book);
  await closeByDate(app, tenant, [milestone.item]);
  await reframe(app, origin, speaker.person.id, { inHand: [shownNow(milestone)] });
  return setUpReceiptCard({
    said: await saidOf(app, tenant, book, found.order, edits, [], found.dated),
    plan: { title: plan.title },
    who: speaker.person.name,
    at: instant,
    zone,
    notes,
  });
}

const NOBODY_ASKED =
  'You lead this, so nobody was asked. It is in its history with your name, and officers see it in their round-up.';
