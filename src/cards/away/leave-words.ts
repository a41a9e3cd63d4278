/** What is said of a leave: the question before it is noted, and the receipt after. */
import { addDays } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { count, day } from '../format.ts';
import { clip } from '../text.ts';

export type LeaveSaid = {
  /** Who is away; null is whoever reads it. */
  name: string | null;
  from: PlainDate;
  until: PlainDate;
  /** Who covers; null for nobody. `met` is whether they have met the bot. */
  cover: { name: string; met: boolean; away: PlainDate | null } | null;
  /** How many actions of theirs are open; null where that was not counted. */
  open: number | null;
  today: PlainDate;
};

const spanOf = ({ from, until, today }: LeaveSaid): string =>
  from > today ? `from ${day(from, today)} until ${day(until, today)}` : `until ${day(until, today)}`;

const whoIs = ({ name }: LeaveSaid): string => (name === null ? 'you are' : `${clip(name, 80)} is`);

export function leaveAsked(said: LeaveSaid): string {
  const { cover, until, today, open, name } = said;
  const their = name === null ? 'your' : 'their';
  const actions = open === null ? `${their} actions` : `${their} ${count(open, 'open action')}`;
  const asked = cover
    ? `Shall I note that ${whoIs(said)} away ${spanOf(said)}, and that ${clip(cover.name, 80)} covers?`
    : `Shall I note that ${whoIs(said)} away ${spanOf(said)}? Nobody covers.`;
  const effect = cover
    ? `${clip(cover.name, 80)} then gets the cards about ${actions} and may update them. This holds in every plan.`
    : `I ask nobody about ${actions} until ${day(addDays(until, 1), today)}. To name a cover, say it again and add “Kim covers”.`;
  return [
    asked,
    `${effect} What is overdue still counts as overdue.`,
    ...aboutCover(said),
    'Nothing is noted before your yes.',
  ].join('\n\n');
}

export function leaveNoted(said: LeaveSaid): string {
  const { cover, until, today, name } = said;
  const back = day(addDays(until, 1), today);
  return [
    `Noted: ${whoIs(said)} away ${spanOf(said)}${cover ? `, and ${clip(cover.name, 80)} covers` : ''}. I ask ${name === null ? 'you' : 'them'} again from ${back}.`,
    ...aboutCover(said),
    name === null ? 'Back sooner? Say “I’m back”.' : `Back sooner? Say “end ${clip(name, 60)}’s leave”.`,
  ].join('\n\n');
}

/** What keeps a cover from being asked. */
function aboutCover({ cover, today }: LeaveSaid): string[] {
  if (!cover) return [];
  const who = clip(cover.name, 80);
  return [
    ...(cover.met
      ? []
      : [
          `${who} has not met Waymark yet: I tell and ask them once they have opened a chat with me in Teams.`,
        ]),
    ...(cover.away === null ? [] : [`${who} is away until ${day(cover.away, today)}, too.`]),
  ];
}
