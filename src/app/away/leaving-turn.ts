/** Somebody goes for good: what is theirs, and who takes it; leads and officers are told after a yes. */
import { hasNothing, leavingAsked, leavingOf, whatIsTheirs } from '../../cards/away/leaving.ts';
import { listed } from '../../cards/format.ts';
import { noticeCard, yesOrNo } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { nextOwnDay } from '../../domain/away/own-day.ts';
import { addDays, HOME_ZONE, localDate, localInstant } from '../../domain/calendar.ts';
import { may, mayToTheirs } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { type Holdings, holdingsOf } from '../../store/holdings.ts';
import { docId } from '../../store/ids.ts';
import { officersIn } from '../../store/officers.ts';
import { openRow, rowDoc } from '../../store/outbox.ts';
import type { Change } from '../../store/store.ts';
import { isFull, unaskedOn } from '../../store/unasked.ts';
import { wakeBy } from '../../store/wake-up.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import { SAY } from '../help/says.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { IN_OUR_CHAT } from './leave-turn.ts';
import { personNamed } from './person-named.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const leavingTurn: ErrandTurn<'leaving'> = async (app, origin, speaker, errand, { books }) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const { who, day } = errand;
  if (who === null) return [await ownAsked(app, origin, speaker, day)];
  const person = await personNamed(app, origin, speaker, books, who);
  if ('ask' in person) return [person.ask];
  if (person.id === speaker.person.id) return [await ownAsked(app, origin, speaker, day)];
  return [await told(app, origin, speaker, person, day)];
};

async function ownAsked(app: App, origin: Origin, speaker: Speaker, on: PlainDate | null): Promise<Message> {
  const { today } = momentIn(app, HOME_ZONE);
  const holdings = await holdingsOf(app, origin.tenant, speaker.person.id, app.clock.now());
  const people = await toTell(app, origin.tenant, speaker.person.id, holdings);
  const said = { ...holdings, name: null, on, today };
  const text = leavingAsked(
    said,
    people.map(({ name }) => name),
  );
  if (hasNothing(holdings)) return notice(text);
  if (people.length === 0) return noticeCard({ text, suggestions: [SAY.mine] });
  const id = commandId(origin, `leaving\n${on}`);
  const proposal = { kind: 'leaving', id, at: stamp(app.clock.now()), day: on } as const;
  await reframe(app, origin, speaker.person.id, proposing(proposal));
  return noticeCard({ text, suggestions: [...yesOrNo(id), SAY.mine] });
}

/** Of somebody else it is told to whoever sees who answers for what: what they may see. */
async function told(
  app: App,
  origin: Origin,
  speaker: Speaker,
  person: Person,
  on: PlainDate | null,
): Promise<Message> {
  const plans = (await visible(app, origin, speaker)).filter(({ book, actor }) =>
    may(actor, 'see-people', book, null),
  );
  if (plans.length === 0)
    return notice(
      'Nothing was changed: who takes over from somebody is for their lead and the strategy officers. Please tell them, or ask whoever leaves to tell me.',
    );
  const seen = new Set(plans.map(({ book }) => book.plan.id));
  const holdings = await holdingsOf(app, origin.tenant, person.id, app.clock.now(), ({ id }) => seen.has(id));
  const { today } = momentIn(app, HOME_ZONE);
  const sets = plans.some(({ book, actor }) => may(actor, 'change-plan', book, null));
  return noticeCard({
    text: leavingOf({ ...holdings, name: person.name, on, today }, sets),
    suggestions: hasNothing(holdings) ? [] : [whatIsTheirs(person.name), ...(sets ? [SAY.missing] : [])],
  });
}

/** Who leads what is theirs, and the officers: those who can be written to. */
async function toTell(app: App, tenant: string, leaver: string, { leaders }: Holdings): Promise<Person[]> {
  const officers = await officersIn(app.store, app.records, tenant, app.officers);
  const leads = await Promise.all(leaders.map((id) => app.records.person(tenant, id)));
  const people = [...leads.flatMap((one) => one?.doc.body ?? []), ...officers];
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.values()].filter(({ id, address }) => id !== leaver && address !== null);
}

/** Takes the yes or the no. */
export async function settleLeaving(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, day }: Extract<Proposal, { kind: 'leaving' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (text: string) => settled(app, origin, speaker.person.id, id, notice(text));
  if (word === 'no') return done('All right: nobody is told, and nothing was recorded.');
  const { tenant } = origin;
  const me = speaker.person.id;
  const people = await toTell(app, tenant, me, await holdingsOf(app, tenant, me, app.clock.now()));
  if (!mayToTheirs(anybody(speaker), 'tell-leaving', me)) return done('Nobody was told.');
  if (people.length === 0) return done('There is nobody left to tell. Nothing was recorded.');
  const rows = await Promise.all(people.map((person) => rowTo(app, origin, speaker, person, day)));
  await wakeBy(app.store, tenant, app.clock.now());
  await app.store.commit(tenant, `leaving:${id}`, rows.flat());
  await wakeBy(app.store, tenant, app.clock.now());
  app.poke();
  const names = listed(people.slice(0, 6).map(({ name }) => clip(name, 80)));
  return done(
    `Noted: ${names} ${people.length === 1 ? 'is' : 'are'} told. What is yours stays yours until somebody else has it.`,
  );
}

/** By day and on a day of theirs that is not full; told once of the same day. */
async function rowTo(
  app: App,
  { tenant }: Origin,
  { person: leaver, leaves = [] }: Speaker,
  person: Person,
  on: PlainDate | null,
): Promise<Change[]> {
  const now = app.clock.now();
  const today = localDate(now, HOME_ZONE);
  const key = `leaving:${tenant}:${person.id}:${leaver.id}:${on ?? 'now'}`;
  if (await app.store.get(tenant, 'outbox', docId('outbox', key))) return [];
  const terms = (await app.records.heads(tenant))[0]?.about.terms ?? 'england';
  const { hour } = now.toZonedDateTimeISO(HOME_ZONE);
  const full = isFull(await unaskedOn(app.store, tenant, now), person.id);
  const first = nextOwnDay(person, hour >= LAST_HOUR || full ? addDays(today, 1) : today, { leaves, terms });
  const at = localInstant(first, '09:00', HOME_ZONE);
  const waits = first > today || hour < FIRST_HOUR;
  const row = openRow(key, 'leaving', { kind: 'person', person: person.id }, now);
  return [{ op: 'put', doc: rowDoc({ ...row, notBefore: waits ? stamp(at) : null }), expect: 'absent' }];
}

/** Nobody is told such a thing at night. */
const FIRST_HOUR = 7;
const LAST_HOUR = 19;
