/** The labels of actions and the names of levels, from refs, letters and headings. */
import { letterOf } from '../label.ts';
import type { Column } from './header.ts';
import { oneLine } from './seen.ts';

/** `Priority / Theme` is called a priority. */
export function calledBy({ heading }: Column): string | null {
  const word = oneLine(heading.split(/[/(:,\n]/)[0] ?? '')
    .replace(/[^\p{L} -]/gu, '')
    .replace(/\s(?:name|title|description)$/i, '')
    .trim();
  return word === '' || word.length > 30 || word.split(' ').length > 3
    ? null
    : word.replace(/(?<=action|objective|activit|priorit|theme|aim)s$/i, '');
}

/** A letter in the action's cell counts on from the ref beside it. */
export function joinedLabel(ref: string | null, own: string | null): string | null {
  if (ref === null || own === null) return ref ?? own;
  const letter = /^\(?([a-z]{1,4})[.)]$/i.exec(own)?.[1];
  return letter === undefined || new RegExp(`\\(?${letter}\\)?$`, 'i').test(ref) ? ref : `${ref}(${letter})`;
}

export function numberedLabel(ref: string | null, own: string | null, index: number): string | null {
  if (ref === null) return own;
  const mark = /^\(?([a-z]{1,4}|\d{1,2})[.)]$/i.exec(own ?? '')?.[1];
  return own !== null && mark === undefined ? own : `${ref}(${mark ?? letterOf(index + 1)})`;
}
