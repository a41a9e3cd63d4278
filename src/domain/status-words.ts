/** The words for statuses: as Waymark writes them, and as councils write them in their own tables. */
import type { Status } from './milestone.ts';

export const STATUS_WORD: { readonly [S in Status]: string } = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  complete: 'Complete',
  'in-progress': 'In progress',
  'not-started': 'Not started',
  withdrawn: 'Withdrawn',
};

const WORDS: readonly (readonly [Status, RegExp])[] = [
  [
    'not-started',
    /^(?:not (?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin)|no progress|grey|gray)$/,
  ],
  [
    'complete',
    /^(?:b|blue|complete[d]?|done|achieved|delivered|finished|closed|implemented|fully (?:complete[d]?|implemented|achieved))$/,
  ],
  [
    'off-track',
    /^(?:r|red|off track|delayed|overdue|behind(?: schedule)?|slipp(?:ed|ing)|stalled|blocked|missed)$/,
  ],
  [
    'at-risk',
    /^(?:a|y|amber|yellow|orange|at risk|some (?:concerns?|delay|slippage)|minor delay|under review)$/,
  ],
  ['on-track', /^(?:g|green|on (?:track|target|schedule|course))$/],
  [
    'in-progress',
    /^(?:in (?:progress|hand)|ongoing|on going|under ?way|started|begun|commenced|partially (?:complete[d]?|achieved)|active|wip)$/,
  ],
  [
    'withdrawn',
    /^(?:withdrawn|cancelled|dropped|no longer (?:required|needed|relevant)|superseded|discontinued)$/,
  ],
];

/** The status that a short text names (`Amber`, `G`, `Completed`, `Green - on track`), or null when it names none, or two. */
export function statusNamed(text: string): Status | null {
  const parts = text
    .toLowerCase()
    .split(/[-–—:/(),]| {2,}/)
    .map((part) =>
      part
        .replace(/[^a-z ]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => part !== '');
  const whole = statusOf(
    text
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  if (whole !== null) return whole;
  const named = new Set(parts.map(statusOf));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

const statusOf = (words: string): Status | null =>
  WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
