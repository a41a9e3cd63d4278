/** "Am I away?": the speaker's leave as it is noted, who covers for them, and for whom they cover. */
import { day, listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { addDays, HOME_ZONE, nextWorkingDayOnOrAfter } from '../../domain/calendar.ts';
import { isAway, type Leave } from '../../domain/leave.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { leavesFrom } from '../../store/presence.ts';
import { IN_OUR_CHAT } from '../away/leave-turn.ts';
import { momentIn } from '../context.ts';
import { SAY } from '../help/says.ts';
import type { ErrandTurn } from './turns.ts';

export const ownLeaveTurn: ErrandTurn<'own-leave'> = async (app, origin, speaker) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const { today } = momentIn(app, HOME_ZONE);
  const me = speaker.person.id;
  const leaves = (await leavesFrom(app.store, origin.tenant, today)).filter(({ until }) => until >= today);
  const own = leaves.filter(({ person }) => person === me).sort((a, b) => a.from.localeCompare(b.from));
  const covers = leaves.filter(({ cover }) => cover === me);
  const names = await app.records.names(origin.tenant, [
    ...own.flatMap(({ cover }) => cover ?? []),
    ...covers.map(({ person }) => person),
  ]);
  const name = (id: string): string => clip(names.get(id) ?? 'somebody', 80);
  const now = own.find((leave) => isAway(leave, today));
  const ahead = own.filter((leave) => leave !== now).map((leave) => aheadWords(leave, today, name));
  const text = [
    now
      ? awayWords(now, today, name)
      : `You are not away${ahead.length === 0 ? ', and no leave of yours is noted' : ''}.`,
    ...ahead,
    ...(covers.length > 0
      ? [`You cover for ${listed(covers.map((one) => coveredWords(one, today, name)))}.`]
      : []),
    now
      ? 'Back sooner? Say “I’m back”.'
      : 'To note leave, say, for example, “I’m away until 31 December”, and who covers, if somebody does.',
  ].join('\n');
  return [noticeCard({ text, suggestions: now ? [SAY.back, SAY.workingDays] : [SAY.workingDays] })];
};

type Names = (id: string) => string;

const covering = ({ cover }: Leave, name: Names): string =>
  cover === null ? 'nobody covers' : `${name(cover)} covers`;

const awayWords = (leave: Leave, today: PlainDate, name: Names): string =>
  `You are away until ${day(leave.until, today)}, and ${covering(leave, name)}. I ask you again from ${day(nextWorkingDayOnOrAfter(addDays(leave.until, 1)), today)}.`;

const aheadWords = (leave: Leave, today: PlainDate, name: Names): string =>
  `You will be away from ${day(leave.from, today)} until ${day(leave.until, today)}, and ${covering(leave, name)}.`;

const coveredWords = ({ person, from, until }: Leave, today: PlainDate, name: Names): string =>
  from > today
    ? `${name(person)} from ${day(from, today)} until ${day(until, today)}`
    : `${name(person)} until ${day(until, today)}`;
