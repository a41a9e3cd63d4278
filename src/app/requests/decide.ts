/** Somebody decides what another asked for: judged on the record as it stands, claimed once, carried out, told. */

import { noticeCard } from '../../cards/notice.ts';
import { decisionCard } from '../../cards/requests/outcome.ts';
import { wishWords } from '../../cards/requests/request-words.ts';
import { clip } from '../../cards/text.ts';
import { may } from '../../domain/permission.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { vouchedFor } from '../../domain/privacy/vouched.ts';
import type { Request } from '../../domain/request.ts';
import { isUnderWay, stillAsks } from '../../domain/requests/stands.ts';
import { mayDecide, WHO_DECIDES } from '../../domain/requests/who-decides.ts';
import { write } from '../../store/documents.ts';
import { docId } from '../../store/ids.ts';
import { type Reader, withDecider } from '../../store/request-names.ts';
import { type Asking, askingOf, decidersOf, waitingFor } from '../../store/requests.ts';
import type { Change, Stored } from '../../store/store.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { namesWithin, outOfReach } from './asked-note.ts';
import { carryThrough, endingOthers } from './carry.ts';
import { checkedMilestone } from './checked.ts';
import { decidedEntry } from './decided-entry.ts';
import { rowsFor, wakeNow } from './rows.ts';
import { wishEnded } from './taken-back.ts';

export type Verdict =
  | { as: 'accept' }
  | { as: 'another-date'; date: PlainDate }
  | { as: 'decline'; reason: string };

/** A request with what may be done to it by whoever presses; or what they are told instead. */
export type Judged =
  | { ok: true; asking: Asking; stored: Stored<'request'> }
  | { ok: false; message: Message };

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const GONE = notice('Nothing was changed: this is no longer in the plan, or not one you can see.');

/** The speaker as whoever reads a request. */
export const readerIn =
  (app: App, origin: Origin, speaker: Speaker): Reader =>
  (book) =>
    actorIn(app, book, origin, speaker);

/** Finds the request, and whether it is the speaker's to decide and still to be decided. */
export async function judged(app: App, origin: Origin, speaker: Speaker, id: string): Promise<Judged> {
  const stored = await app.store.get(origin.tenant, 'request', docId('request', id));
  const asking =
    stored && (await askingOf(app.store, app.records, origin.tenant, stored.doc.body, app.clock.now()));
  const book = asking && (await app.records.book(origin.tenant, asking.request.plan));
  if (!stored || !asking || !book) return { ok: false, message: GONE };
  const actor = actorIn(app, book, origin, speaker);
  const { request, action } = asking;
  const deciders = await decidersOf(app, origin.tenant, asking);
  if (!mayDecide(actor, request, book, action, { ...deciders, today: asking.today })) {
    if (!may(actor, 'see-plan', book, null)) return { ok: false, message: GONE };
    const own = request.by === speaker.person.id && request.state === 'open';
    const whose = own
      ? `you asked for this yourself, and it waits for ${namesWithin(deciders)}`
      : `that is for ${WHO_DECIDES[request.kind]} to decide`;
    return { ok: false, message: notice(`Nothing was changed: ${whose}.`) };
  }
  return { ok: true, stored, asking };
}

