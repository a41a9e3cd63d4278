/** The buttons of requests: what each asks for is done, and the card is replaced by what came of it. */

import { noticeCard } from '../../cards/notice.ts';
import { decisionForm } from '../../cards/requests/decision-form.ts';
import { decisionCard } from '../../cards/requests/outcome.ts';
import { requestsCard } from '../../cards/requests/requests.ts';
import { asDate, type Submit } from '../../cards/submit.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import { stillAsks } from '../../domain/requests/stands.ts';
import { docId } from '../../store/ids.ts';
import { withAsker, withDecider } from '../../store/request-names.ts';
import { askingOf, decidersOf, openRequests, waitingFor } from '../../store/requests.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { namesWithin } from './asked-note.ts';
import { decideRequest, GONE, judged, readerIn, type Verdict } from './decide.ts';
import { wakeNow } from './rows.ts';
import { takingBack, wishEnded } from './taken-back.ts';
import { openWish, saveWish, showMore } from './wish.ts';

type Press<D extends Submit['do']> = Extract<Submit, { do: D }>;
export type RequestSubmit = Press<
  | 'more'
  | 'more-time'
  | 'open-wish'
  | 'ask-more-time'
  | 'ask-hand-over'
  | 'ask-later'
  | 'show-requests'
  | 'accept-request'
  | 'open-decision'
  | 'save-decision'
  | 'withdraw-request'
>;

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export async function requestTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: RequestSubmit,
): Promise<Message> {
  switch (submit.do) {
    case 'more':
      return showMore(app, origin, speaker, submit.of);
    case 'more-time':
      return openWish(app, origin, speaker, { of: submit.of, wish: 'more-time' });
    case 'open-wish':
      return openWish(app, origin, speaker, submit);
    case 'ask-more-time':
    case 'ask-hand-over':
    case 'ask-later':
      return saveWish(app, origin, speaker, submit);
    case 'show-requests':
      return showRequests(app, origin, speaker);
    case 'accept-request':
      return decideRequest(app, origin, speaker, submit.request, { as: 'accept' });
    case 'open-decision':
      return openDecision(app, origin, speaker, submit);
    case 'save-decision':
      return saveDecision(app, origin, speaker, submit);
    case 'withdraw-request':
      return withdraw(app, origin, speaker, submit.request);
  }
}

/** All that waits for the speaker, as it stands now. */
export async function showRequests(app: App, origin: Origin, speaker: Speaker): Promise<Message> {
  const { decide, know } = await waitingFor(app, origin.tenant, speaker.person.id, app.clock.now());
  const { open } = await openRequests(app, origin.tenant, app.clock.now());
  const asked = open.filter(
    ({ request }) => request.by === speaker.person.id && !decide.some((one) => one.request.id === request.id),
  );
  if (decide.length + know.length + asked.length === 0) return notice('Nothing waits for you to decide.');
  const several = new Set([...decide, ...know, ...asked].map(({ book }) => book.plan.id)).size > 1;
  const named = (all: typeof decide) =>
    Promise.all(
      all.map((one) => withAsker(app.records, origin.tenant, one, several, readerIn(app, origin, speaker))),
    );
  const own = await Promise.all(
    asked.map(async (one) => ({
      ...(await withAsker(app.records, origin.tenant, one, several, readerIn(app, origin, speaker))),
      waitsFor: namesWithin(await decidersOf(app, origin.tenant, one)),
    })),
  );
  return requestsCard({ decide: await named(decide), know: await named(know), own });
}

async function openDecision(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { request: id, as }: Press<'open-decision'>,
): Promise<Message> {
  const found = await judged(app, origin, speaker, id);
  if (!found.ok) return found.message;
  const { request, action, milestone, today } = found.asking;
  // What is over is said as a tap on "Accept" would say it; nothing is decided by it.
  if (!stillAsks(request, action, milestone))
    return decisionCard(
      await withDecider(app.records, origin.tenant, found.asking, false, readerIn(app, origin, speaker)),
      0,
      [],
    );
  const shown = await withAsker(
    app.records,
    origin.tenant,
    found.asking,
    false,
    readerIn(app, origin, speaker),
  );
  return decisionForm({ ...shown, as, today, inputs: new Map(), faults: [] });
}

async function saveDecision(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { request: id, as, inputs }: Press<'save-decision'>,
): Promise<Message> {
  const found = await judged(app, origin, speaker, id);
  if (!found.ok) return found.message;
  const { asking } = found;
  const read = verdictIn(as, inputs, asking.today);
  if ('verdict' in read && (as === 'decline' || asking.request.kind === 'more-time'))
    return decideRequest(app, origin, speaker, id, read.verdict);
  const shown = await withAsker(app.records, origin.tenant, asking, false, readerIn(app, origin, speaker));
  return decisionForm({ ...shown, as, inputs, faults: 'fault' in read ? [read.fault] : [] });
}

type Fault = { name: string; message: string };

function verdictIn(
  as: 'another-date' | 'decline',
  inputs: ReadonlyMap<string, string>,
  today: string,
): { verdict: Verdict } | { fault: Fault } {
  if (as === 'another-date') {
    const date = asDate(inputs.get('date') ?? '');
    if (date === null) return { fault: { name: 'date', message: 'Give the date that you agree to.' } };
    return date < today
      ? { fault: { name: 'date', message: 'This date has passed. Give today or a later one.' } }
      : { verdict: { as, date } };
  }
  const reason = inputs.get('reason');
  if (reason === undefined)
    return { fault: { name: 'reason', message: 'Say in a few words why: whoever asked is told.' } };
  return reason.length > 2000
    ? { fault: { name: 'reason', message: `Keep it under 2,000 characters; this has ${reason.length}.` } }
    : { verdict: { as, reason } };
}

/** Whoever asked takes it back; what they said with it stays said. */
async function withdraw(app: App, origin: Origin, speaker: Speaker, id: string): Promise<Message> {
  for (;;) {
    const stored = await app.store.get(origin.tenant, 'request', docId('request', id));
    const asking =
      stored && (await askingOf(app.store, app.records, origin.tenant, stored.doc.body, app.clock.now()));
    if (!stored || !asking || !mayToTheirs(anybody(speaker), 'withdraw-request', stored.doc.body.by))
      return GONE;
    const { request } = asking;
    const open = request.state === 'open' && request.kind !== 'sign-off';
    const back = await takingBack(app, origin.tenant, stored);
    if (open) {
      await wakeNow(app, origin.tenant);
      const done = await app.store.commit(
        origin.tenant,
        `withdraw:${commandId(origin, `${id}:${stored.version}`)}`,
        [...back.changes, ...(await wishEnded(app, origin.tenant, request))],
      );
      if (done.kind === 'stale') continue;
      app.poke();
    }
    const now = open ? { ...asking, request: back.body } : asking;
    return decisionCard(
      await withDecider(app.records, origin.tenant, now, false, readerIn(app, origin, speaker)),
      0,
      [],
    );
  }
}
