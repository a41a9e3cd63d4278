/** Tells somebody that they cover for a colleague: what that means, from when and until when. */
import type { PlainDate } from '../../domain/plan.ts';
import { day } from '../format.ts';
import { noticeCard } from '../notice.ts';
import type { CardMessage } from '../render.ts';
import { clip } from '../text.ts';

/** `namedBy` is who entered it, where that was not whoever is away. */
export type Covering = {
  name: string;
  namedBy: string | null;
  from: PlainDate;
  until: PlainDate;
  today: PlainDate;
};

export function coverCard({ name, namedBy, from, until, today }: Covering): CardMessage {
  const who = clip(name, 80);
  const when =
    from > today ? `from ${day(from, today)} until ${day(until, today)}` : `until ${day(until, today)}`;
  return noticeCard({
    title: `You cover for ${who}`,
    text: [
      `${who} is away ${when}, and ${namedBy === null ? '' : `${clip(namedBy, 80)} `}named you to cover. I ask you about their actions in that time, on your own card; what you say is recorded as yours.`,
      `If you cannot, say so here: ${who} is told, or a strategy officer where they are away already.`,
    ].join('\n\n'),
    suggestions: [
      { label: 'Show my list', say: 'mine' },
      { label: 'I can’t cover', say: `I can't cover for ${name}` },
    ],
  });
}
