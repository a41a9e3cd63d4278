/** Reads who decides what was asked of them: "decline 3.1(a)'s date because ...", "sign off 3.3(b)", "return 3.3(b): no minutes". */
import { marksOf } from '../mark.ts';
import type { ErrandReader } from './errands.ts';

const POLITE = String.raw`(?:(?:please|pls|ok|okay|yes|i|we|can you|could you|i(?:'d| would) like to)[\s,]+)*`;
const ACCEPT = `(?<accept>accept|approve|agree to|sign off|sign-off)`;
const DECLINE = `(?<decline>decline|reject|refuse|turn down|return|send back)`;
const WHY = String.raw`(?:\s*(?:[,;:–]|-\s|because(?: of)?|as\b|since\b|due to)\s*(?:because\s+)?(?<why>[^\n]{2,1000}?))?`;
const DECIDES = new RegExp(
  String.raw`^${POLITE}(?:${ACCEPT}|${DECLINE})\s+(?<what>[^\n]{1,80}?)${WHY}[\s.!]*$`,
  'i',
);
/** All that may stand beside the number. */
const BESIDE =
  /^(?:['’]s|the|his|her|their|new|proposed|requested|expected|later|date|deadline|extension|request|extra|more|time|hand[\s-]?over|handing over|completion|sign[\s-]?off|of|for|on|to|as complete|action|it|\s)*$/i;

const KINDS = [
  [/\b(?:date|deadline|extension|time)\b/i, 'more-time'],
  [/\bhand/i, 'hand-over'],
  [/\b(?:completion|complete|sign)/i, 'sign-off'],
] as const;

export const readDecide: ErrandReader = (sight) => {
  const found = DECIDES.exec(sight.text);
  const { accept, decline, what, why } = found?.groups ?? {};
  if (what === undefined || (accept !== undefined && why !== undefined)) return null;
  const start = sight.text.indexOf(what);
  const marks = marksOf(sight, 'item').filter(
    (mark) => mark.start >= start && mark.end <= start + what.length,
  );
  const [mark, ...others] = marks;
  const refs = new Set(mark?.entries.map(({ ref }) => ref));
  const [ref] = refs;
  if (!mark || others.length > 0 || refs.size !== 1 || ref === undefined) return null;
  const beside = what.slice(0, mark.start - start) + what.slice(mark.end - start);
  if (!BESIDE.test(beside)) return null;
  const verb = accept ?? decline ?? '';
  const kind = KINDS.find(([words]) => words.test(beside))?.[1] ?? VERB_KIND[verb.toLowerCase()] ?? null;
  return {
    kind: 'errand',
    plan: null,
    errand: {
      do: 'decide',
      verdict: accept === undefined ? 'decline' : 'accept',
      of: kind,
      ref,
      reason: why?.trim() ?? null,
    },
  };
};

const VERB_KIND: { readonly [verb: string]: 'sign-off' } = {
  'sign off': 'sign-off',
  'sign-off': 'sign-off',
  return: 'sign-off',
  'send back': 'sign-off',
};
