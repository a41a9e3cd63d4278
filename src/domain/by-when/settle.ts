/** From what was found in a text to the one reading that is kept. */
import { monthOf } from '../terms.ts';
import type { Expression } from './expressions.ts';
import type { ByWhenReading } from './reading.ts';
import { type Doubt, GUESSED, type Rhythm, SAID, type Undated } from './sight.ts';
import { addMonths, daysTo } from './spans.ts';

export type Settled = Omit<ByWhenReading, 'text'>;

const MANY_DAYS = 200;
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

const WEIGHT: Undated['kind'][] = ['continuous', 'recurrence', 'event', 'vague', 'none'];

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
  const closing = ahead.findLast(({ role, end }) => role !== 'from' && role !== 'each' && end !== null);
  if (opening?.start && closing?.end && opening.from < closing.from && opening.start <= closing.end) {
    const closes = closing.role === 'until' || closing.role === 'by';
    const doubt = closes ? closing.doubt : unsure(closing.doubt);
    return { ...closing, role: 'window', from: opening.from, start: opening.start, range: true, doubt };
  }
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

/** The half year that ends with the month of a day begins here. */
const halfYearTo = (date: string): string => `${addMonths(date, -5).slice(0, 8)}01`;

/** A date, beside which other words may stand: "ongoing to March 2027", "TBC, March 2027". */
export function datedReading(found: Expression, others: readonly Undated[], goesOn: boolean): Settled {
  const { role, start, end } = found;
  const dates = { ...NOTHING, start, end };
  if (role === 'past' && start === null) return { kind: 'none', ...NOTHING, ...SAID };
  if (role === 'past') return { kind: 'window', ...dates, ...found.doubt };
  // "Each March and September": six months apart, or so.
  if (role === 'each' && found.range)
    return {
      kind: 'recurrence',
      ...NOTHING,
      start: start && halfYearTo(start),
      every: 'P6M',
      ...unsure(found.doubt),
    };
  if (role === 'each')
    return {
      kind: 'recurrence',
      ...NOTHING,
      rule: 'YEARLY',
      month: found.month ?? (end === null ? null : monthOf(end)),
      ...found.doubt,
      certainty: 'high',
      confirm: found.doubt.basis === 'terms',
    };
  if (role === 'from') return { kind: goesOn ? 'continuous' : 'open-window', ...dates, ...found.doubt };
  if (goesOn) {
    const since = found.range || role === 'window' ? start : null;
    return { kind: 'continuous', ...dates, start: since, ...found.doubt };
  }
  const kind = role === 'by' || role === 'point' ? 'point' : 'window';
  const doubt = others.some(({ unsettles }) => unsettles) ? unsure(found.doubt) : found.doubt;
  return { kind, ...dates, ...doubt };
}

/** How often, between the days that stand beside it. */
export function rhythmReading(rhythm: Rhythm, date: Expression | null): Settled {
  const { rule, every, month, doubt } = rhythm;
  const often = { kind: 'recurrence', rule, every, month, start: null, end: null } as const;
  if (!date) return { ...often, ...doubt };
  const { role, start, end } = date;
  const both = ORDER.indexOf(date.doubt.certainty) > ORDER.indexOf(doubt.certainty) ? date.doubt : doubt;
  const sure: Doubt = { ...both, confirm: doubt.confirm || date.doubt.confirm };
  const asked: Doubt = { ...both, certainty: both.certainty === 'low' ? 'low' : 'medium', confirm: true };
  if (role === 'until') return { ...often, end, ...sure };
  const long = rule === 'YEARLY' || /Y$/.test(every ?? '');
  if (long && date.month !== null) {
    // "Annually in September": the month is all that was said. With a year, that is the first.
    if (date.yearless)
      return { ...often, month: date.month, ...doubt, confirm: date.doubt.basis === 'terms' };
    return { ...often, month: date.month, start: role === 'by' ? null : start, ...asked };
  }
  // "Quarterly (April, July, October, January)" says when, "monthly, April to July" how long.
  const saysWhen =
    date.yearless && start !== null && end !== null && (long || daysTo(start, end) > MANY_DAYS);
  if ((role === 'window' || role === 'each') && !saysWhen) return { ...often, start, end, ...sure };
  // A yearly one comes round on the day; "monthly, by July 2027" ends there.
  if (long && role !== 'window') return { ...often, start: role === 'by' ? end : start, ...asked };
  if (role === 'by') return { ...often, end, ...sure };
  return role === 'from' ? { ...often, start, ...sure } : { ...often, ...asked };
}
