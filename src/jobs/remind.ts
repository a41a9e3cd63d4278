/** Puts the day's cards into the outbox: one a person, whatever is due in whichever plan. */
import { isQuiet } from '../domain/away/days-off.ts';
import { answering, type Presence } from '../domain/away/who-answers.ts';
import { isWorkingDay, localDate, localInstant } from '../domain/calendar.ts';
import { mayAskForReadings, type Wants } from '../domain/measures/asking.ts';
import type { Person } from '../domain/person.ts';
import type { OwnerKey, PlainDate, Plan } from '../domain/plan.ts';
import { mayAsk, wantedOn } from '../domain/reminders.ts';
import { type OutboxRow, write } from '../store/documents.ts';
import { docId } from '../store/ids.ts';
import { openRow, rowDoc } from '../store/outbox.ts';
import { leavesFrom, presenceFor } from '../store/presence.ts';
import { all } from '../store/store.ts';
import { setApart, unlessBroken } from './broken.ts';
import { clockOf, noteOnClock } from './clock-document.ts';
import type { Clockwork } from './clockwork.ts';
import { isAskedSoon } from './measures/asked-soon.ts';
import { readingAsks } from './measures/to-ask.ts';
import type { Expected } from './report.ts';

/** A plan whose reminder hour has struck somewhere, on the working day that it is there. */
type Struck = { plan: Plan; today: PlainDate };
/** What an owner is asked about: a milestone, or what is to be read of some items, waited for since a day. */
type Due = Struck & {
  owner: OwnerKey | null;
  items: string[];
  wanted: boolean;
  /** It came to its owner today, who is told so before anything is asked of it. */
  isNew: boolean;
  /** Null for a milestone. */
  readings: Wants | null;
};

/** Decides whom to ask today. With `dry` nothing is stored, and every message is reported as skipped. */
export async function queueReminders(
  work: Clockwork,
  tenant: string,
  heads: readonly Plan[],
  dry: boolean,
): Promise<Expected[]> {
  const { zones } = await clockOf(work, tenant);
  const struck = new Map(heads.flatMap((plan) => struckOf(plan, zones, work.asOf.now())));
  const due = [...(await dueToday(work, tenant, struck)), ...(await readingsDue(work, tenant, struck))];
  if (due.length === 0) return [];
  const presence = await standingIn(work, tenant, due);
  const expected: Expected[] = [];
  const seen = new Set(zones);
  for (const [who, theirs] of Map.groupBy(due, (one) => whose(one, presence))) {
    if (work.stop?.aborted) break;
    const one = who.startsWith(LEFT_ALONE)
      ? leftAlone(tenant, who.slice(LEFT_ALONE.length), theirs)
      : await cardSafely(work, tenant, who, theirs, dry, seen);
    if (one) expected.push(one);
  }
  if (seen.size > zones.length && !dry)
    await noteOnClock(work, tenant, (kept) => ({ ...kept, zones: [...new Set([...kept.zones, ...seen])] }));
  return expected;
}

/** Who is in, of those who hold what somebody else may have to answer for: whoever answers alone is read with the card. */
async function standingIn(work: Clockwork, tenant: string, due: readonly Due[]): Promise<Presence> {
  const [first] = due;
  const leaves = first ? await leavesFrom(work.store, tenant, first.today, setApart(work)) : [];
  const others = due.filter(
    ({ plan, today, owner }) =>
      owner !== null && answering(plan, owner, today, { leaves, unreached: new Set() }).may.length > 1,
  );
  const plans = new Map(others.map(({ plan }) => [plan.id, plan]));
  const keys = new Set(others.flatMap(({ owner }) => owner ?? []));
  return presenceFor(work.store, tenant, leaves, [...plans.values()], keys);
}