export async function decideRequest(
  app: App,
  origin: Origin,
  speaker: Speaker,
  id: string,
  verdict: Verdict,
): Promise<Message> {
  for (;;) {
    const found = await judged(app, origin, speaker, id);
    if (!found.ok) return found.message;
    const { asking, stored } = found;
    const { request, action, milestone } = asking;
    if (request.state !== 'open') {
      // A tap that is delivered again, or comes after a process that ended half-way, carries out what was decided.
      if (request.decided?.by === speaker.person.id && isUnderWay(request))
        await carryThrough(app, origin, speaker, stored);
      const now = await app.store.get(origin.tenant, 'request', stored.doc.id);
      return decidedBefore(app, origin, speaker, { ...asking, request: now?.doc.body ?? request });
    }
    if (!stillAsks(request, action, milestone)) {
      const body: Request = { ...request, state: 'overtaken' };
      const done = await put(app, origin, stored, body, []);
      if (!done) continue;
      return shownDecision(app, origin, speaker, { ...asking, request: body }, []);
    }
    const body = decided(request, verdict, speaker, momentIn(app, asking.book.plan.timezone));
    const others = body.state === 'accepted' ? await endingOthers(app, origin.tenant, body) : NO_OTHERS;
    // What is to be carried out at once is told once it is.
    const told = isUnderWay(body) || request.by === speaker.person.id ? [] : [request.by];
    const beside = [
      ...(request.kind === 'sign-off' ? await checkedMilestone(app, origin, speaker, asking, verdict) : []),
      ...others.changes,
      ...(body.state === 'declined' ? await wishEnded(app, origin.tenant, body) : []),
      ...decidedEntry(body),
      ...(await rowsFor(app, origin.tenant, 'outcomes', [...told, ...others.told])),
    ];
    await wakeNow(app, origin.tenant);
    if (!(await put(app, origin, stored, body, beside))) continue;
    await wakeNow(app, origin.tenant);
    app.poke();
    const claimed = isUnderWay(body)
      ? await app.store.get(origin.tenant, 'request', stored.doc.id)
      : undefined;
    const carried = claimed ? await carryThrough(app, origin, speaker, claimed) : 'done';
    const after = (await app.store.get(origin.tenant, 'request', stored.doc.id))?.doc.body ?? body;
    const now = (await askingOf(app.store, app.records, origin.tenant, after, app.clock.now())) ?? asking;
    const notes = carried === 'busy' ? [NOT_CARRIED] : await toldNotes(app, origin, speaker, now);
    return shownDecision(app, origin, speaker, { ...now, request: after }, notes);
  }
}

const NO_OTHERS = { changes: [], told: [] };

const NOT_CARRIED =
  'The plan is being changed by somebody else right now. I finish it within minutes, and tell whoever asked.';

/** What was asked for, and that whoever asked is told of the decision. */
async function toldNotes(
  app: App,
  { tenant }: Origin,
  { person }: Speaker,
  { request, today }: Asking,
): Promise<string[]> {
  if (request.by === person.id) return [OWN];
  const asker = (await app.records.person(tenant, request.by))?.doc.body;
  const by = asker?.name ?? 'Somebody who is no longer known';
  const wish = wishWords({ request, today, by });
  if (!asker) return [wish];
  const who = clip(by, 60);
  return [
    wish,
    asker.address === null
      ? `${who} ${outOfReach(asker)}, and is told once they open it.`
      : `${who} is told.`,
  ];
}

const OWN = 'You asked for this yourself. It is in its history that you decided it, too.';

const put = async (
  app: App,
  origin: Origin,
  { doc, version }: Stored<'request'>,
  body: Request,
  beside: readonly Change[],
): Promise<boolean> => {
  const command = `decide:${commandId(origin, `${doc.id}:${version}:${crypto.randomUUID()}`)}`;
  const change: Change = { op: 'put', doc: write('request', doc.id, body), expect: version };
  return (await app.store.commit(origin.tenant, command, [change, ...beside])).kind !== 'stale';
};

function decided(
  request: Request,
  verdict: Verdict,
  { person }: Speaker,
  { instant, today }: { instant: string; today: PlainDate },
): Request {
  const accepts = verdict.as !== 'decline';
  const later = request.kind === 'hand-over' && accepts && request.date !== null && request.date > today;
  return {
    ...request,
    state: accepts ? 'accepted' : 'declined',
    decided: {
      by: person.id,
      at: instant,
      reason: verdict.as === 'decline' ? verdict.reason : null,
      date: verdict.as === 'another-date' ? verdict.date : null,
      ...vouchedFor([verdict.as === 'decline' ? verdict.reason : null], person.id, instant),
    },
    carryOn: !accepts || request.kind === 'sign-off' ? null : later ? request.date : today,
  };
}

/** Somebody was quicker, or the same person pressed before. */
async function decidedBefore(app: App, origin: Origin, speaker: Speaker, asking: Asking): Promise<Message> {
  const other = asking.request.decided !== null && asking.request.decided.by !== speaker.person.id;
  return shownDecision(
    app,
    origin,
    speaker,
    asking,
    other ? ['Somebody else decided this before you. Nothing was changed by you.'] : [],
  );
}

async function shownDecision(
  app: App,
  origin: Origin,
  speaker: Speaker,
  asking: Asking,
  notes: readonly string[],
): Promise<Message> {
  const outcome = await withDecider(
    app.records,
    origin.tenant,
    asking,
    false,
    readerIn(app, origin, speaker),
  );
  const { decide } = await waitingFor(app, origin.tenant, speaker.person.id, app.clock.now());
  const others = decide.filter(({ request }) => request.id !== asking.request.id);
  return decisionCard(outcome, others.length, notes);
}
