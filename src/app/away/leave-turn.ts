/** Somebody is away, or back: shown for all that is theirs, and stored after one yes. */
import { type LeaveSaid, leaveAsked, leaveNoted, untilWhen } from '../../cards/away/leave-words.ts';
import { noticeCard, yesOrNo } from '../../cards/notice.ts';
import { nextOwnDay } from '../../domain/away/own-day.ts';
import { leaveOn } from '../../domain/away/who-answers.ts';
import { addDays, daysBetween, HOME_ZONE } from '../../domain/calendar.ts';
import type { Leave } from '../../domain/leave.ts';
import { mayToTheirs } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { stamp } from '../../domain/stamp.ts';
import { isReached } from '../../store/presence.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { wanting } from '../conversation/filling.ts';
import { type Proposal, proposing, reframe, settled } from '../conversation/frame.ts';
import { openActions } from '../conversation/own-lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { endLeave, keepLeave, replacedBy } from './keep-leave.ts';
import { coverForms, leaveForms } from './leave-forms.ts';
import { personNamed } from './person-named.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
export const IN_OUR_CHAT = notice('Nothing was noted here. Please tell me in our own chat.');
const NOT_YOURS = notice(
  'Nothing was noted: somebody’s leave is entered by themselves, or by a strategy officer.',
);

/** Nobody is away for longer; a slip of the year would silence everything of theirs. */
const LONGEST = 2 * 366;

type Asked = Pick<Leave, 'from' | 'until'> & { who: Person; cover: Person | null };

export const leaveTurn: ErrandTurn<'leave'> = async (app, origin, speaker, errand, { books }) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const { who, cover, until } = errand;
  const away = who === null ? speaker.person : await personNamed(app, origin, speaker, books, who);
  if ('ask' in away) return [away.ask];
  if (!mayToTheirs(anybody(speaker), 'change-leave', away.id)) return [NOT_YOURS];
  const covers = cover && (await personNamed(app, origin, speaker, books, cover));
  if (covers && 'ask' in covers) return [covers.ask];
  const { today } = momentIn(app, HOME_ZONE);
  const from = errand.from ?? today;
  if (until !== null)
    return [await leaveAskedFor(app, origin, speaker, { who: away, from, until, cover: covers })];
  const own = away.id === speaker.person.id;
  const forms = leaveForms(own ? null : away.name, from > today ? from : null, covers?.name ?? null);
  await reframe(app, origin, speaker.person.id, wanting(app, 'leave', forms));
  return [notice(untilWhen(own ? null : away.name, from > today ? from : null, covers !== null, today))];
};

/** Shows the leave and asks for a yes. */
export async function leaveAskedFor(
  app: App,
  origin: Origin,
  speaker: Speaker,
  asked: Asked,
): Promise<Message> {
  const { who, cover, from, until } = asked;
  if (cover?.id === who.id) return notice('Nothing was noted: whoever is away cannot cover for themselves.');
  if (daysBetween(from, until) > LONGEST)
    return notice('Nothing was noted: that is more than two years. Give a nearer last day away.');
  const id = commandId(origin, `leave\n${who.id}\n${from}\n${until}\n${cover?.id}`);
  const at = stamp(app.clock.now());
  const leave = { person: who.id, from, until, cover: cover?.id ?? null };
  const { today } = momentIn(app, HOME_ZONE);
  const name = who.id === speaker.person.id ? null : who.name;
  await reframe(app, origin, speaker.person.id, (before) => ({
    ...proposing({ kind: 'leave', id, at, leave })(before),
    ...(cover === null && wanting(app, 'leave', coverForms(name, from > today ? from : null, until))),
  }));
  return noticeCard({
    text: leaveAsked(await saidOf(app, origin, speaker, asked)),
    suggestions: yesOrNo(id),
  });
}

async function saidOf(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { who, cover, from, until }: Asked,
): Promise<LeaveSaid> {
  const { today } = momentIn(app, HOME_ZONE);
  const own = who.id === speaker.person.id;
  const actions = own ? (await openActions(app, origin, speaker)).mine : null;
  const away = cover && leaveOn({ leaves: speaker.leaves ?? [] }, cover.id, from > today ? from : today);
  const replaced = await replacedBy(app, origin.tenant, { person: who.id, from, until });
  const names = await app.records.names(
    origin.tenant,
    replaced.flatMap((one) => one.cover ?? []),
  );
  return {
    name: own ? null : who.name,
    from,
    until,
    replaces: replaced.map((one) => ({
      from: one.from,
      until: one.until,
      cover: one.cover === null ? null : (names.get(one.cover) ?? 'somebody'),
    })),
    cover: cover && { name: cover.name, met: isReached(cover), away: away?.until ?? null },
    open: actions === null ? null : actions.length,
    back: backOn(speaker, who, until, replaced),
    today,
  };
}

/** The first working day of theirs after it: no card comes before that. */
function backOn(
  { leaves = [] }: Speaker,
  who: Person,
  until: PlainDate,
  replaced: readonly Leave[],
): PlainDate {
  const others = leaves.filter(({ id }) => !replaced.some((one) => one.id === id));
  return nextOwnDay(who, addDays(until, 1), { leaves: others, terms: 'england' });
}

/** Takes the yes or the no. */
export async function settleLeave(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { id, at, leave }: Extract<Proposal, { kind: 'leave' }>,
  word: 'yes' | 'no',
): Promise<Message> {
  const done = (message: Message) => settled(app, origin, speaker.person.id, id, message);
  if (word === 'no') return done(notice('All right: nothing was noted, and I ask as usual.'));
  if (!mayToTheirs(anybody(speaker), 'change-leave', leave.person)) return done(NOT_YOURS);
  const who = (await app.records.person(origin.tenant, leave.person))?.doc.body;
  const cover =
    leave.cover === null ? null : (await app.records.person(origin.tenant, leave.cover))?.doc.body;
  if (!who || cover === undefined) return done(notice('Nothing was noted: I no longer know who that is.'));
  const said = await saidOf(app, origin, speaker, { ...leave, who, cover });
  await keepLeave(app, origin.tenant, {
    ...leave,
    id: digest(id),
    at,
    by: speaker.person.id,
    ended: false,
    told: leave.cover === null,
  });
  return done(notice(leaveNoted(said)));
}

export const endLeaveTurn: ErrandTurn<'end-leave'> = async (app, origin, speaker, errand, { books }) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const who =
    errand.who === null ? speaker.person : await personNamed(app, origin, speaker, books, errand.who);
  if ('ask' in who) return [who.ask];
  const own = who.id === speaker.person.id;
  if (!mayToTheirs(anybody(speaker), 'change-leave', who.id)) return [NOT_YOURS];
  const ended = await endLeave(app, origin.tenant, who.id, speaker.person.id);
  const [you, their] = own ? ['you', 'your'] : [who.name, 'their'];
  return [
    notice(
      ended === 0
        ? `I had no leave noted for ${you}, so nothing was changed.`
        : `${own ? 'Welcome back. ' : ''}${own ? 'Your' : `${who.name}’s`} leave is over: I ask ${you} about ${their} actions as usual, and nobody covers any more.`,
    ),
  ];
};
