/** What a card says beside a line of its: "If I hear nothing by Fri 18 Dec, I tell the Head of Access". */
import type { PlainDate } from '../../domain/plan.ts';
import { age, day } from '../format.ts';
import { clip } from '../text.ts';

/** `lead` is a post's title or a person's name; null where nobody leads it, and the officers are told. */
export function warningNote({
  said,
  lead,
  post,
  today,
}: {
  said: { by: PlainDate } | 'told';
  lead: string | null;
  post: boolean;
  today: PlainDate;
}): string {
  const who = lead === null ? 'a strategy officer' : `${post ? 'the ' : ''}${clip(lead, 80)}`;
  return said === 'told'
    ? `I have heard nothing, so it goes into the weekly note to ${who}.`
    : `If I hear nothing ${said.by === today ? 'today' : `by ${day(said.by, today)}`}, I tell ${who}.`;
}

/** "Robin Sample asked for an update today." */
export const chaseNote = ({
  who,
  at,
  today,
  zone,
}: {
  who: string | null;
  at: string;
  today: PlainDate;
  zone: string;
}): string => `${clip(who ?? 'Your lead', 60)} asked for an update ${age(at, today, zone)}.`;
