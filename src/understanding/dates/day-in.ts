/** Reads a text that is nothing but a day: "26 Feb", "next Friday", "2027-03-12". */
import type { PlainDate } from '../../domain/plan.ts';
import type { Days } from '../mark.ts';
import { phraseOf } from '../phrase.ts';
import { buildLexicon } from '../plan-words/lexicon.ts';
import { dates } from './dates.ts';

const noPlan = buildLexicon([]);

/** The day; null when the text is no day, says more than one, or may mean another. */
export function dayIn(text: string, today: PlainDate): PlainDate | null {
  const days = daysIn(text, today);
  return days && days.from === days.to ? days.by : null;
}

/** By when: the day, or the last one of a stretch ("end of March"). Null as above. */
export const byWhenIn = (text: string, today: PlainDate): PlainDate | null => daysIn(text, today)?.by ?? null;

function daysIn(text: string, today: PlainDate): Days | null {
  const phrase = phraseOf(text);
  const context = { today, lastQuestion: null, inHand: [], due: null, asked: null, officer: false };
  const marks = dates({ text: phrase, left: phrase, marks: [], lexicon: noPlan, context });
  const [only, ...others] = marks;
  if (only?.kind !== 'date' || others.length > 0 || only.days.doubt) return null;
  const whole = phrase.slice(0, only.start).trim() === '' && phrase.slice(only.end).trim() === '';
  return whole ? only.days : null;
}
