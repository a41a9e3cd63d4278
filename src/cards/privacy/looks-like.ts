/** What was found, in words that say what it looks like and nothing of it. */
import type { FindingKind } from '../../domain/privacy/finding.ts';

export const LOOKS: { readonly [K in FindingKind]: string } = {
  upn: 'a pupil’s unique pupil number',
  nhs: 'a pupil’s NHS number',
  uln: 'a pupil’s unique learner number',
  birth: 'a child’s date of birth',
  initials: 'a pupil’s initials with a school or year group',
  name: 'a child’s name',
};

/** "a pupil’s NHS number and a child’s name". */
export const lookLike = (kinds: readonly FindingKind[]): string => {
  const words = kinds.map((kind) => LOOKS[kind]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
};

/** "This looks like a pupil’s NHS number." */
export const thisLooksLike = (kinds: readonly FindingKind[]): string => `This looks like ${lookLike(kinds)}.`;
