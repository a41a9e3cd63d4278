/** As much of a change as finds its lines in the history at once: what is left is a change of its own. */
import { changesOfItem, changesOfPlan } from '../changed.ts';
import type { Item, Measure, Plan } from '../plan.ts';

/** The plan with `most` lines of what changes in its head; its facts, which are few, are among them always. */
export function planInPart(before: Plan, after: Plan, most: number): Plan {
  const { posts, linkOfficers, measures } = before;
  const facts = { ...after, posts, linkOfficers, measures };
  const lines = (over: Partial<Plan>): number => changesOfPlan(before, { ...before, ...over }).length;
  const room = roomOf(most - changesOfPlan(before, facts).length);
  const stays = new Set(after.linkOfficers.map((link) => JSON.stringify(link)));
  return {
    ...facts,
    posts: inPart(posts, after.posts, (post) => room(lines({ posts: replaced(posts, post) }))),
    linkOfficers: linkOfficers.filter((link) => stays.has(JSON.stringify(link)) || !room(1)),
    measures: measuresInPart(measures, after.measures, room),
  };
}

/** The same of an item; undefined where not even its facts find their lines. */
export function itemInPart(before: Item, after: Item, most: number): Item | undefined {
  const facts = { ...after, measures: before.measures };
  const left = most - changesOfItem(before, facts).length;
  if (left < 0) return undefined;
  return { ...facts, measures: measuresInPart(before.measures, after.measures, roomOf(left)) };
}

const measuresInPart = (
  before: readonly Measure[],
  after: readonly Measure[],
  room: (lines: number) => boolean,
): Measure[] => inPart(before, after, () => room(1));

/** Whether that many lines more find room. */
function roomOf(most: number): (lines: number) => boolean {
  let left = most;
  return (lines) => {
    if (lines > left) return false;
    left -= lines;
    return true;
  };
}

/** In the order of `after`: what differs comes in as long as it finds room, and waits as it was otherwise. */
const inPart = <T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  hasRoom: (next: T) => boolean,
): T[] =>
  after.map((next) => {
    const was = before.find(({ id }) => id === next.id);
    return was === undefined || JSON.stringify(was) === JSON.stringify(next) || hasRoom(next) ? next : was;
  });

const replaced = <T extends { id: string }>(list: readonly T[], next: T): T[] =>
  list.map((one) => (one.id === next.id ? next : one));
