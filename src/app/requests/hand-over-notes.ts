/** Whose an action is that somebody wants to hand over, and who gives it away. */
import type { Line } from '../../domain/line.ts';
import type { Found } from '../conversation/lines.ts';

/** A wish gives nobody an action. */
export const staysWith = ({ ref, owner }: Line): string =>
  owner === null
    ? `${ref} has no owner until its lead or an officer gives it to somebody.`
    : `${ref} stays with ${owner.post ? `the ${owner.post}` : 'its present owner'} until its lead or an officer gives it to somebody else.`;

/** Said before a yes is asked for; nothing where the speaker answers for it. At most one sentence. */
export function notTheirs({ actor, milestone, line }: Pick<Found, 'actor' | 'milestone' | 'line'>): string[] {
  const { owner } = milestone;
  if (owner !== null && actor.holds.includes(owner)) return [];
  const whose =
    owner === null ? 'nobody’s yet' : line.owner?.post ? `the ${line.owner.post}’s` : 'somebody else’s';
  return [`${line.ref} is ${whose}, not yours to hand over: what you say here is a suggestion.`];
}
