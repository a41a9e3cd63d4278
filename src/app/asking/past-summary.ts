/** "And last week?" after a summary: a summary tells how it stands now, so what it can tell of then is said. */

import { listed } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { Question } from '../../domain/question.ts';
import type { Message } from '../message.ts';

/** Undefined where the summary is of no time that is over. */
export function pastSummary({ intent, period, items }: Question, today: PlainDate): Message | undefined {
  if (intent !== 'summary' || period === null || period.to === null || period.to >= today) return undefined;
  const of = items.length === 0 ? '' : ` in ${listed(items.slice(0, 3))}`;
  const when = clip(period.text, 60);
  return noticeCard({
    text: `A summary tells how it stands today: I can’t give the figures as they were ${when}. What changed ${when} I can tell, and the board’s post of that week stands in its channel.`,
    suggestions: [
      { label: `What changed ${when}`, say: `what changed ${period.text}${of}`.slice(0, 300) },
      { label: 'The summary of today', say: `summary${of}` },
    ],
  });
}
