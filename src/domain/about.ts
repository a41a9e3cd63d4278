/** What a message of the clock's side is about: every row of the outbox is one of these. */
import { z } from 'zod/v4';

export const About = z.enum([
  'welcome',
  /** To an owner: the day's card. */
  'reminder',
  /** To an owner, because a lead sent it: apart from the day's card. */
  'chase',
  /** To whoever covers for somebody: once, that they do. */
  'cover',
  /** To a lead or an officer: somebody who has actions goes for good, and wants it known. */
  'leaving',
  /** To whoever has to decide what somebody asks for, and to who asked, once it is decided. */
  'requests',
  'outcomes',
  /** To a lead: the week's note, what has gone red, and what a board is about to see. */
  'lead-note',
  'alert',
  'preview',
  /** To an officer: what could not be sent. */
  'note',
  /** To an officer: another one wants words removed, or what became of it. */
  'redaction',
  /** To a board: the week, a report in another rhythm, the papers of a meeting, what a post had wrong. */
  'summary',
  'report',
  'papers',
  'correction',
]);
export type About = z.infer<typeof About>;

/** What asks somebody for an answer: one a day, and as many a week as the plan allows. */
export const isCard = (about: About): boolean => about === 'reminder' || about === 'chase';
