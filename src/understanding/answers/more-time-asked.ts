/** Whether somebody asks for more time: a wish to whoever leads it, with a date and a reason. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Context } from '../intent.ts';
import { marksOf, runParsers } from '../mark.ts';
import { ofAll } from '../parsers.ts';
import { phraseOf } from '../phrase.ts';
import type { Lexicon } from '../plan-words/lexicon.ts';

const LEAD = String.raw`^(?:(?:hi|hello|hey|sorry|please|pls|ok|okay|so|update)[,.! ]+)*(?:for\s+)?(?:[^\s,:;]{1,14}[,:;]?\s+(?:[-–]\s+)?)?`;
const WHO = String.raw`(?:(?:i|we)(?:'d| would| will|'ll)?\s+(?:really\s+|also\s+|still\s+)?|(?:can|could|may)\s+(?:i|we)\s+(?:please\s+)?)?`;
const TIME = String.raw`(?:(?:a\s+(?:bit|little)|some|any|much)\s+)?(?:more|extra|additional|further)\s+time|(?:a\s+(?:bit|little)\s+)?longer`;
const ASKED = new RegExp(
  `${LEAD}${WHO}(?:(?:needs?|want|like|have|get|ask(?:ing)?\\s+for|request(?:ing)?)\\s+(?:to\\s+(?:have|ask\\s+for|request)\\s+)?(?:${TIME}|an?\\s+extension)|(?:${TIME})\\s+(?:needed|please|required)|extension\\s+(?:needed|please|required|request))\\b`,
  'i',
);
const NOT =
  /\b(?:not|never|no|don'?t|doesn'?t|without|won'?t|if|may|might|think)\s+(?:\w+\s+){0,2}(?:needs?|want|more|longer|extension)\b/i;

const OTHERWISE = [
  `${LEAD}(?:${TIME}|an?\\s+extension|extension)\\s+(?:for|on|to|until|till|with)\\b`,
  `${LEAD}${WHO}(?:needs?|have|get|want)\\s+(?:it\\s+)?(?:until|till|'til)\\b`,
  `${LEAD}${WHO}(?:needs?|have|get|want)\\s+(?:another|an?\\s+(?:extra|further|more)|(?:two|three|four|\\d{1,2}|a\\s+(?:few|couple(?:\\s+of)?))\\s+(?:more|extra|further))\\s+(?:\\w+\\s+)?(?:days?|weeks?|fortnights?|months?|terms?|bit)\\b`,
  `${LEAD}(?:can|could|may)\\s+\\S{1,14}\\s+(?:please\\s+)?have\\s+(?:until|till|another|an?\\s+(?:extra|extension|further)|(?:a\\s+(?:bit|little)\\s+)?(?:more|longer))\\b`,
  `${LEAD}(?:can|could|may|is\\s+it\\s+ok(?:ay)?\\s+to)\\s+(?:i|we)?\\s*(?:please\\s+)?(?:push|move|shift|extend|delay|postpone|put)\\s+(?:the\\s+(?:date|deadline)\\s+(?:of|for|on)\\s+)?\\S{1,14}\\s+(?:back\\s+|out\\s+)?(?:to|until|till|by)\\b`,
].map((pattern) => new RegExp(pattern, 'i'));

export const asksForTime = (text: string): boolean => {
  const typed = text.trim();
  const asks = ASKED.test(typed) || OTHERWISE.some((pattern) => pattern.test(typed));
  return text.length <= 1000 && asks && !NOT.test(text);
};

const BECAUSE =
  /\b(?:because(?:\s+of)?|as|since|due\s+to|owing\s+to|the\s+reason\s+is(?:\s+that)?|reason\s*:|on\s+account\s+of)\s+(?<why>[^\n]{3,})$/i;

/** What stands behind it: "..., HR froze the post". */
const ADDED =
  /(?:\s*[,;?]\s*|\s+[-–]\s+)(?:please[,.?\s]*)?(?<why>(?!\s|(?:please|thanks?|thank you|ta|cheers|if possible|if that|is that|would that|sorry)\b)[^,;?\d\n]{6,300})$/i;

/** What is asked: of which refs, until which day, and why; null where it was not said, or could be several. */
export type TimeAsked = { refs: string[]; date: PlainDate | null; reason: string | null };

export function timeAsked(text: string, lexicon: Lexicon, context: Context): TimeAsked {
  const why = BECAUSE.exec(text.trim()) ?? ADDED.exec(text.trim());
  const phrase = phraseOf(why ? text.trim().slice(0, why.index) : text);
  const sight = runParsers(ofAll, { text: phrase, left: phrase, marks: [], lexicon, context });
  const refs = marksOf(sight, 'item').flatMap(({ entries }) => entries[0]?.ref ?? []);
  const [date, ...others] = marksOf(sight, 'date').filter(({ days }) => !days.doubt);
  return {
    refs: [...new Set(refs)],
    date: date && others.length === 0 ? date.days.by : null,
    reason: why?.groups?.why?.replace(/[.\s]+$/, '') ?? null,
  };
}
