/** Judges who may take a file off an action, and answers with the record to store without it. */

import type { Decided, Now, UpdateState } from './decide.ts';
import { mayToTheirs } from './permission.ts';
import type { Actor } from './person.ts';
import { reject } from './rejection.ts';
import { evidenceFrom, supporting } from './supporting.ts';
import type { Through } from './update.ts';

export type TakeOff = {
  /** Names the update for ever; the same command carried out twice has the same id. */
  id: string;
  file: string;
  /** Who sent the file. */
  sender: string;
  through: Through;
};

/** Whom taking a file off is for, in words. */
export const WHO_TAKES_OFF = 'whoever sent it, or an officer';

/**
 * The update to append and the milestone without the file. It is no word on how the action goes: the last update,
 * with its age and who may change it, stays the last.
 */
export function takeOff(
  { id, file, sender, through }: TakeOff,
  actor: Actor,
  { milestone, updates }: Pick<UpdateState, 'milestone' | 'updates'>,
  now: Now,
): Decided {
  if (!mayToTheirs(actor, 'take-file-off', sender))
    return reject({ code: 'not-allowed', need: WHO_TAKES_OFF });
  const pieces = supporting(updates);
  const left = pieces.filter(({ piece }) => piece.kind !== 'file' || piece.file !== file);
  if (left.length === pieces.length) return reject({ code: 'not-found', what: 'that file' });
  const { status, percent, due, forecast } = milestone;
  return {
    ok: true,
    milestone: { ...milestone, evidence: evidenceFrom(left) },
    update: {
      id,
      plan: milestone.plan,
      item: milestone.item,
      milestone: milestone.id,
      at: now.instant,
      by: actor.person,
      onBehalf: null,
      through,
      said: {},
      corrects: null,
      takenOff: file,
      left: { status, percent, due, forecast },
    },
  };
}
