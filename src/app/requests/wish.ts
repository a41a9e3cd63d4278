/** An owner's wishes about one action, by card: the small card of what else can be done, its forms, and their saving. */
import { noticeCard } from '../../cards/notice.ts';
import { receiptCard } from '../../cards/receipt.ts';
import { moreCard } from '../../cards/requests/more.ts';
import { type WishForm, wishForm } from '../../cards/requests/wish-forms.ts';
import { asDate, type Submit } from '../../cards/submit.ts';
import { addDays, nextWorkingDayOnOrAfter } from '../../domain/calendar.ts';
import { faultsOf } from '../../domain/decide.ts';
import { may, WHO_UPDATES } from '../../domain/permission.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Said } from '../../domain/update.ts';
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
import { type Asks, takenBackBy } from './ask.ts';
import { askedNotes, namesWithin } from './asked-note.ts';
import { staysWith } from './hand-over-notes.ts';
import { receiverOf } from './receiver.ts';

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
  return wishForm({ wish, line, today, inputs: start, faults: [] });
}

const CHECK_IN =
  'Nothing was asked: this goes on, and its date is only the next check-in. Tell me how it is going, or when to ask again.';

type Wished = { said: Said; asks?: Asks | undefined; faults: { name: string; message: string }[] };

/** Saves one of the forms: it comes back with each fault beside its field, and nothing that was typed is lost. */
export async function saveWish(app: App, origin: Origin, speaker: Speaker, submit: Saved): Promise<Message> {
  const one = await theirs(app, origin, speaker, submit.of);
  if ('message' in one) return one.message;
  const { found } = one;
  const { line, today } = found;
  const wish = WISH[submit.do];
  if (wish === 'more-time' && found.milestone.kind === 'check-in') return notice(CHECK_IN);
  const again = (faults: Wished['faults'], changed = false, now = found): Message =>
    wishForm({ wish, line: now.line, today, inputs: submit.inputs, faults, changed });
  const wished = await read(app, origin, speaker, found, wish, submit.inputs);
  if (wished.faults.length > 0) return again(wished.faults);
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
  const wish = result.update.said.handOver && result.asked === undefined;
  return receiptCard({
    line: result.line,
    update: result.update,
    who: speaker.person.name,
    at: instant,
    zone,
    today,
    list: left.map(({ milestone }) => shownNow(milestone)),
    request: takenBackBy(result.asked),
    notes: wish ? [UNKNOWN_RECEIVER, staysWith(result.line)] : askedNotes(result.asked, result.line, today),
  });
}

const UNKNOWN_RECEIVER = 'I can’t reach whoever you named, so the strategy officers are told.';

async function read(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book, milestone, today }: Found,
  wish: WishForm['wish'],
  inputs: Inputs,
): Promise<Wished> {
  const faults: Wished['faults'] = [];
  const fault = (name: string, message: string): void => {
    faults.push({ name, message });
  };
  const dateOf = (name: string): string | null => {
    const typed = inputs.get(name);
    const date = typed === undefined ? null : asDate(typed);
    if (typed !== undefined && date === null) fault(name, 'Give a real date, such as 12 March 2027.');
    return date;
  };
  if (wish === 'later') {
    const snooze = dateOf('day');
    if (snooze === null) {
      if (faults.length === 0) fault('day', 'Say when I may ask again.');
      return { said: {}, faults };
    }
    const said = { snooze };
    return { said, faults: [...faults, ...named(faultsOf(said, milestone, today), 'day')] };
  }
  if (wish === 'hand-over') {
    const from = dateOf('from');
    const name = inputs.get('to');
    if (name === undefined) fault('to', 'Name whoever should have it.');
    else if (name.length > 200) fault('to', 'Give a shorter name.');
    if (from !== null && from < today) fault('from', 'This day has passed. Give today or a later one.');
    if (name === undefined || faults.length > 0) return { said: {}, faults };
    const receiver = await receiverOf(app, origin, speaker, book, name);
    if (receiver.kind === 'several')
      fault('to', `I know several people called ${name.slice(0, 60)}. Give the e-mail address.`);
    if (receiver.kind === 'owner') fault('to', 'That is who has it already.');
    const said = { handOver: { name, from } };
    const asks: Asks | undefined =
      receiver.kind === 'reached'
        ? { kind: 'hand-over', to: receiver.person, owner: receiver.key, from }
        : undefined;
    return { said, asks, faults };
  }
  const date = dateOf('date');
  const reason = inputs.get('reason');
  if (date === null && faults.length === 0) fault('date', 'Give the date that you need.');
  if (reason === undefined) fault('reason', 'Say in a few words why: the lead decides on it.');
  else if (reason.length > 2000)
    fault('reason', `Keep it under 2,000 characters; this has ${reason.length}.`);
  if (date === null || reason === undefined) return { said: {}, faults };
  if (milestone.due !== null && date <= milestone.due)
    fault('date', 'That is no later than the agreed date. Give a later one.');
  const said = { forecast: date, reason };
  return {
    said,
    asks: { kind: 'more-time', date, reason },
    faults: [...faults, ...named(faultsOf(said, milestone, today), 'date')],
  };
}

const named = (faults: readonly { message: string }[], name: string): Wished['faults'] =>
  faults.map(({ message }) => ({ name, message }));
