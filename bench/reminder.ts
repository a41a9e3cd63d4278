/** A reminder as the sample plan gives rise to it: what most messages of the bot are. */
import { type Reminder, reminderCard } from '../src/cards/reminder.ts';
import type { CardMessage } from '../src/cards/render.ts';
import { type Line, lineOf, worstFirst } from '../src/domain/line.ts';
import { SAMPLE_DAY, samplePlan } from '../tests/support/sample-plan.ts';

/** Five open actions, one of them overdue. */
export function sampleReminder(): Reminder {
  const { book, milestones } = samplePlan();
  const lines = milestones.map((milestone): Line => lineOf(book, milestone, SAMPLE_DAY));
  return {
    lines: worstFirst(lines.filter(({ open, inherited }) => open && !inherited)).slice(0, 5),
    plans: [{ id: book.plan.id, title: book.plan.title }],
    today: SAMPLE_DAY,
    zone: book.plan.timezone,
  };
}

export function sampleMessage(): CardMessage {
  const { summary, card } = reminderCard(sampleReminder());
  return { summary, card };
}
