/** "Round-up": what is somebody's own by urgency, what they wait for, what waits for them, whom they cover for. */
import { day } from '../../cards/format.ts';
import { holderWords } from '../../cards/line-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import { roundUpCard } from '../../cards/requests/round-up.ts';
import { HOME_ZONE, localDate } from '../../domain/calendar.ts';
import { isAway } from '../../domain/leave.ts';
import { worstFirst } from '../../domain/line.ts';
import { measuresWithoutReading } from '../../domain/measures/wanted.ts';
import { leavesFrom } from '../../store/presence.ts';
import { withAsker, withDecider } from '../../store/request-names.ts';
import { type Asking, decidersOf, openRequests, waitingFor } from '../../store/requests.ts';
import { telling } from '../../store/told.ts';
import { decidedFor, matterOf, outcomesOf } from '../../store/untold.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { shownLine } from '../conversation/lines.ts';
import { openActions } from '../conversation/own-lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOT_HERE } from '../refusal.ts';
import { namesWithin } from './asked-note.ts';
import { readerIn } from './decide.ts';
import { ownDatesLately } from './own-dates.ts';

/** Most lines that stay in hand: what the card shows. */
const IN_HAND = 8;

export const roundUpTurn: ErrandTurn<'round-up'> = async (app, origin, speaker) => {
  if (origin.scope === 'channel') return [noticeCard({ text: NOT_HERE, suggestions: [] })];
  const { today } = momentIn(app, HOME_ZONE);
  const me = speaker.person.id;
  const { mine, others } = await openActions(app, origin, speaker);
  const names = await app.records.names(
    origin.tenant,
    others.flatMap(({ owner }) => owner?.person ?? []),
  );
  const { open } = await openRequests(app, origin.tenant, app.clock.now());
  const { decide } = await waitingFor(app, origin.tenant, me, app.clock.now());
  // What is theirs to decide, too, is shown as that.
  const own = open.filter(
    ({ request }) => request.by === me && !decide.some((one) => one.request.id === request.id),
  );
  const named = (one: Asking) =>
    withAsker(app.records, origin.tenant, one, false, readerIn(app, origin, speaker));
  const asked = await Promise.all(
    own.map(async (one) => ({
      ...(await named(one)),
      waitsFor: namesWithin(await decidersOf(app, origin.tenant, one)),
    })),
  );
  const decided = await decidedSince(app, origin, speaker);
  await reframe(app, origin, me, {
    inHand: worstFirst([...mine, ...others])
      .slice(0, IN_HAND)
      .map(shownLine),
  });
  return [
    roundUpCard({
      mine,
      others: others.map((line) => ({
        line,
        whose: line.owner === null ? 'nobody' : holderWords(line.owner, names),
      })),
      asked,
      decided,
      decide: await Promise.all(decide.map(named)),
      cover: await coverOf(app, origin.tenant, me, today),
      measures: await measuresOf(app, origin, speaker),
      ownDates: speaker.officer ? await ownDatesLately(app, origin.tenant) : [],
      today,
    }),
  ];
};

/** What was decided of their requests and no message has told them: shown here, it is told. */
async function decidedSince(app: App, origin: Origin, speaker: Speaker) {
  const { tenant } = origin;
  const me = speaker.person.id;
  const now = app.clock.now();
  const untold = (await decidedFor(app, tenant, me, now)).slice(0, IN_HAND);
  if (untold.length === 0) return [];
  const matters = untold.map(matterOf);
  const change = await telling(app.store, tenant, outcomesOf(me), matters, localDate(now, HOME_ZONE));
  // Whoever writes it at the same moment has told of it as well.
  await app.store.commit(tenant, `told:${me}:${crypto.randomUUID()}`, [change]);
  const reader = readerIn(app, origin, speaker);
  return Promise.all(untold.map((one) => withDecider(app.records, tenant, one, false, reader)));
}

async function coverOf(app: App, tenant: string, me: string, today: string): Promise<string[]> {
  const leaves = (await leavesFrom(app.store, tenant, today)).filter(
    (leave) => leave.cover === me && isAway(leave, today),
  );
  const names = await app.records.names(
    tenant,
    leaves.map(({ person }) => person),
  );
  return leaves.map(({ person, until }) => `${names.get(person) ?? 'Somebody'}, until ${day(until, today)}`);
}

async function measuresOf(app: App, origin: Origin, speaker: Speaker): Promise<string[]> {
  const plans = await visible(app, origin, speaker);
  return plans.flatMap(({ book, actor }) =>
    measuresWithoutReading(book, momentIn(app, book.plan.timezone).today)
      .filter(({ owner }) => owner !== null && actor.holds.includes(owner))
      .map(({ measure, period }) => `${measure.text}: ${period}`),
  );
}
