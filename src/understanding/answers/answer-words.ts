/** What an answer gives: the reason and its date after "what is holding it up?", the name after "who should it be?". */

import type { ReplyReading } from '../intent.ts';
import { claimed, marksOf, runParsers, type Sight } from '../mark.ts';
import { ofReplies } from '../parsers.ts';
import { nameAt } from '../plan-words/said-name.ts';
import { clausesOf } from '../replies/clauses.ts';
import { wordsOf } from '../words.ts';
import { isSurelyAReason } from './no-answer.ts';

const LONGEST = 2000;
const LEAD =
  /^(?:(?:well|so|just|it's|its|it is|mainly|basically|because(?: of)?|cos|due to|the|we're|sorry|oh|um+)\s+(?=\S))*/i;
/** Words beside a date that make it the expected one, and no part of the reason. */
const EXPECTS =
  /^(?:\W|\b(?:we|i|it|it's|will|be|by|the|on|in|at|of|end|about|around|probably|hopefully|hoping|hope|aiming|aim|for|looking|like|likely|now|new|date|is|then|think|say|should|could|might|expect|expecting|expected|done|finished|complete|ready|until|till|til|to|at the|and|so|moved|realistically|call|more|back)\b)*$/i;
const UNSURE = /\b(?:maybe|probably|possibly|perhaps|might|could|should|hopefully|think|hope|say)\b/i;

/** Null when the words plainly say something else: a status, a snooze, a name. */
export function reasonGiven(sight: Sight): ReplyReading | null {
  const read = runParsers(ofReplies, sight);
  const other = read.marks.some(
    (mark) =>
      (mark.kind === 'status' && (mark.how === 'said' || mark.status === 'complete')) ||
      [
        'snooze',
        'hand-over',
        'unchanged',
        'same-as',
        'denied-status',
        'percent',
        'evidence',
        'link',
      ].includes(mark.kind),
  );
  if (other) return null;
  const DATE = new RegExp(`${claimed('date')}`, 'g');
  const clauses = clausesOf(sight.left);
  const dated = clauses.filter(
    ({ text }) => new RegExp(claimed('date')).test(text) && EXPECTS.test(text.replace(DATE, '')),
  );
  const [when] = dated;
  const date =
    when && marksOf(sight, 'date').find((mark) => mark.start >= when.start && mark.end <= when.end);
  const own = clauses.filter((clause) => clause !== when && wordsOf(clause.text).length > 0);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || dated.length > 1) return null;
  const [forecast] = marksOf(read, 'forecast').filter((mark) => mark.day >= sight.context.today);
  const day = date?.days.by ?? forecast?.day;
  const end = forecast && !date && forecast.start > first.start ? forecast.start : last.end;
  const cut = when && when.start > first.start && when.start < end ? when.start : end;
  const text = sight.text
    .slice(first.start, cut)
    .replace(LEAD, '')
    .replace(/[\s,;:-]+(?:(?:and|so|now|we're|it's|will be|should be|by|until|at)\s*)*$/i, '')
    .slice(0, LONGEST)
    .trim();
  if (text === '') return null;
  const [blocked] = marksOf(read, 'blocked');
  const doubted = UNSURE.test(sight.left) || forecast?.how === 'implied';
  return {
    reason: { value: text, how: isSurelyAReason(text) ? 'said' : 'implied', text },
    ...(day !== undefined &&
      day >= sight.context.today && {
        forecast: { value: day, how: doubted ? 'implied' : 'said', text: (date ?? forecast)?.text ?? '' },
      }),
    ...(blocked && { blocked: { value: true, how: blocked.how, text: blocked.text } }),
  };
}

const BEFORE_A_NAME =
  /^(?:(?:it's|its|it is|it should be|should be|that's|that is|that would be|would be|try|ask|i think|think|probably|maybe|possibly|it|goes? to|give it to|with|now|hi|sorry|ok|yes|no|um+|oh|please|pls)[ ,:]+)*/i;

/** A name that is all the answer there is, with the day from which it holds. */
export function nameGiven(sight: Sight): NonNullable<ReplyReading['handOver']> | null {
  const { text, context } = sight;
  const lead = BEFORE_A_NAME.exec(text)?.[0] ?? '';
  const name = nameAt(text.slice(lead.length));
  if (!name) return null;
  const rest = text.slice(lead.length + name.length);
  const beside = rest.replace(
    /\b(?:now|please|pls|instead|thanks|thank you|i think|probably|from|as of|has it|does it|in \w+|is best|the|it|took over|has taken over)\b/gi,
    '',
  );
  const [date] = marksOf(sight, 'date').filter((mark) => mark.start >= lead.length + name.length);
  const strange = wordsOf(date ? beside.replace(date.text, '') : beside);
  if (strange.length > 3) return null;
  const doubted = /\b(?:think|probably|maybe|possibly|not sure)\b|\?/i.test(text) || strange.length > 0;
  const from = date && date.days.from > context.today ? date.days.from : null;
  return {
    value: { name: name.name.replace(/'s$/i, ''), from },
    how: name.sure && !doubted ? 'said' : 'implied',
    text,
  };
}
