/** Quiet days as somebody gave them, judged: what a card's texts come to, or what is wrong with them. */
import { daysBetween } from '../calendar.ts';
import { PlainDate, Quiet, Weekday } from '../kinds.ts';

const WORKING: readonly Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
/** A longer span is leave, or a slip of the year. */
const LONGEST = 366;

export type QuietGiven = { ok: true; quiet: Quiet } | { ok: false; quiet: Quiet; fault: string };

/** `texts` by name: `weekdays` with commas between, `holidays`, and `from-1`, `to-1` ... as ISO dates. */
export function quietGiven(texts: ReadonlyMap<string, string>, most: number): QuietGiven {
  const weekdays = (texts.get('weekdays') ?? '')
    .split(',')
    .flatMap((text) => Weekday.safeParse(text.trim()).data ?? []);
  const named = Array.from({ length: most }, (_, place) => ({
    from: texts.get(`from-${place + 1}`),
    to: texts.get(`to-${place + 1}`),
  })).filter(({ from, to }) => from !== undefined || to !== undefined);
  const spans = named.flatMap(({ from, to }) => {
    const [first, last] = [PlainDate.safeParse(from), PlainDate.safeParse(to ?? from)];
    return first.success && last.success ? [{ from: first.data, to: last.data }] : [];
  });
  const all = WORKING.every((day) => weekdays.includes(day));
  const quiet = Quiet.parse({
    weekdays: all ? [] : [...new Set(weekdays)],
    schoolHolidays: texts.get('holidays') === 'yes',
    spans,
  });
  const fault = all
    ? 'Leave at least one weekday to ask on.'
    : spans.length < named.length
      ? 'Give the first day of each span as a date, such as 2026-12-21.'
      : spans.some(({ from, to }) => to < from)
        ? 'The last day of a span is before its first. Please put them right.'
        : spans.some(({ from, to }) => daysBetween(from, to) > LONGEST)
          ? 'That span is longer than a year. Say "away until" and a date for a long leave.'
          : null;
  return fault === null ? { ok: true, quiet } : { ok: false, quiet, fault };
}
