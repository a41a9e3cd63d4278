/** "Remind me tomorrow", said on a Friday: nobody is asked on a Saturday, so the next working day is taken, and said. */
import { day } from '../../cards/format.ts';
import { nextWorkingDayOnOrAfter } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { ReplyReading } from '../../understanding/intent.ts';

/** The reply with a day on which somebody can be asked, and what the receipt says of it. */
export function onWorkingDay(
  reply: ReplyReading,
  today: PlainDate,
): { reply: ReplyReading; notes: string[] } {
  const { snooze } = reply;
  if (!snooze) return { reply, notes: [] };
  const value = nextWorkingDayOnOrAfter(snooze.value);
  if (value === snooze.value) return { reply, notes: [] };
  return {
    reply: { ...reply, snooze: { ...snooze, value } },
    notes: [`${day(snooze.value, today)} is no working day: I ask again on ${day(value, today)}.`],
  };
}
