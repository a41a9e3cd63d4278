/** What two officers may take out of the record: an update, or words at another place, with what names it to people. */
import type { Update } from '../update.ts';
import { wordsOf } from './content.ts';
import type { Worded } from './texts.ts';

export type Redactable = {
  ref: string;
  title: string;
  /** Who said it. */
  who: string;
  zone: string;
  /** What a hold on it is for, where one stands: two officers decide with it before their eyes. */
  held?: string;
} & ({ update: Update } | { text: Worded });

/** The update's id, or the place of the words: what buttons and redactions name it by. */
export const nameOf = (one: Redactable): string => ('update' in one ? one.update.id : one.text.place);
export const saidAt = (one: Redactable): string => ('update' in one ? one.update.at : one.text.at);
export const contentOf = (one: Redactable): string[] =>
  'update' in one ? wordsOf(one.update) : [one.text.words];