/** Milestones whose day to be asked about has come: looked up by that day alone, in all plans at once. */
async function dueToday(
  work: Clockwork,
  tenant: string,
  struck: ReadonlyMap<string, Struck>,
): Promise<Due[]> {
  const latest = [...struck.values()]
    .map(({ today }) => today)
    .sort()
    .at(-1);
  if (latest === undefined) return [];
  const found = await all(work.store, tenant, {
    kind: 'milestone',
    where: [{ field: 'askOn', is: 'lte', to: latest }],
    orderBy: { field: 'askOn' },
    unreadable: setApart(work),
  });
  const byPlan = Map.groupBy(found, ({ doc }) => doc.body.plan);
  return [...struck.values()].flatMap((its) =>
    (byPlan.get(its.plan.id) ?? [])
      .filter(({ doc }) => (doc.body.askOn ?? latest) <= its.today)
      .map(({ doc: { body } }) => ({
        ...its,
        owner: body.owner,
        items: [body.item],
        wanted: wantedOn(body, its.today),
        isNew: body.ownedFrom === its.today,
        readings: null,
      })),
  );
}

/** Readings that are waited for in the plans whose hour has struck. */
const readingsDue = async (
  work: Clockwork,
  tenant: string,
  struck: ReadonlyMap<string, Struck>,
): Promise<Due[]> =>
  (
    await readingAsks(
      work,
      tenant,
      [...struck.values()].map(({ plan }) => plan),
    )
  ).map(({ since, measures, ...ask }) => ({
    ...ask,
    wanted: false,
    isNew: false,
    readings: { since, measures },
  }));

function struckOf(plan: Plan, zones: readonly string[], now: Temporal.Instant): [string, Struck][] {
  const today = localDate(now, plan.timezone);
  const struck = [plan.timezone, ...zones].some((zone) => hasStruck(plan, zone, today, now));
  return struck && isWorkingDay(today) ? [[plan.id, { plan, today }]] : [];
}

