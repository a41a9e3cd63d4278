/** "Which ones?" after an answer about silence: asked of the silent, whoever asks, and never of everything. */
import type { Question } from '../../domain/question.ts';
import type { Sight } from '../mark.ts';

const WHICH =
  /^(?:(?:and|so|ok(?:ay)?|but)\b[ ,]*)?(?:(?:which|who)(?: ones?)?(?:(?: (?:are|is)|'s|'re) (?:they|those|these|it|that))?|(?:list|name|show)(?: me)? (?:them|those|these)(?: all)?)[\s?.!]*$/i;

/** The last question once more; null where it was another one, or more is said. */
export function whichSilent({ text, context: { lastQuestion } }: Sight): Question | null {
  return lastQuestion?.intent === 'no-update' && WHICH.test(text) ? lastQuestion : null;
}
