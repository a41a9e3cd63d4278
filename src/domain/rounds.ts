/** The reporting rounds of a plan: one a half-term, opened two working weeks before it ends; and one a board's meeting. */
import { addDays, addWorkingDays, lastWorkingDayOnOrBefore, nextWorkingDayOnOrAfter } from './calendar.ts';
import type { PlainDate } from './kinds.ts';
import type { MeetingDates } from './papers/meeting-dates.ts';
import { halfTermsOf, schoolYearOf, type TermCalendar } from './terms.ts';

/**
 * `opens` and `closes` are working days. `since` is the day after the round before was over: what was said from then
 * on is news to this one.
 */
export type Round = { opens: PlainDate; closes: PlainDate; since: PlainDate };

const OPENS_BEFORE = 10;
/** How many school years without a half-term are looked through before there is no round. */
const YEARS = 3;

/** The rounds that close on a day or later, in order: those of the school years up to three after `until`. */
export function* roundsFrom(calendar: TermCalendar, day: PlainDate, until: PlainDate): Generator<Round> {
  const last = schoolYearOf(until > day ? until : day) + YEARS;
  for (let year = schoolYearOf(day) - 1; year <= last; year += 1) {
    for (const round of roundsOf(calendar, year)) if (round.closes >= day) yield round;
  }
}

type Years = Map<number, readonly Round[]>;
const england: Years = new Map();
const ownTerms = new WeakMap<object, Years>();

function yearsOf(calendar: TermCalendar): Years {
  if (calendar === 'england') return england;
  const years = ownTerms.get(calendar) ?? new Map();
  ownTerms.set(calendar, years);
  return years;
}

/** The rounds of a school year, one a half-term; a half-term of less than two weeks is one round from its first day. */
export function roundsOf(calendar: TermCalendar, year: number): readonly Round[] {
  const years = yearsOf(calendar);
  const rounds = years.get(year) ?? roundsIn(calendar, year);
  years.set(year, rounds);
  return rounds;
}

function roundsIn(calendar: TermCalendar, year: number): Round[] {
  const halves = [...halfTermsOf(calendar, year - 1).slice(-1), ...halfTermsOf(calendar, year)];
  return halves.slice(1).flatMap(({ start, end }, place): Round[] => {
    const before = halves[place];
    const closes = lastWorkingDayOnOrBefore(end);
    const first = nextWorkingDayOnOrAfter(start);
    const opens = addWorkingDays(closes, -OPENS_BEFORE);
    if (!before || first > closes) return [];
    return [{ opens: opens < first ? first : opens, closes, since: addDays(before.end, 1) }];
  });
}

/**
 * The round that a board's cycle opens: from the call to the freeze. What was said in a half-term's round that is
 * still open at the call, or was over ten working days before it, is news to the board, too: nobody says it twice.
 */
export function roundOfCycle({ call, freeze }: MeetingDates, calendar: TermCalendar): Round {
  const opens = nextWorkingDayOnOrAfter(call);
  const before = [...roundsFrom(calendar, addDays(opens, -LONGEST_GAP), opens)].findLast(
    (round) => round.opens <= opens,
  );
  const lately = before && before.closes >= addWorkingDays(opens, -OPENS_BEFORE);
  const since = before === undefined ? opens : lately ? before.opens : addDays(before.closes, 1);
  return { opens, closes: lastWorkingDayOnOrBefore(freeze), since };
}

/** Between two rounds lies no more than the summer. */
const LONGEST_GAP = 150;
