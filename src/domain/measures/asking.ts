/** Whether somebody is asked for readings: seldom for those alone, and not of what they have said there is no figure for yet. */
import { addDays } from '../calendar.ts';
import type { PlainDate } from '../kinds.ts';
import type { Person } from '../person.ts';

/** Nobody who keeps silent is sent a card for readings alone sooner than this; on other cards they come along. */
const AGAIN_DAYS = 28;
/** How long "no figure yet" holds where no day is named, and at most. */
const PAUSE_DAYS = 7;
const LONGEST_PAUSE_DAYS = 366;

type Asked = Pick<Person, 'readingsAskedOn' | 'readingsPaused'>;

/** The first day on which it is asked for again; a day that is named counts where it is to come. */
export function pauseUntil(named: PlainDate | null, today: PlainDate): PlainDate {
  if (named === null || named <= today) return addDays(today, PAUSE_DAYS);
  const last = addDays(today, LONGEST_PAUSE_DAYS);
  return named < last ? named : last;
}

export const isPaused = ({ readingsPaused = {} }: Asked, measure: string, today: PlainDate): boolean =>
  (readingsPaused[measure] ?? '') > today;

/** With these measures paused until that day; what is over is forgotten. */
export const pausedUntil = (
  { readingsPaused = {} }: Asked,
  measures: readonly string[],
  until: PlainDate,
  today: PlainDate,
): Record<string, PlainDate> => ({
  ...Object.fromEntries(
    Object.entries(readingsPaused).filter(([, day]) => day > addDays(today, -AGAIN_DAYS)),
  ),
  ...Object.fromEntries(measures.map((id) => [id, until])),
});

/** What is wanted of somebody: the newest of it since a day. `measures` are null where they are too many to be named. */
export type Wants = { since: PlainDate; measures: readonly string[] | null };

/**
 * Whether a card may be sent for readings alone: the time that is asked about is a new one, what they put off has come,
 * or four weeks have gone by.
 */
export function mayAskForReadings(person: Asked, { since, measures }: Wants, today: PlainDate): boolean {
  if (measures?.every((id) => isPaused(person, id, today))) return false;
  const { readingsAskedOn: asked, readingsPaused = {} } = person;
  if (asked === undefined || asked < since || addDays(asked, AGAIN_DAYS) <= today) return true;
  return (measures ?? []).some((id) => {
    const until = readingsPaused[id];
    return until !== undefined && until <= today && until > asked;
  });
}
