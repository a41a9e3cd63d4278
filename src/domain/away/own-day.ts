/** The working days on which somebody can be written to unasked: neither quiet days of theirs nor leave. */
import { isWorkingDay } from '../calendar.ts';
import type { Leave } from '../leave.ts';
import type { Person } from '../person.ts';
import type { PlainDate } from '../plan.ts';
import type { TermCalendar } from '../terms.ts';
import { isQuiet, nextDayToAsk } from './days-off.ts';
import { leaveOn } from './who-answers.ts';

/** By the school terms of the plan at hand. */
export type OwnDays = { leaves: readonly Leave[]; terms: TermCalendar };
type Whose = Pick<Person, 'id' | 'quiet'>;

const isOff = ({ id, quiet }: Whose, day: PlainDate, { leaves, terms }: OwnDays): boolean =>
  isQuiet(quiet, day, terms) || leaveOn({ leaves }, id, day) !== null;

export const isOwnDay = (person: Whose, day: PlainDate, days: OwnDays): boolean =>
  isWorkingDay(day) && !isOff(person, day, days);

/** The first of their days on or after this one. */
export const nextOwnDay = (person: Whose, from: PlainDate, days: OwnDays): PlainDate =>
  nextDayToAsk(from, (day) => isOff(person, day, days));
