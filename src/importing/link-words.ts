/** Finds where an action points to another one: "See 1.1 (a)", "defined in 1.4a and b", "feed into a) above". */
import type { z } from 'zod/v4';
import type { Relative } from '../domain/plan-file.ts';

/** `to` as printed, a ref or a letter alone; `sole`: the action says no more than to see the other one. */
export type Pointer = { kind: z.infer<typeof Relative>; to: string; sole: boolean };

const REF = String.raw`\d{1,2}(?:\.\d{1,2}){1,3}\s?(?:\(?[a-z]\)?(?![a-z]))?|\d{1,2}\s?\([a-z]\)`;
const LETTER = String.raw`\(?[a-z]\)`;
const FURTHER = String.raw`(?:\s?(?:,|and|&)\s?(?:${REF}|\(?[a-z]\)?(?![a-z])))`;
const POINTS: readonly (readonly [RegExp, Pointer['kind']])[] = [
  [new RegExp(String.raw`\(see (?:also )?((?:${REF})${FURTHER}{0,4})\)`, 'gi'), 'see-also'],
  [new RegExp(String.raw`\bsee also ((?:${REF})${FURTHER}{0,4})`, 'gi'), 'see-also'],
  [
    new RegExp(
      String.raw`(?:^|[–—-]\s?|\.\s)(?:see|as per|as in|refer to|same as) ((?:${REF})${FURTHER}{0,4})\.?$`,
      'gi',
    ),
    'same-as',
  ],
  [
    new RegExp(
      String.raw`\b(?:(?:defined|set out|identified|described|agreed|established|developed|listed) (?:in|at|under)|depend(?:s|ent|ing) (?:up)?on|following(?: completion of)?|subject to) ((?:${REF})${FURTHER}{0,4})`,
      'gi',
    ),
    'depends-on',
  ],
  [new RegExp(String.raw`\bfeed(?:s|ing)? in ?to ((?:${REF}|${LETTER})${FURTHER}{0,4})`, 'gi'), 'feeds'],
];

/** Every pointer in the words of an action, each place once; the first kind that fits counts. */
export function pointersIn(text: string): Pointer[] {
  const seen = new Set<string>();
  return POINTS.flatMap(([pattern, kind]) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      refsIn(match[1] ?? '').flatMap((to) => {
        if (seen.has(to)) return [];
        seen.add(to);
        return [{ kind, to, sole: kind === 'same-as' }];
      }),
    ),
  );
}

/** `1.4a and b` as `1.4a`, `1.4b`. */
function refsIn(text: string): string[] {
  let before = '';
  return text.split(/\s?(?:,|\band\b|&)\s?/i).flatMap((part) => {
    const ref = part.replace(/[\s()]/g, '').toLowerCase();
    if (ref === '') return [];
    if (/^\d/.test(ref)) {
      before = /^[\d.]*\d/.exec(ref)?.[0] ?? '';
      return [ref];
    }
    return [before + ref];
  });
}