/** Whether it is the plan's reminder hour in a zone, on the plan's own day. */
const hasStruck = ({ reminders }: Plan, zone: string, today: PlainDate, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(localInstant(today, reminders.at, zone), now) <= 0;

/** Begins the group of what is nobody's to answer today. */
const LEFT_ALONE = 'left:';

/** The id of the person who is asked, the post when nobody holds it, or the owner of what is left alone today. */
function whose({ plan, today, owner }: Due, presence: Presence): string {
  if (owner === null) return 'nobody';
  const post = plan.posts.find(({ id }) => owner === `post:${id}`);
  const { asked, away } = answering(plan, owner, today, presence);
  const isOff = (asked === null && away !== null) || isQuiet(post?.quiet, today, termsOf(plan));
  return isOff ? `${LEFT_ALONE}${owner}` : (asked?.person ?? owner);
}

const termsOf = ({ about }: Plan) => about.terms ?? 'england';

function leftAlone(tenant: string, who: string, due: readonly Due[]): Expected {
  return {
    key: `reminder:${tenant}:${who}:${due[0]?.today}`,
    about: 'reminder',
    who,
    items: due.flatMap(({ items }) => items),
    fate: 'skipped',
    reason: 'is away, or has a day off',
  };
}

/** A person's record that is broken costs nobody else their card. */
const cardSafely = (
  work: Clockwork,
  tenant: string,
  who: string,
  due: Due[],
  dry: boolean,
  zones: Set<string>,
) =>
  unlessBroken<Expected | null>(
    () => queueCard(work, tenant, who, due, dry, zones),
    (reason) => {
      work.log.error({ about: 'reminder', reason }, 'message could not be queued');
      const items = due.flatMap((one) => one.items);
      return { key: `reminder:${tenant}:${who}`, about: 'reminder', who, items, fate: 'skipped', reason };
    },
  );

/**
 * Queues the person's card of the day. What it lists is found, and recorded as asked about, when it is sent. Null
 * before the hour has struck where the person is; their zone is added to `zones`.
 */
async function queueCard(
  work: Clockwork,
  tenant: string,
  who: string,
  due: Due[],
  dry: boolean,
  zones: Set<string>,
): Promise<Expected | null> {
  const [first] = due;
  if (!first) throw new Error('a card was to be queued for nothing');
  const { plan, today } = first;
  const key = `reminder:${tenant}:${who}:${today}`;
  const items = due.flatMap((one) => one.items);
  const expected: Expected = { key, about: 'reminder', who, items, fate: 'queued', reason: null };
  const skipped = (reason: string): Expected => ({ ...expected, fate: 'skipped', reason });
  for (;;) {
    const person = await work.records.person(tenant, who);
    if (!person) return skipped(who === 'nobody' ? 'no owner' : 'nobody holds this post');
    // The welcome goes first: it is queued a moment after the address is known.
    const { address, welcomedAt } = person.doc.body;
    if (!address || welcomedAt === null) return skipped('has not met the bot, or has removed it');
    const zone = person.doc.body.zone ?? plan.timezone;
    if (zone !== plan.timezone && zones.size < MOST_ZONES) zones.add(zone);
    if (!hasStruck(plan, zone, today, work.asOf.now())) return null;
    if (isQuiet(person.doc.body.quiet, today, termsOf(plan))) return skipped('has a day off');
    // For readings alone nobody is written to again so soon; beside what is due they come along.
    if (!due.some(({ readings }) => asksFor(person.doc.body, readings, today))) return null;
    const morning = localInstant(today, plan.reminders.at, zone).add(LATER);
    const isLater = Temporal.Instant.compare(work.asOf.now(), morning) > 0;
    if (isLater && due.every(({ isNew }) => isNew)) return skipped('is told first that it is theirs now');
    const readingsAlone = due.every(({ readings }) => readings !== null);
    if (readingsAlone && (await isAskedSoon(work, tenant, who, due))) return null;
    const before = await work.store.get(tenant, 'outbox', docId('outbox', key));
    const waits = before?.doc.body.state === 'queued' || before?.doc.body.state === 'claimed';
    if (waits && !dry) return expected;
    if (before && !waits && !isUnused(before.doc.body)) return skipped(hasHad(before.doc.body));
    const may = waits ? 'yes' : mayAsk(person.doc.body, plan.reminders, today);
    const wanted = due.some((one) => one.wanted);
    if (may !== 'yes' && !(may === 'week-full' && wanted))
      return skipped(may === 'today-already' ? HAD_TODAY : 'has had the cards of this week');
    if (dry) return skipped('dry run');
    const row = openRow(key, 'reminder', { kind: 'person', person: who }, work.asOf.now());
    const cardDays = [today, ...person.doc.body.cardDays].slice(0, 4);
    const command = `queue:${key}:${person.version}:${before?.version ?? 'new'}`;
    const result = await work.store.commit(tenant, command, [
      { op: 'put', doc: rowDoc(row), expect: before?.version ?? 'absent' },
      {
        op: 'put',
        doc: write('person', docId('person', who), { ...person.doc.body, cardDays }),
        expect: person.version,
      },
    ]);
    if (result.kind !== 'stale') return expected;
  }
}

const asksFor = (person: Person, readings: Wants | null, today: PlainDate): boolean =>
  readings === null || mayAskForReadings(person, readings, today);

/** Zones whose hours the clock looks at; people further away are asked at one of these. */
const MOST_ZONES = 12;

/** Whoever gets an action so long after the hour of the day's cards is asked the next working day. */
const LATER = { hours: 1 };

const HAD_TODAY = 'has had a card today';

/** A card that was dropped because nothing was due has not been sent: it can be, when something is. */
const isUnused = ({ state, decided }: OutboxRow): boolean => state === 'dropped' && decided?.as !== 'dropped';

/** Why a day's card that was settled is not made again on that day. */
const hasHad = ({ state, reason }: OutboxRow): string =>
  state === 'sent' || state === 'unknown' ? HAD_TODAY : `today’s card could not be sent: ${reason}`;
