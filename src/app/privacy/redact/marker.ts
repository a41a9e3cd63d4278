/** What stands in a record, and in a message, where the words stood that were removed. */
import { longDay } from '../../../cards/format.ts';
import { HOME_ZONE, localDate } from '../../../domain/calendar.ts';
import type { Redaction } from '../../../domain/privacy/redaction.ts';

const BEGINS = 'Redacted on ';

export const isMarker = (words: string): boolean => words.startsWith(BEGINS);

/** Whether one of the texts in something that was said is a marker. */
export const holdsMarker = (value: unknown): boolean =>
  typeof value === 'string'
    ? isMarker(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsMarker);

/** "Redacted on Thu 3 Dec 2026 by two officers: it names a child". */
export const markerOf = ({ second, at, reason }: Redaction): string =>
  `${BEGINS}${longDay(localDate(Temporal.Instant.from(second?.at ?? at), HOME_ZONE))} by two officers: ${reason.replace(/["\\\s]+/g, ' ').trim()}`;
