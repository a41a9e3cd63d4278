/** One thing that somebody does, and who may have it change the record: what the walk through all of them is made of. */
import type { Deed, HouseDeed, OwnDeed } from '../../../src/domain/permission.ts';

/**
 * Who may have it change the record: whoever may do the deed to the action, or to the plan as a whole; the person whose
 * it is; `nobody`, since it only shows, or names something that is not theirs to name.
 */
export type Needs =
  | Deed
  | HouseDeed
  | { theirs: OwnDeed; whose: string }
  /** The person who is to have it, and whoever may do the deed. */
  | { receiver: string; or: Deed }
  | 'nobody';
export type Step = {
  data: Record<string, unknown>;
  needs: Needs;
  /** The item that the deed is done to, where that is not the action. */
  item?: string;
  /** What is told to whoever may do that deed, and to nobody else. */
  tells?: { to: Deed; words: RegExp };
  /** In their own chat, unless it says otherwise. */
  where?: 'channel' | 'both';
  /** It makes a file for whoever asks, and stores nothing. */
  makes?: true;
  /** Nobody waits for an answer. */
  silent?: true;
  /** Only whoever asks sees it, in whatever conversation they are. */
  anywhere?: true;
  /** Officers pick one of all plans from it, by its title. */
  picksPlan?: true;
  /** What it does is done by a yes, or shown only: the record stays as it is even so. */
  shows?: true;
};
