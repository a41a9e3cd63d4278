/** The one question that a door asks before it stores or posts people's words or names of files. */
import { thisLooksLike } from '../../cards/privacy/looks-like.ts';
import { kindsIn } from '../../domain/privacy/guard.ts';

/** Null when nothing looks like a pupil's data; else the words to answer with, and nothing is to be stored. */
export function guarded(texts: readonly (string | null | undefined)[]): string | null {
  const kinds = kindsIn(texts.filter((text) => typeof text === 'string'));
  return kinds.length === 0
    ? null
    : `${thisLooksLike(kinds)} Nothing was stored. Please say it without that.`;
}

/** The name that a file is kept under: its own, or "evidence-1.pdf" where that one looks like a pupil's data. */
export const safeName = (name: string, place: number): string =>
  kindsIn([name], 'file-name').length === 0
    ? name
    : `evidence-${place}${/\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? ''}`;
