/** The plan's own words for a date, read into what can be scheduled: by when, how often, how surely. */
import type { Anchors } from './by-when/anchors.ts';
import type { ByWhenReading } from './by-when/reading.ts';

export { type Anchors, anchorsOf } from './by-when/anchors.ts';
export { ByWhenReading, Rule } from './by-when/reading.ts';

export function readByWhen(text: string, _anchors: Anchors): ByWhenReading {
  return { text, kind: 'none', start: null, end: null, rule: null, every: null, month: null, certainty: 'low', basis: 'words', confirm: false };
}
export function findByWhen(_text: string, _anchors: Anchors): ByWhenReading | null {
  return null;
}
