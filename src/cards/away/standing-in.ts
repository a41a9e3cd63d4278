/** For whom somebody answers who does not hold an action: in the words of a card's line, and of what was recorded. */
import type { Leave } from '../../domain/leave.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { day } from '../format.ts';
import { clip } from '../text.ts';

/** See `store/stand-in`: names are null where nobody is named, or the post is vacant. */
export type Standing = {
  as: 'cover' | 'deputy' | 'link-officer';
  name: string | null;
  post: string | null;
  until: PlainDate | null;
};

const whom = ({ name, post }: Pick<Standing, 'name' | 'post'>): string =>
  name !== null ? clip(name, 60) : post === null ? 'a colleague' : `the ${clip(post, 80)}`;

/** "for Alex Sample, away until Thu 31 Dec", "for the Head of Skills (vacant)", "on behalf of Jo Partner". */
export function standingInWords(one: Standing, today: PlainDate): string {
  if (one.as === 'link-officer') return `on behalf of ${whom(one)}`;
  if (one.until !== null) return `for ${whom(one)}, away until ${day(one.until, today)}`;
  return one.name === null && one.post !== null ? `for ${whom(one)} (vacant)` : `for ${whom(one)}`;
}

/** "Kim Sample, covering for Alex Sample", "recorded by Kim Sample on behalf of Jo Partner". */
export function spokeFor(who: string, one: Pick<Standing, 'as' | 'name' | 'post'>): string {
  const name = clip(who, 80);
  if (one.as === 'link-officer') return `recorded by ${name} on behalf of ${whom(one)}`;
  return `${name}, ${one.as === 'cover' ? 'covering for' : 'deputy for'} ${whom(one)}`;
}

/** "away until Thu 31 Dec, Kim Sample covers". */
export const awayWords = (until: PlainDate, cover: string | null, today: PlainDate): string =>
  `away until ${day(until, today)}${cover === null ? '' : `, ${clip(cover, 60)} covers`}`;

/** By person, the words that stand behind the names of those who are away; `names` are those of their covers. */
export const awayShown = (
  away: ReadonlyMap<string, Pick<Leave, 'until' | 'cover'>>,
  names: ReadonlyMap<string, string>,
  today: PlainDate,
): ReadonlyMap<string, string> =>
  new Map(
    [...away].map(([person, { until, cover }]) => [
      person,
      awayWords(until, cover === null ? null : (names.get(cover) ?? null), today),
    ]),
  );
