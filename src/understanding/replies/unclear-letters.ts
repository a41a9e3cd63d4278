/** "b done, rest on track" where nothing in hand, or more than one action, ends in that letter: which is meant is asked. */
import type { Clarify, Context } from '../intent.ts';

const LETTERS = '([a-h](?:\\s*(?:,|and|&|\\+)\\s*[a-h])*)';
const STATUS =
  '(?:done|complete[d]?|finished|on[ -]track|at[ -]risk|off[ -]track|red|amber|green|slipping|delayed|not started)';
const ANSWERS = new RegExp(
  `^\\s*${LETTERS}\\s+(?:is |are |both |all ){0,2}(${STATUS})(?=\\s*(?:[,.;]|and\\b|but\\b|$))`,
  'i',
);

type Named = { status: string; letters: { letter: string; refs: string[] }[] };

/** The letters that a text answers by, each with the refs in hand that end in it. */
function lettersIn(text: string, inHand: readonly string[]): Named {
  const [, letters = '', status = ''] = ANSWERS.exec(text) ?? [];
  const named = letters.toLowerCase().match(/\b[a-h]\b/g) ?? [];
  const refsOf = (letter: string): string[] => inHand.filter((ref) => endsIn(ref, letter));
  return { status: status.toLowerCase(), letters: named.map((letter) => ({ letter, refs: refsOf(letter) })) };
}

export const endsIn = (ref: string, letter: string): boolean => ref.toLowerCase().endsWith(`(${letter})`);

/** Letters that no action in hand ends in, with the status that was said of them; null where there are none. */
export function strangeLetters(
  text: string,
  { inHand }: Pick<Context, 'inHand'>,
): { letters: string[]; status: string } | null {
  const { status, letters } = lettersIn(text, inHand);
  const strange = letters.filter(({ refs }) => refs.length === 0);
  return strange.length > 0 ? { letters: strange.map(({ letter }) => letter), status } : null;
}

/** The question back, or null where the letters are clear or there are none. */
export function aboutLetters(text: string, { inHand }: Context): Clarify | null {
  const { letters: meant, status } = lettersIn(text, inHand);
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
    suggestions: refs.slice(0, 3).map((ref) => ({ label: `${ref} ${status}`, say: `${ref} ${status}` })),
  };
}
