/** What is said of a leave: the question before it is noted, and the receipt after. */
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
  /** What was noted before, and gives way to this. */
  replaces: readonly { from: PlainDate; until: PlainDate; cover: string | null }[];
  /** The first day after it on which they are asked again. */
  back: PlainDate;
  /** How many actions of theirs are open; null where that was not counted. */
  open: number | null;
  today: PlainDate;
};

const spanOf = ({ from, until, today }: LeaveSaid): string =>
  from > today ? `from ${day(from, today)} until ${day(until, today)}` : `until ${day(until, today)}`;

const whoIs = ({ name }: LeaveSaid): string => (name === null ? 'you are' : `${clip(name, 80)} is`);

export function leaveAsked(said: LeaveSaid): string {
  const { cover, back, today, open, name } = said;
  const their = name === null ? 'your' : 'their';
  const actions = open === null ? `${their} actions` : `${their} ${count(open, 'open action')}`;
  const asked = cover
    ? `Shall I note that ${whoIs(said)} away ${spanOf(said)}, and that ${clip(cover.name, 80)} covers?`
    : `Shall I note that ${whoIs(said)} away ${spanOf(said)}? Nobody covers.`;
  const effect = cover
    ? `${clip(cover.name, 80)} then gets the cards about ${actions} and may update them. This holds in every plan.`
    : `I ask nobody about ${actions} until ${day(back, today)}. If somebody covers, type their name.`;
  return [
    asked,
    `${effect} What is overdue still counts as overdue.`,
    ...instead(said, 'This takes the place of'),
    ...aboutCover(said),
    'Nothing is noted before your yes.',
  ].join('\n\n');
}

/** Asks for the last day, and who covers where nobody was named. */
export function untilWhen(
  name: string | null,
  from: PlainDate | null,
  covered: boolean,
  today: PlainDate,
): string {
  const who = name === null ? 'are you' : `is ${clip(name, 80)}`;
  const since = from === null ? '' : `, from ${day(from, today)}`;
  const cover = covered ? '' : ' And who covers?';
  const example = covered ? '“18 December”' : '“18 December, Kim covers”, or “18 December” if nobody does';
  return `Until when ${who} away${since}?${cover} Nothing was noted yet. Say, for example, ${example}.`;
}

export function leaveNoted(said: LeaveSaid): string {
  const { cover, back, today, name } = said;
  return [
    `Noted: ${whoIs(said)} away ${spanOf(said)}${cover ? `, and ${clip(cover.name, 80)} covers` : ''}. I ask ${name === null ? 'you' : 'them'} again from ${day(back, today)}.`,
    ...instead(said, 'It takes the place of'),
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

/** The whole of what was noted goes, days outside the new one as well: that is said, and not left to be found out. */
function instead({ replaces, today }: LeaveSaid, words: string): string[] {
  if (replaces.length === 0) return [];
  const spans = replaces.map(
    ({ from, until, cover }) =>
      `${day(from, today)} to ${day(until, today)}${cover === null ? '' : `, covered by ${clip(cover, 80)}`}`,
  );
  return [`${words} what was noted before: ${spans.join('; ')}.`];
}
