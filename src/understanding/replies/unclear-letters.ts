/** "b done, rest on track" where nothing in hand, or more than one action, ends in that letter: which is meant is asked. */
import type { Clarify, Context } from '../intent.ts';

const LETTERS = '([a-h](?:\\s*(?:,|and|&|\\+)\\s*[a-h])*)';
const STATUS =
  '(?:done|complete[d]?|finished|on[ -]track|at[ -]risk|off[ -]track|red|amber|green|slipping|delayed|not started)';
const ANSWERS = new RegExp(
  `^\\s*${LETTERS}\\s+(?:is |are |both |all ){0,2}(${STATUS})(?=\\s*(?:[,.;]|and\\b|but\\b|$))`,
  'i',
);

/** The question back, or null where the letters are clear or there are none. */
export function aboutLetters(text: string, { inHand }: Context): Clarify | null {
  const [, letters = '', status = ''] = ANSWERS.exec(text) ?? [];
  const named = letters.toLowerCase().match(/\b[a-h]\b/g) ?? [];
  const meant = named.map((letter) => ({
    letter,
    refs: inHand.filter((ref) => ref.toLowerCase().endsWith(`(${letter})`)),
  }));
  const unclear = meant.find(({ refs }) => refs.length !== 1);
  if (!unclear) return null;
  const { letter, refs } = unclear;
  return {
    kind: 'clarify',
    ask:
      refs.length === 0
        ? `Which action is "${letter}"? Nothing was recorded. Please give its whole number.`
        : `More than one ends in "${letter}". Nothing was recorded. Which one do you mean?`,
    items: [],
    suggestions: refs
      .slice(0, 3)
      .map((ref) => ({ label: `${ref} ${status.toLowerCase()}`, say: `${ref} ${status.toLowerCase()}` })),
  };
}
