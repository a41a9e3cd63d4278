/** Whether a question asks how one thing stands ("is 3.3b done?", "SEN review - done?") or for those that stand so. */
import type { QuestionIntent } from '../../domain/question.ts';
import { marksOf, type Sight } from '../mark.ts';
import type { Entry } from '../plan-words/lexicon.ts';
import { namesASubject } from './leftover.ts';

/** What is asked of some, not of one. */
const OF_SOME =
  /\b(?:any|anything|nothing|none|owt|anyone|some|which|what|whats|wot|how many|hw many|ones|list|show|see|actions|things|stuff|those|these|there)\b/i;
/** "Is everything on track" is answered by what is not, too. */
const OF_ALL =
  /\b(?:is|are|has|have) (?:it |they |we )?(?:all|everything|everyone)\b|\b(?:are|is) (?:we|things|it all)\b(?! (?:any|doing))/i;
const VERB_FIRST =
  /(?:^|[,;.-]\s*|\b(?:and|but|so|if|whether|know|tell me|hi|hello|morning)\s+)(?:is|are|has|have|was|were|did|does|do|isn't|hasn't|haven't|aren't)\b|\bor not\b/i;
const YES_OR_NO = /\byet\b|\?\s*$/i;
const SAID_OF_ONE = /\b(?:reds|ambers|greens|blues|blockers)\b/i;

/** A filter would answer "is 3.3(b) done?" with an empty list. */
export function asksAState(
  sight: Sight,
  entries: readonly Entry[],
  said: QuestionIntent | null,
  asks: boolean,
): boolean {
  if (marksOf(sight, 'status-filter').length === 0 || (said !== null && said !== 'status' && said !== 'list'))
    return false;
  if (entries.length > 0 && entries.every((entry) => entry.action)) return true;
  const filters = marksOf(sight, 'status-filter').flatMap((mark) => mark.statuses);
  const ofItems =
    filters.includes('no-date') || filters.includes('no-actions') || filters.includes('not-complete');
  if (ofItems) return false;
  if (OF_ALL.test(sight.text)) return true;
  return (
    namesASubject(sight) &&
    !OF_SOME.test(sight.text) &&
    !SAID_OF_ONE.test(sight.text) &&
    (VERB_FIRST.test(sight.text) || (asks && YES_OR_NO.test(sight.text)))
  );
}
