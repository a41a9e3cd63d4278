/** Under which key a person's message about boards' posts stands in the outbox: one a day. */
import type { PlainDate } from '../../domain/plan.ts';

/** What a person is sent on a day, for all the boards whose posts are near. */
export const previewsKey = (tenant: string, person: string, day: PlainDate): string =>
  `previews:${tenant}:${person}:${day}`;
