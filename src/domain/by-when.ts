/** The plan's own words for a date, read into what can be scheduled: by when, how often, how surely. */
import type { Anchors } from './by-when/anchors.ts';
import { type Expression, expressionOf } from './by-when/expressions.ts';
import { groupsIn } from './by-when/groups.ts';
import type { ByWhenReading } from './by-when/reading.ts';
import { marksIn } from './by-when/rows.ts';
import {
  bestOf,
  datedReading,
  noDate,
  rhythmReading,
  type Settled,
  undatedReading,
} from './by-when/settle.ts';
import type { Mark, Sight, Stretch, Undated } from './by-when/sight.ts';
import { sourceOf } from './by-when/source-text.ts';

export { type Anchors, anchorsOf, type YearKind } from './by-when/anchors.ts';
export { ByWhenKind, ByWhenReading, Rule } from './by-when/reading.ts';

/**
 * Reads what stands in a plan for a date: a cell ("Spring term 2027") or a phrase ("Complete the annual review").
 * Any text at all has a reading; of the first 4,000 letters, no more is looked at. Of a window, `end` is the due date.
 */
export function readByWhen(text: string, anchors: Anchors): ByWhenReading {
  return { text, ...read(sourceOf(text).text, anchors).reading };
}

/** The date expression inside a longer text, `text` being its own words; null when nothing in it can be scheduled. */
export function findByWhen(text: string, anchors: Anchors): ByWhenReading | null {
  const source = sourceOf(text);
  const { reading, at } = read(source.text, anchors);
  const schedules = reading.start ?? reading.end ?? reading.rule ?? reading.every;
  if (schedules === null || !at || reading.kind === 'none') return null;
  return { text: source.original(at.from, at.to).trim(), ...reading };
}

type Found = { reading: Settled; at: Stretch | null };

function read(text: string, anchors: Anchors): Found {
  const sight: Sight = { text, anchors };
  const marks = marksIn(sight);
  const rhythm = marks.find((mark) => mark.as === 'rhythm') ?? null;
  const best = bestOf(expressionsIn(sight, marks, rhythm !== null));
  if (rhythm && best?.role !== 'past')
    return { reading: rhythmReading(rhythm, best), at: across(rhythm, best) };
  const undated = marks.filter((mark) => mark.as === 'undated');
  if (!best) return { reading: undated.length > 0 ? undatedReading(undated) : noDate(text), at: null };
  const beside = undated.filter((mark) => mark.to <= best.from || mark.from >= best.to);
  const reading = datedReading(
    best,
    beside,
    beside.some((mark) => goesOn(mark, best, text)),
  );
  return { reading, at: best.role === 'past' ? null : best };
}

/** "Ongoing to March 2027", "Continue to monitor, to July 2027": a duty that lasts so long, and is no task with a date. */
function goesOn(mark: Mark & Undated, best: Expression, text: string): boolean {
  if (mark.kind !== 'continuous') return false;
  const between = mark.to <= best.from ? text.slice(mark.to, best.from) : text.slice(best.to, mark.from);
  return mark.from === 0 || !/[\p{L}\p{N}]/u.test(between);
}

function expressionsIn(sight: Sight, marks: readonly Mark[], hasRhythm: boolean): Expression[] {
  const dated = marks.filter((mark) => mark.as === 'span' || mark.as === 'yearly');
  let floor = 0;
  return groupsIn(sight, dated).flatMap((group) => {
    const expression = expressionOf(group, sight, floor, hasRhythm);
    floor = group.to;
    return expression ? [expression] : [];
  });
}

const across = (rhythm: Stretch, date: Stretch | null): Stretch => ({
  from: Math.min(rhythm.from, date?.from ?? rhythm.from),
  to: Math.max(rhythm.to, date?.to ?? rhythm.to),
});
