/** What a plan is without somebody: their posts are vacant from now on, and their actions nobody's. */
import { type Item, type OwnerKey, type PlainDate, type Plan, type Post, personBehind } from '../plan.ts';

export type Vacated = {
  plan: Plan;
  /** Items that are others now. */
  items: Item[];
  /** Ids of posts that they held, stood in for as a rule or at the moment, or recorded for. */
  posts: string[];
  covered: string[];
  deputised: string[];
  recorded: string[];
  /** People, by their ids, for whom they recorded; and measures of the plan as a whole that were theirs to give. */
  recordedFor: string[];
  measures: string[];
};

export function vacated(plan: Plan, items: readonly Item[], person: string, today: PlainDate): Vacated {
  const key: OwnerKey = `person:${person}`;
  const isHeld = (post: Post): boolean => personBehind(plan, `post:${post.id}`, today) === person;
  const posts = plan.posts.map((post) => withoutHolder(post, person, isHeld(post), today));
  const held = plan.posts.filter(isHeld);
  const measured = <M extends { owner: OwnerKey | null }>(measures: M[]): M[] =>
    measures.some(({ owner }) => owner === key)
      ? measures.map((one) => (one.owner === key ? { ...one, owner: null } : one))
      : measures;
  return {
    plan: {
      ...plan,
      posts,
      linkOfficers: plan.linkOfficers.filter((link) => link.person !== person && link.officer !== key),
      measures: measured(plan.measures),
    },
    items: items.flatMap((item) => {
      const owners = item.owners.filter((owner) => owner.key !== key);
      const lead = item.lead === key ? null : item.lead;
      const measures = measured(item.measures);
      const isSame = owners.length === item.owners.length && lead === item.lead && measures === item.measures;
      return isSame ? [] : [{ ...item, owners, lead, measures }];
    }),
    posts: idsOf(held),
    covered: idsOf(plan.posts.filter(({ cover }) => cover === person)),
    deputised: idsOf(plan.posts.filter(({ deputy }) => deputy === key)),
    recorded: idsOf(plan.posts.filter(({ linkOfficer }) => linkOfficer === key)),
    recordedFor: plan.linkOfficers.flatMap((link) =>
      link.officer === key && link.person !== person ? [link.person] : [],
    ),
    measures: idsOf(plan.measures.filter(({ owner }) => owner === key)),
  };
}

const idsOf = (those: readonly { id: string }[]): string[] => those.map(({ id }) => id);

/** Nobody from before comes back to what they hold today, and whoever is to follow does. Former holders stay in its history. */
function withoutHolder(post: Post, person: string, held: boolean, today: PlainDate): Post {
  const isAhead = (from: PlainDate | null): boolean => from !== null && from > today;
  const holders = post.holders.filter((one) => (isAhead(one.from) ? one.person !== person : !held));
  return {
    ...post,
    holders,
    cover: post.cover === person ? null : post.cover,
    deputy: post.deputy === `person:${person}` ? null : post.deputy,
    linkOfficer: post.linkOfficer === `person:${person}` ? null : post.linkOfficer,
  };
}
