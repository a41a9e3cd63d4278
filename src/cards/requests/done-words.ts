/** What was done to somebody, in words to them: "1.1(a) and 1.1(b) are yours now." */

import type { PlainDate } from '../../domain/plan.ts';
import type { DoneTo } from '../../domain/told/done-to.ts';
import { day, listed } from '../format.ts';
import { clip } from '../text.ts';

/** What the words name: refs by item, titles by post, names by person. */
export type DoneNames = {
  refs: ReadonlyMap<string, string>;
  posts: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
};

/** One sentence for what somebody did; several actions that came or went together are one. `all` is never empty. */
export function doneWords(all: readonly DoneTo[], names: DoneNames, today: PlainDate): string {
  const [first] = all;
  if (!first) return '';
  const { people } = names;
  const nameOf = (key: string): string =>
    key.startsWith('post:')
      ? `the ${clip(names.posts.get(key.slice('post:'.length)) ?? 'post', 80)}`
      : clip(people.get(key.slice('person:'.length)) ?? 'somebody', 60);
  const refs = all.flatMap((one) => ('item' in one ? (names.refs.get(one.item) ?? []) : []));
  const shown =
    refs.length > MOST ? `${refs.slice(0, MOST).join(', ')} and ${refs.length - MOST} more` : listed(refs);
  const is = refs.length === 1 ? 'is' : 'are';
  switch (first.what) {
    case 'given':
      return `${shown} ${is} yours now. I ask you how it goes; say “mine” for your list.`;
    case 'taken':
      return `${shown} ${is} no longer yours${first.to === null ? '' : `, and ${refs.length === 1 ? 'belongs' : 'belong'} to ${nameOf(first.to)} now`}.`;
    case 'dated': {
      const last = all.findLast((one) => one.what === 'dated');
      const to = last?.what === 'dated' ? last.to : first.to;
      return `${shownRefs(first.item, names)} is due ${day(to, today)} now. Before: ${day(first.from, today)}.`;
    }
    case 'holder':
      return first.begins
        ? `You hold the post of ${bare(nameOf(first.of))} now, and its actions are yours.`
        : `You no longer hold the post of ${bare(nameOf(first.of))}.`;
    case 'cover':
    case 'deputy':
    case 'link-officer':
      return first.begins
        ? `You are ${ROLE[first.what]} for ${nameOf(first.of)} now: ${WHAT_FOR[first.what]}.`
        : `You are no longer ${ROLE[first.what]} for ${nameOf(first.of)}.`;
    case 'away': {
      const covers = first.cover === null ? 'nobody covers' : `${nameOf(`person:${first.cover}`)} covers`;
      return `You are noted as away from ${day(first.from, today)} to ${day(first.until, today)}; ${covers}. If that is wrong, say “I’m back”.`;
    }
    case 'back':
      return 'Your leave is over: I ask you about your actions as usual.';
    case 'refused':
      return first.of === `person:${first.person}`
        ? 'Whoever you named to cover for you cannot, so nobody covers. Say when you are away once more to name somebody else.'
        : `Whoever was to cover for ${nameOf(first.of)} cannot, so nobody does.`;
    case 'uncovered':
      return `You no longer cover for ${nameOf(first.of)}: their leave is over.`;
  }
}

const shownRefs = (item: string, { refs }: DoneNames): string => refs.get(item) ?? 'An action of yours';

const MOST = 8;
const bare = (name: string): string => name.replace(/^the /u, '');
const ROLE = { cover: 'the cover', deputy: 'the deputy', 'link-officer': 'the link officer' } as const;
const WHAT_FOR = {
  cover: 'I ask you while nobody else can answer',
  deputy: 'I ask you while they are away',
  'link-officer': 'I ask you in their place, and you answer on their behalf',
} as const;

/** Those that are told in one sentence. */
export const together = ({ what, plan, by, ...one }: DoneTo): string => {
  if (what === 'dated') return `dated\n${'item' in one ? one.item : ''}`;
  return what === 'given' || what === 'taken'
    ? `${what}\n${plan}\n${by}\n${'to' in one ? one.to : ''}`
    : one.matter;
};
