/** What a plan's head says of people: its posts, who speaks for whom, and measures of the plan as a whole, as entries to hand over. */
import { longDay } from '../../cards/format.ts';
import { type Concerns, concernsOf, type Known } from '../../domain/keeping/concerns.ts';
import type { Entry } from '../../domain/keeping/entry.ts';
import type { Item, OwnerKey, Plan, Post } from '../../domain/plan.ts';
import { docId } from '../../store/ids.ts';
import { type Called, keyName, sentence } from './fact.ts';

/** Without a date of their own: a post's days stand in its words. */
export function planEntries(plan: Plan, known: Known, called: Called): Entry[] {
  const entry = (kind: string, of: unknown, words: string, more: readonly string[] = []): Entry => ({
    ...{ kind, id: docId('plan', plan.id), plan: plan.id, ref: null, title: plan.title, at: null, when: [] },
    ...{ by: null, words, restricted: false, files: [] },
    people: [...new Set([...concernsOf('plan', of, known).people, ...more])],
  });
  return [
    ...plan.posts.map((post) => entry('Post', post, postWords(post, called))),
    ...plan.linkOfficers.map((link) =>
      entry(
        'Link officer',
        link,
        `${keyName(link.officer, called)} records for ${keyName(`person:${link.person}`, called)}`,
        throughPosts([link.officer], plan),
      ),
    ),
    ...plan.measures
      .filter(({ owner }) => owner !== null)
      .map((measure) =>
        entry(
          'Measure',
          measure.owner,
          sentence([
            `measure: ${measure.text}`,
            measure.owner && `given by ${keyName(measure.owner, called)}`,
          ]),
          throughPosts([measure.owner], plan),
        ),
      ),
  ];
}

function postWords({ title, holders, cover, deputy, linkOfficer }: Post, called: Called): string {
  const held = holders.map(
    ({ person, from }) =>
      keyName(`person:${person}`, called) + (from === null ? '' : ` from ${longDay(from)}`),
  );
  return sentence([
    `${title}: ${held.length > 0 ? held.join(', ') : 'vacant'}`,
    cover && `covered by ${keyName(`person:${cover}`, called)}`,
    deputy && `deputy: ${keyName(deputy, called)}`,
    linkOfficer && `link officer: ${keyName(linkOfficer, called)}`,
  ]);
}

/** Whom an action concerns: also whoever has, had or will have a post that it belongs to, and who covers it. */
export function itemConcerns(item: Item, plan: Plan | undefined, known: Known): Concerns {
  const keys = [...item.owners.map(({ key }) => key), item.lead, ...item.measures.map(({ owner }) => owner)];
  const own = concernsOf('item', item, known);
  return { ...own, people: [...new Set([...own.people, ...(plan ? throughPosts(keys, plan) : [])])] };
}

const throughPosts = (keys: readonly (OwnerKey | null)[], { posts }: Plan): string[] =>
  posts
    .filter(({ id }) => keys.includes(`post:${id}`))
    .flatMap(({ holders, cover }) => [
      ...holders.map(({ person }) => person),
      ...(cover === null ? [] : [cover]),
    ]);
