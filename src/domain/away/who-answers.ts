/**
 * Who answers for an owner key on a day: the one place that knows of holders, leave, covers, deputies and link officers.
 *
 * Asked is the first of these who is in and can be reached: the link officer, where the holder is outside the tenant;
 * the holder; who covers the holder's leave; the post's cover; its standing deputy. Whoever covers and is away
 * has a cover, too. While the holder is away and none of these is in, nobody is asked.
 */

import type { PlainDate, Quiet } from '../kinds.ts';
import type { Leave } from '../leave.ts';
import { isAway } from '../leave.ts';
import { type OwnerKey, type Plan, personBehind } from '../plan.ts';
import { type DayOff, isQuiet, NO_DAYS_OFF } from './days-off.ts';

/** What is known of who is in: leaves that are not over, who cannot be reached, and people's own quiet days. */
export type Presence = {
  leaves: readonly Leave[];
  unreached: ReadonlySet<string>;
  quiet: ReadonlyMap<string, Quiet>;
};
export const EVERYBODY_IN: Presence = { leaves: [], unreached: new Set(), quiet: new Map() };

export const As = ['owner', 'cover', 'deputy', 'link-officer'] as const;
export type As = (typeof As)[number];
export type Answerer = { person: string; as: As };

export type Answering = {
  /** Who holds the key; null for a vacant post. */
  holder: string | null;
  /** The holder's leave, where they are away on the day. */
  away: Leave | null;
  /** Who gets the card; null where nobody does: the post is vacant, or nobody stands in. */
  asked: Answerer | null;
  /** Who may answer, in this order; each person once. */
  may: readonly Answerer[];
};

type Known = Pick<Presence, 'leaves' | 'unreached'>;

/** The leave that somebody is on; of two, the one that lasts longer. */
export const leaveOn = ({ leaves }: Pick<Presence, 'leaves'>, person: string, day: PlainDate): Leave | null =>
  leaves
    .filter((leave) => leave.person === person && isAway(leave, day))
    .sort((a, b) => b.until.localeCompare(a.until))[0] ?? null;

/** Who of these is away, and on which leave. */
export const awayAmong = (
  leaves: Presence['leaves'],
  people: readonly string[],
  day: PlainDate,
): ReadonlyMap<string, Leave> =>
  new Map(
    people.flatMap((person) => {
      const leave = leaveOn({ leaves }, person, day);
      return leave ? [[person, leave] as const] : [];
    }),
  );

export function answering(plan: Plan, key: OwnerKey, day: PlainDate, known: Known = EVERYBODY_IN): Answering {
  const holder = personBehind(plan, key, day);
  const post = plan.posts.find(({ id }) => key === `post:${id}`);
  const away = holder === null ? null : leaveOn(known, holder, day);
  const behind = (one: OwnerKey | null | undefined): string | null =>
    one ? personBehind(plan, one, day) : null;
  const linked = post?.linkOfficer ?? plan.linkOfficers.find(({ person }) => person === holder)?.officer;
  const chain = (person: string | null, as: As): Answerer[] => standIns(known, person, day, as);
  const order = [
    ...chain(behind(linked), 'link-officer'),
    ...chain(holder, 'owner').map(
      ({ person, as }, place): Answerer => ({ person, as: place === 0 ? as : 'cover' }),
    ),
    ...chain(post?.cover ?? null, 'cover'),
    ...chain(behind(post?.deputy), 'deputy'),
  ];
  const isIn = ({ person }: Answerer): boolean => leaveOn(known, person, day) === null;
  const inside = order.filter(isIn);
  const reached = inside.find(({ person }) => !known.unreached.has(person));
  // Somebody who is in and cannot be reached is told of as that.
  const asked = reached ?? inside.find(({ person }) => person === holder) ?? inside[0] ?? null;
  const may = order.filter(({ person }, place) => order.findIndex((one) => one.person === person) === place);
  return { holder, away, asked, may };
}

/** Leave that is covered by somebody on leave goes no further than this. */
const MOST_COVERS = 4;

/** Somebody, and whoever covers for them while they are away: each covers for the one before. */
function standIns(known: Known, person: string | null, day: PlainDate, as: As): Answerer[] {
  const found: Answerer[] = [];
  for (let next = person; next !== null && found.length < MOST_COVERS; ) {
    const one: string = next;
    if (found.some((before) => before.person === one)) break;
    found.push({ person: one, as });
    next = leaveOn(known, one, day)?.cover ?? null;
  }
  return found;
}

/** The keys of a plan that a person may have to do with: theirs, every post's, and those of people who are away. */
const keysAround = (plan: Plan, person: string, { leaves }: Known): OwnerKey[] => [
  ...new Set<OwnerKey>([
    `person:${person}`,
    ...plan.posts.map(({ id }): OwnerKey => `post:${id}`),
    ...leaves.map((leave): OwnerKey => `person:${leave.person}`),
    ...plan.linkOfficers.map((link): OwnerKey => `person:${link.person}`),
  ]),
];

/** The keys that the person may answer for: what permissions go by. */
export const keysAnswered = (plan: Plan, person: string, day: PlainDate, known: Known): OwnerKey[] =>
  keysAround(plan, person, known).filter((key) =>
    answering(plan, key, day, known).may.some((one) => one.person === person),
  );

/** The keys whose card the person gets. */
export const keysAsked = (plan: Plan, person: string, day: PlainDate, known: Known): OwnerKey[] =>
  keysAround(plan, person, known).filter((key) => answering(plan, key, day, known).asked?.person === person);

/** The keys that are the person's own, or come to them: what "mine" lists, on leave as well. */
export const keysOfOwn = (plan: Plan, person: string, day: PlainDate, known: Known): OwnerKey[] =>
  keysAround(plan, person, known).filter((key) => {
    const { holder, asked } = answering(plan, key, day, known);
    return holder === person || asked?.person === person;
  });

/** The days on which nobody is asked about what is this key's: the post's quiet days, its answerer's, and leave. */
export function daysOffOf(plan: Plan, key: OwnerKey | null, known: Presence): DayOff {
  if (key === null) return NO_DAYS_OFF;
  const post = plan.posts.find(({ id }) => key === `post:${id}`);
  if (!post?.quiet && known.leaves.length === 0 && known.quiet.size === 0) return NO_DAYS_OFF;
  const terms = plan.about.terms ?? 'england';
  return (day) => {
    if (isQuiet(post?.quiet, day, terms)) return true;
    const { asked, away } = answering(plan, key, day, known);
    if (asked === null) return away !== null;
    return isQuiet(known.quiet.get(asked.person), day, terms);
  };
}
