/** "Since papers": what changed after a paper was frozen. */
import { completedSince, movedSince, redatedSince } from './moved.ts';
import type { Paper } from './paper.ts';
import { type PaperRecord, scoped } from './record.ts';
import { dayWords, evidenceWords, milestoneWords, STANDING_WORD } from './words.ts';

export type SincePapers = {
  /** The day of the freeze. */
  frozen: string;
  /** A line each, refs first. */
  completed: string[];
  moved: string[];
  redated: string[];
  /** Actions of which something was said. */
  updated: number;
};

/** `record.before` is not read: what is compared with is the paper itself. */
export function sincePapers(record: PaperRecord, paper: Pick<Paper, 'at' | 'standings'>): SincePapers {
  const scope = scoped({ ...record, before: paper });
  const day = scope.dayOf(paper.at);
  const own = new Set(scope.actions.map(({ id }) => id));
  const said = scope.updates.filter(({ at, item }) => at > paper.at && own.has(item));
  // On the day of the freeze only the last word tells whether it was before or after it.
  const completed = completedSince(scope, day).filter(
    ({ milestone }) => (milestone.lastUpdate?.at ?? '') > paper.at,
  );
  return {
    frozen: day,
    completed: completed.map(
      ({ item, milestone }) =>
        `${item.ref} ${milestoneWords(item, milestone)}: complete (${evidenceWords(milestone)})`,
    ),
    moved: movedSince(scope).map(
      ({ one, was }) =>
        `${one.action.ref} ${one.action.title}: ${STANDING_WORD[was]}, now ${STANDING_WORD[one.standing]}`,
    ),
    redated: redatedSince(scope, paper.at).map(
      ({ item, from, to }) => `${item.ref} ${item.title}: ${dayWords(from)}, now ${dayWords(to)}`,
    ),
    updated: new Set(said.map(({ item }) => item)).size,
  };
}

export const isNothing = ({ completed, moved, redated, updated }: SincePapers): boolean =>
  completed.length + moved.length + redated.length + updated === 0;
