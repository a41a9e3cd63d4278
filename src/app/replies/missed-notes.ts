/** What a receipt says of words with a date, a name or a percentage that no field has taken. */
import type { Line } from '../../domain/line.ts';
import { isOpen, type Status } from '../../domain/milestone.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { dayInWords } from '../../understanding/plan-words/scope.ts';
import type { Untaken } from '../../understanding/replies/untaken.ts';

/** "I did not take: ...", but for what stands so already: its agreed date, the one that is expected, today. */
export function missedNotes(
  missed: readonly Untaken[],
  line: Line,
  status: Status | undefined,
  today: PlainDate,
): string[] {
  const news = missed.filter(({ day }) => day === null || ![line.due, line.forecast, today].includes(day));
  if (news.length === 0) return [];
  const [day] = news.flatMap((one) => (one.day !== null && one.day > today ? [one.day] : []));
  const how =
    day === undefined || !isOpen(status ?? line.status)
      ? ''
      : ` If you expect it on ${dayInWords(day)}, say “${line.ref} new date ${dayInWords(day)}”.`;
  return [`${notTaken(news)}${how}`];
}

/** Without what to say instead: for several actions at once. */
export const notTaken = (missed: readonly Untaken[]): string =>
  `I did not take: ${missed.map(({ words }) => `“${words}”`).join(', ')}.`;
