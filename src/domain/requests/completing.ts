/** What a plan takes as a completion: evidence that is there, evidence that shows it, and a lead who has checked it. */
import type { Book } from '../book.ts';
import type { Milestone } from '../milestone.ts';
import type { Said } from '../update.ts';

type Word = { said: Said; corrects: string | null };
type Complete = { book: Book; milestone: Milestone };

/** A plan may take no completion without evidence; what is complete already may be spoken of without. */
export const lacksEvidence = (
  { said: { status, evidence = [] } }: Pick<Word, 'said'>,
  { book, milestone }: Complete,
): boolean =>
  status === 'complete' &&
  milestone.status !== 'complete' &&
  book.plan.completion.evidence === 'required' &&
  evidence.length === 0;

/** What supported it before it was complete shows no completion, unless its owner says that it does. */
export function isUnproven(
  { said: { evidence = [] }, corrects }: Word,
  base: Milestone,
  after: Milestone,
  stood: Milestone,
): boolean {
  if (after.status !== 'complete' || evidence.length > 0) return false;
  const completes = stood.status !== 'complete' || corrects !== null;
  return completes ? base.evidence !== null : stood.unproven === true;
}

/** A completion waits for a lead where the plan wants that; once it is open again, nothing waits. */
export function signOffAfter(
  said: Said,
  after: Milestone,
  { book, milestone }: Complete,
  word: { by: string; at: string },
): Milestone['signOff'] {
  if (after.status !== 'complete') return null;
  if (milestone.status === 'complete' || said.status !== 'complete') return milestone.signOff;
  return book.plan.completion.signOff ? { state: 'awaiting', ...word, reason: null } : null;
}
