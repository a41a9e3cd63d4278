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

export const asksForTime = (text: string): boolean =>
  text.length <= 1000 && ASKED.test(text.trim()) && !NOT.test(text);

const BECAUSE =
  /\b(?:because(?:\s+of)?|as|since|due\s+to|owing\s+to|the\s+reason\s+is(?:\s+that)?|reason\s*:|on\s+account\s+of)\s+(?<why>[^\n]{3,})$/i;

/** What is asked: of which refs, until which day, and why; null where it was not said, or could be several. */
export type TimeAsked = { refs: string[]; date: PlainDate | null; reason: string | null };

export function timeAsked(text: string, lexicon: Lexicon, context: Context): TimeAsked {
  const why = BECAUSE.exec(text.trim());
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
