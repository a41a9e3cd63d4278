/** Which action a reply is about, where its words leave that open. */
import type { Reading } from '../intent.ts';
import { marksOf, type Sight } from '../mark.ts';
import type { Targets } from '../plan-words/targets.ts';

/** The question back about a ref that is only mentioned, or that has no status of its own; null when all is clear. */
export function aboutTargets(targets: Targets, sight: Sight): Reading | null {
  const repeated = marksOf(sight, 'same-as').map(({ ref }) => ref);
  // "It's in the p1 folder" names a place.
  const places = marksOf(sight, 'evidence').flatMap(({ start, end }) =>
    marksOf(sight, 'item')
      .filter((item) => item.start >= start && item.end <= end)
      .flatMap(({ entries }) => entries.map(({ ref }) => ref)),
  );
  const mentioned = targets.mentioned.filter((ref) => !repeated.includes(ref) && !places.includes(ref));
  const mentions = targets.about.length === 0 && mentioned.length > 0;
  return mentions ? aboutMention(targets, sight) : aboutParents(targets, sight);
}

/** A ref that is merely mentioned must not be written to, and what is in hand may not be meant either. */
function aboutMention(targets: Targets, sight: Sight): Reading {
  const choices = [...new Set([...sight.context.inHand.slice(0, 1), ...targets.mentioned])].slice(0, 3);
  return {
    kind: 'clarify',
    ask: `Which action is this about?`,
    items: [],
    wants: 'item',
    suggestions: choices.map((ref) => ({ label: ref, say: `${ref} ${sight.text}`.slice(0, 300) })),
  };
}

/** A priority or an objective has no status of its own: only its actions do. */
function aboutParents(targets: Targets, sight: Sight): Reading | null {
  const [parent] = targets.marks.flatMap((mark) =>
    mark.entries.some((entry) => entry.action) ? [] : mark.entries.slice(0, 1),
  );
  if (!parent) return null;
  const below = [...sight.lexicon.refs.values()]
    .flat()
    .filter((entry) => entry.action && entry.plan === parent.plan && entry.above.includes(parent.ref));
  return {
    kind: 'clarify',
    ask: `${parent.ref} has ${below.length} ${below.length === 1 ? 'action' : 'actions'}. Which one is this about?`,
    items: [],
    suggestions: below.slice(0, 3).map((entry) => ({
      label: entry.ref,
      say: `${entry.ref} ${sight.text.slice(targets.marks[0]?.end ?? 0).trim()}`.slice(0, 300),
    })),
  };
}
