/** From what was found in a text to the one reading that is kept. */
import type { Expression } from './expressions.ts';
import type { ByWhenReading } from './reading.ts';
import { type Doubt, GUESSED, type Rhythm, type Undated } from './sight.ts';

export type Settled = Omit<ByWhenReading, 'text'>;

const NOTHING = { start: null, end: null, rule: null, every: null, month: null } as const;

/** No words for a date at all. Words that were not understood are told from an empty cell by their certainty. */
export const noDate = (text: string): Settled => ({
  kind: 'none',
  ...NOTHING,
  certainty: /^[^\p{L}\p{N}]*(?:n ?\/ ?a|none|not applicable|nil)?[^\p{L}\p{N}]*$/iu.test(text)
    ? 'high'
    : 'medium',
  basis: 'words',
  confirm: false,
});

const WEIGHT: Undated['kind'][] = ['continuous', 'event', 'vague', 'none'];

export function undatedReading(marks: readonly Undated[]): Settled {
  const kind = WEIGHT.find((one) => marks.some((mark) => mark.kind === one)) ?? 'none';
  const { certainty, confirm } = marks.find((mark) => mark.kind === kind) ?? GUESSED;
  return { kind, ...NOTHING, certainty, basis: 'words', confirm };
}

/**
 * The expression that says by when: of several, a stretch from one to the other where the first opens and a later one
 * closes; else the deadline, else the last. What looks back counts only where nothing else is said.
 */
export function bestOf(all: readonly Expression[]): Expression | null {
  const ahead = all.filter(({ role }) => role !== 'past');
  const opening = ahead.find(({ role }) => role === 'from');
  const closing = ahead.findLast(({ role, end }) => (role === 'until' || role === 'by') && end !== null);
  if (opening?.start && closing?.end && opening.from < closing.from && opening.start <= closing.end)
    return { ...closing, role: 'window', from: opening.from, start: opening.start, range: true };
  const [first] = ahead;
  if (!first) return all.find(({ end }) => end !== null) ?? all[0] ?? null;
  const deadlines = ahead.filter(({ role }) => role === 'by');
  const chosen = (deadlines.length > 0 ? deadlines : ahead).reduce((a, b) =>
    lastDay(b) > lastDay(a) ? b : a,
  );
  const agreed = ahead.every((one) => lastDay(one) === lastDay(chosen));
  return agreed
    ? (surest(ahead.filter((one) => lastDay(one) === lastDay(chosen))) ?? chosen)
    : { ...chosen, doubt: unsure(chosen.doubt) };
}

const lastDay = ({ end, start }: Expression): string => end ?? start ?? '';
const ORDER = ['high', 'medium', 'low'];
const surest = (all: readonly Expression[]): Expression | undefined =>
  all.toSorted((a, b) => ORDER.indexOf(a.doubt.certainty) - ORDER.indexOf(b.doubt.certainty))[0];
const unsure = (doubt: Doubt): Doubt => ({ ...doubt, certainty: 'low', confirm: true });

/** A date, beside which other words may stand: "ongoing to March 2027", "TBC, March 2027". */
export function datedReading(found: Expression, others: readonly Undated[]): Settled {
  const { role, start, end } = found;
  const dates = { ...NOTHING, start, end };
  if (role === 'past') return { kind: start === null ? 'none' : 'window', ...dates, ...found.doubt };
  if (role === 'each')
    return {
      kind: 'recurrence',
      ...NOTHING,
      rule: 'YEARLY',
      month: found.month,
      ...found.doubt,
      certainty: 'high',
      confirm: found.doubt.basis === 'terms',
    };
  const goesOn = others.some(({ kind }) => kind === 'continuous') && role !== 'point';
  if (role === 'from') return { kind: goesOn ? 'continuous' : 'open-window', ...dates, ...found.doubt };
  if (goesOn) return { kind: 'continuous', ...dates, ...found.doubt };
  const kind = role === 'by' || role === 'point' ? 'point' : 'window';
  const doubt = others.some((other) => other.kind === 'vague' && other.confirm && other.certainty === 'low')
    ? unsure(found.doubt)
    : found.doubt;
  return { kind, ...dates, ...doubt };
}

/** How often, between the days that stand beside it; "annually in September" takes the month alone. */
export function rhythmReading(rhythm: Rhythm, date: Expression | null): Settled {
  const { rule, every, month, doubt } = rhythm;
  const often = { kind: 'recurrence', rule, every, month } as const;
  if (!date) return { ...often, start: null, end: null, ...doubt };
  const both =
    ORDER.indexOf(date.doubt.certainty) > ORDER.indexOf(doubt.certainty)
      ? date.doubt
      : { ...doubt, confirm: doubt.confirm && date.yearless === false ? doubt.confirm : date.doubt.confirm };
  const { role, start, end } = date;
  if (role === 'window' || role === 'until') return { ...often, start, end, ...both };
  const long = rule === 'YEARLY' || /Y$/.test(every ?? '');
  if (!long)
    return role === 'by'
      ? { ...often, start: null, end, ...both }
      : { ...often, start, end: role === 'point' && date.range ? end : null, ...both };
  // A yearly one comes round in the month that is named, or on the day.
  const named = date.wholeMonth || role === 'each' ? date.month : null;
  const confirmed: Doubt = { ...both, certainty: 'high', confirm: false };
  if (date.yearless && named !== null)
    return { ...often, start: null, end: null, month: named, ...confirmed };
  return { ...often, start: role === 'by' ? (end ?? start) : start, end: null, month: named, ...both };
}
