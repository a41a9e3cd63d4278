/** The day that "not until January" names: its first, where it is to come. */
import type { PlainDate } from '../../domain/plan.ts';
import { dayToReturn } from '../dates/dated.ts';
import { dates } from '../dates/dates.ts';
import { phraseOf } from '../phrase.ts';
import { buildLexicon } from '../plan-words/lexicon.ts';

const noPlan = buildLexicon([]);

/** `words` are what stands behind "until"; null where they are no one day or time to come. */
export function notUntil(words: string, today: PlainDate): PlainDate | null {
  const phrase = phraseOf(words);
  const context = { today, lastQuestion: null, inHand: [], due: null, asked: null, officer: false };
  const found = dates({ text: phrase, left: phrase, marks: [], lexicon: noPlan, context });
  const marks = found.filter((mark) => mark.kind === 'date');
  const [only, ...others] = marks;
  if (!only || others.length > 0) return null;
  return dayToReturn(only, phrase.slice(0, only.start), today);
}
