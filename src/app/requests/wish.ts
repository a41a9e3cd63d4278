/** An owner's wishes about one action, by card: the small card of what else can be done, its forms, and their saving. */
import { noticeCard } from '../../cards/notice.ts';
import { receiptCard } from '../../cards/receipt.ts';
import { moreCard } from '../../cards/requests/more.ts';
import { type WishForm, wishForm } from '../../cards/requests/wish-forms.ts';
import type { Submit } from '../../cards/submit.ts';
import { addDays, nextWorkingDayOnOrAfter } from '../../domain/calendar.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { decidersOf, openRequests } from '../../store/requests.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { frameOf, reframe } from '../conversation/frame.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { type Found, find, shownNow } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { refusal } from '../refusal.ts';
import { recordUpdate } from '../replies/update-status.ts';
import { takenBackBy } from './ask.ts';
import { askedNotes, namesWithin } from './asked-note.ts';
import { givesAtOnce, nobodyAsked } from './hand-over-notes.ts';
import { setOwnDate, timeOf } from './own-time.ts';
import { readWish, type Wished } from './read-wish.ts';
import { setAlready } from './set-already.ts';

type Inputs = WishForm['inputs'];
type Saved = Extract<Submit, { do: 'ask-more-time' | 'ask-hand-over' | 'ask-later' }>;
const NONE: Inputs = new Map();
const WISH: { readonly [S in Saved['do']]: WishForm['wish'] } = {
  'ask-more-time': 'more-time',
  'ask-hand-over': 'hand-over',
  'ask-later': 'later',
};

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** The milestone, where the speaker may say something of it; else what they are told. */
async function theirs(
  app: App,
  origin: Origin,
  speaker: Speaker,
  of: string,
): Promise<{ found: Found } | { message: Message }> {
  const found = await find(app, origin, speaker, of);
  const item = found?.book.byId.get(found.milestone.item);
  if (!found || !item) return { message: notice(refusal({ code: 'not-found', what: 'that action' }, null)) };
  return may(found.actor, 'update-action', found.book, item)
    ? { found }
    : { message: notice(refusal({ code: 'not-allowed', need: WHO_UPDATES }, found.line)) };
}

export async function showMore(app: App, origin: Origin, speaker: Speaker, of: string): Promise<Message> {
  const one = await theirs(app, origin, speaker, of);
  if ('message' in one) return one.message;
  const { line, today, book } = one.found;
  const list = await listAround(app, origin, speaker, of);
  const asked = await ownRequest(app, origin, speaker, of);
  if (list.length === 0)
    await reframe(app, origin, speaker.person.id, { inHand: [shownNow(one.found.milestone)] });
  return moreCard({
    line,
    today,
    zone: book.plan.timezone,
    list: list.map(({ milestone }) => shownNow(milestone)),
    asked,
  });
}

/** The list in hand that it stands on; empty where it was spoken of alone. */
async function listAround(app: App, origin: Origin, speaker: Speaker, of: string): Promise<Found[]> {
  const around = await inHandNow(app, origin, speaker, await frameOf(app, origin, speaker.person.id));
  return around.length > 1 && around.some(({ milestone }) => milestone.id === of) ? around : [];
}

async function ownRequest(app: App, origin: Origin, speaker: Speaker, of: string) {
  const where = [{ field: 'milestone', is: 'eq', to: of }] as const;
  const { open } = await openRequests(app, origin.tenant, app.clock.now(), where);
  const [own] = open.filter(({ request }) => request.by === speaker.person.id && request.kind !== 'sign-off');
  if (!own) return null;
  const who = namesWithin(await decidersOf(app, origin.tenant, own));
  const what = own.request.kind === 'more-time' ? 'for more time' : 'to hand it over';
  return { request: own.request.id, words: `You asked ${what}. Waiting for ${who}.` };
}

