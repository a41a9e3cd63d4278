/** What supports a milestone, by the updates that still stand. */
import type { Evidence, Milestone } from './milestone.ts';
import type { Update } from './update.ts';

/** A piece of evidence with the update that gave it. */
export type Supporting = { piece: Evidence; update: Update };

/**
 * Of updates given oldest first, the pieces in that order: each file once, without what an update was put right from.
 * `corrected` is an update that is being put right now.
 */
export function supporting(updates: readonly Update[], corrected: string | null = null): Supporting[] {
  const replaced = new Set([
    corrected,
    ...updates.flatMap(({ corrects, putsBack }) => putsBack ?? corrects ?? []),
  ]);
  // For good, whatever became of the update that says so: the bytes are gone.
  const counted = new Set(updates.flatMap(({ takenOff }) => takenOff ?? []));
  const isNew = (piece: Evidence): boolean => {
    if (piece.kind !== 'file') return true;
    const known = counted.has(piece.file);
    counted.add(piece.file);
    return !known;
  };
  return updates
    .filter(({ id }) => !replaced.has(id))
    .flatMap((update) => (update.said.evidence ?? []).filter(isNew).map((piece) => ({ piece, update })));
}

/** How a milestone tells of these. */
export function evidenceFrom(pieces: readonly Supporting[]): Milestone['evidence'] {
  const latest = pieces.at(-1)?.piece;
  return latest ? { count: pieces.length, latest } : null;
}
