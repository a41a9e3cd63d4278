/** Parser: whose word it is, where the speaker only passes it on ("For Kim: done"). Hearsay ("Kim says ...") is none. */
import type { Mark, Parser } from '../mark.ts';
import { nameAt } from '../plan-words/said-name.ts';
import { wordKey } from '../words.ts';

const OPENING =
  /(?<=^|\n)(?:(?:hi|hello|hey|update|this is|message|answering|reply(?:ing)?|writing)[ ,]+)*(?:for|on behalf of|obo|p\.?p\.?|from)\s+/gi;
/** Behind "on behalf of Kim" other marks than a colon may stand. */
const ENDS = /^\s*:/;
const ENDS_OUTRIGHT = /^\s*[:,-]/;

/** Claims all but the colon, so that what stands behind it is read as the speaker's own words. */
export const onBehalf: Parser = ({ text, left, lexicon }) => {
  for (const match of left.matchAll(OPENING)) {
    const at = match.index + match[0].length;
    const found = nameAt(left.slice(at, at + 80));
    if (!found) continue;
    const end = at + found.length;
    const outright = /\b(?:behalf|obo|p\.?p\.?)\b/i.test(match[0]);
    const ofPlan = found.name.split(/\s+/).some((word) => lexicon.words.has(wordKey(word.toLowerCase())));
    if (!(outright ? ENDS_OUTRIGHT : ENDS).test(left.slice(end, end + 5))) continue;
    if (ofPlan || (!outright && (!found.sure || /^from/i.test(match[0])))) continue;
    const mark: Mark = {
      start: match.index,
      end,
      text: text.slice(match.index, end),
      kind: 'on-behalf',
      name: found.name,
    };
    return [mark];
  }
  return [];
};
