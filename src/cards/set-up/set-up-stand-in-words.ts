/** What an officer sets of deputies and link officers, in words. */
import { bold, clip, type Run, run } from '../text.ts';

/** Who stands in for a post or a person; `from` is who did so before. Null is nobody. */
export type StandInSaid = {
  as: 'deputy' | 'link-officer';
  of: string;
  to: string | null;
  from: string | null;
};

const ROLE = { deputy: 'deputy', 'link-officer': 'link officer' } as const;
const name = (words: string): string => clip(words, 80);

export const standInAsked = ({ as, of, to }: StandInSaid): string =>
  to === null
    ? `Leave ${name(of)} without a ${ROLE[as]}?`
    : `Make ${name(to)} the ${ROLE[as]} of ${name(of)}?`;

export const standInSet = ({ as, of, to }: StandInSaid): string =>
  to === null ? `Set: ${name(of)} has no ${ROLE[as]}` : `Set: ${name(to)} is ${ROLE[as]} of ${name(of)}`;

export const standInFacts = ({ as, from }: StandInSaid, when: 'now' | 'before'): Run[][] => [
  [bold('What it means: '), run(MEANS[as])],
  [bold(when === 'now' ? 'Now: ' : 'Before: '), run(from === null ? 'nobody' : name(from))],
];

const MEANS = {
  deputy:
    'may always answer, and is asked while the post is vacant, or its holder is away without a cover or cannot be reached.',
  'link-officer': 'gets the cards, and what they say is recorded on behalf of whoever holds the action.',
} as const;

export const standInChange = ({ as, of }: StandInSaid): string =>
  `To change it, say “the ${ROLE[as]} of ${name(of)} is” and a name, or “remove the ${ROLE[as]} of ${name(of)}”.`;
