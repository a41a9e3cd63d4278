/** The columns that councils use, matched by what their headings mean. */
import { HEADINGS } from './column-words.ts';

export type Meaning =
  | 'ref'
  | 'priority'
  | 'objective'
  | 'action'
  | 'owner'
  | 'lead'
  | 'by-when'
  | 'start'
  | 'measure'
  | 'difference'
  | 'status'
  | 'progress'
  | 'percent'
  | 'outcome'
  | 'description'
  | 'nature'
  | 'evidence'
  | 'resources';

/** A heading longer than this is a sentence of the plan. */
const LONGEST = 160;

/**
 * What the heading of a column means, or null when it means nothing that a plan holds (or nothing for certain).
 * `heading` is the cell's text as it stands. Slips of one letter in a long word are allowed for.
 */
export function meaningOf(heading: string): Meaning | null {
  if (heading.length > LONGEST) return null;
  const spelt = heading.normalize('NFKC').trim();
  if (/^(?:#|n[o°º]\.?|nr\.?)$/i.test(spelt)) return 'ref';
  const words = plainWords(spelt);
  if (words === '') return null;
  return read(words) ?? read(mended(words));
}

const read = (words: string): Meaning | null =>
  HEADINGS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** `R.A.G. status (Dec)` as `rag status dec`; the per cent sign stays a word. */
const plainWords = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/\(s\)/g, 's')
    .replace(/%/g, ' percent ')
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Words long enough that one wrong letter leaves no doubt what was meant. */
const LONG_WORDS = [
  ...['reference', 'priority', 'priorities', 'objective', 'objectives', 'action', 'actions', 'activity'],
  ...['activities', 'responsible', 'responsibility', 'accountable', 'officer', 'timescale', 'timescales'],
  ...['timeframe', 'deadline', 'completion', 'milestone', 'milestones', 'measure', 'measures', 'success'],
  ...['criteria', 'indicator', 'indicators', 'progress', 'update', 'status', 'evidence', 'resources'],
  ...['outcome', 'outcomes', 'difference', 'commentary', 'description', 'recommendation', 'percentage'],
];

const mended = (words: string): string =>
  words
    .split(' ')
    .map((word) =>
      word.length < 5 || LONG_WORDS.includes(word)
        ? word
        : (LONG_WORDS.find((known) => word.length > 4 && oneSlipApart(word, known)) ?? word),
    )
    .join(' ');

/** Whether a letter was left out, added, changed, or two neighbours swapped. */
function oneSlipApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