export async function openWish(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { of, wish }: { of: string; wish: WishForm['wish'] },
  inputs: Inputs = NONE,
): Promise<Message> {
  const one = await theirs(app, origin, speaker, of);
  if ('message' in one) return one.message;
  const { line, today, milestone } = one.found;
  if (!milestone.open)
    return notice(
      `Nothing was asked: ${line.ref} is complete. Choose Change on its receipt to put that right.`,
    );
  if (wish === 'more-time' && milestone.kind === 'check-in') return notice(CHECK_IN);
  const start: Inputs =
    wish === 'later' && inputs.size === 0
      ? new Map([['day', nextWorkingDayOnOrAfter(addDays(today, 7))]])
      : inputs;
  const time = wish === 'more-time' ? await timeOf(app, origin, one.found) : undefined;
  return wishForm({ wish, line, today, inputs: start, faults: [], ...(time && { time }) });
}

const CHECK_IN =
  'Nothing was asked: this goes on, and its date is only the next check-in. Tell me how it is going, or when to ask again.';

/** Saves one of the forms: it comes back with each fault beside its field, and nothing that was typed is lost. */
export async function saveWish(app: App, origin: Origin, speaker: Speaker, submit: Saved): Promise<Message> {
  const one = await theirs(app, origin, speaker, submit.of);
  if ('message' in one) return one.message;
  const { found } = one;
  const { line, today } = found;
  const wish = WISH[submit.do];
  if (wish === 'more-time' && found.milestone.kind === 'check-in') return notice(CHECK_IN);
  const time = wish === 'more-time' ? await timeOf(app, origin, found) : undefined;
  const already = time === 'sets' ? await setAlready(app, origin.tenant, found, submit.inputs) : undefined;
  if (already) return already;
  const again = (faults: Wished['faults'], changed = false, now = found): Message =>
    wishForm({ wish, line: now.line, today, inputs: submit.inputs, faults, changed, ...(time && { time }) });
  const wished = await readWish(app, origin, speaker, found, wish, submit.inputs);
  if (wished.faults.length > 0) return again(wished.faults);
  if (time === 'sets' && wished.asks?.kind === 'more-time')
    return setOwnDate(app, origin, speaker, found, wished.asks);
  const result = await recordUpdate(app, origin, speaker, {
    id: commandId(origin, `${wish}:${submit.of}`),
    shown: { plan: line.plan, milestone: line.milestone, seen: submit.seen },
    said: wished.said,
    through: 'card',
    corrects: null,
    asks: wished.asks,
  });
  if (!result.ok) return refused(result, again, line, wish);
  return receiptOf(app, origin, speaker, found, result);
}

const FIELD: { readonly [W in WishForm['wish']]: string } = {
  'more-time': 'date',
  'hand-over': 'to',
  later: 'day',
};

function refused(
  { rejection, found }: { rejection: Rejection; found: Found | undefined },
  again: (faults: Wished['faults'], changed?: boolean, now?: Found) => Message,
  line: Found['line'],
  wish: WishForm['wish'],
): Message {
  if (rejection.code === 'changed-meanwhile' && found) return again([], true, found);
  if (rejection.code === 'invalid')
    return again(rejection.faults.map(({ message }) => ({ name: FIELD[wish], message })));
  return notice(refusal(rejection, line));
}

async function receiptOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  found: Found,
  result: Extract<Awaited<ReturnType<typeof recordUpdate>>, { ok: true }>,
): Promise<Message> {
  const around = await listAround(app, origin, speaker, result.milestone.id);
  const left = around.filter(({ milestone }) => milestone.open && milestone.id !== result.milestone.id);
  await reframe(app, origin, speaker.person.id, { inHand: [shownNow(result.milestone)] });
  const { instant, today, zone } = momentIn(app, found.book.plan.timezone);
  const wished = result.update.said.handOver;
  const notes =
    wished && !result.asked
      ? await nobodyAsked(app, origin, speaker, found, wished)
      : askedNotes(result.asked, result.line, today);
  return receiptCard({
    line: result.line,
    update: result.update,
    who: speaker.person.name,
    at: instant,
    zone,
    today,
    list: left.map(({ milestone }) => shownNow(milestone)),
    request: takenBackBy(result.asked),
    notes,
    ask: await givesAtOnce(app, origin, speaker, found, wished),
  });
}
