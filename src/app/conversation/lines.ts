/** Finds milestones that cards and frames point at, with their books and lines; what is gone is left out. */
import type { Shown } from '../../cards/submit.ts';
import { keysAnswered } from '../../domain/away/who-answers.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { type Line, lineOf } from '../../domain/line.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { milestoneSeen, seenBy } from '../../domain/restricted.ts';
import type { Version } from '../../store/store.ts';
import { knownOf } from '../away/presence.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

export type Found = {
  book: Book;
  milestone: Milestone;
  version: Version;
  line: Line;
  actor: Actor;
  today: PlainDate;
};

/** The milestone as it stands now; undefined when it is gone or not the speaker's to see. */
export async function find(
  app: App,
  origin: Origin,
  speaker: Speaker,
  milestone: string,
): Promise<Found | undefined> {
  const stored = await app.records.milestone(origin.tenant, milestone);
  const book = stored && (await app.records.book(origin.tenant, stored.doc.body.plan));
  if (!book || !stored) return undefined;
  const actor = actorIn(app, book, origin, speaker);
  if (!may(actor, 'see-plan', book, null)) return undefined;
  const today = localDate(app.clock.now(), book.plan.timezone);
  const seen = seenBy(book, actor);
  const line = lineOf(seen, milestoneSeen(seen, stored.doc.body), today);
  return { book: seen, milestone: stored.doc.body, version: stored.version, line, actor, today };
}

export async function findAll(
  app: App,
  origin: Origin,
  speaker: Speaker,
  milestones: readonly string[],
): Promise<Found[]> {
  const found = await Promise.all(milestones.map((id) => find(app, origin, speaker, id)));
  return found.filter((one) => one !== undefined);
}

/** The speaker as permissions of a plan see them. */
export function actorIn(app: App, book: Book, origin: Origin, speaker: Speaker): Actor {
  const today = localDate(app.clock.now(), book.plan.timezone);
  const board = book.plan.boards.find(
    (candidate) => origin.scope === 'channel' && candidate.channel === origin.channel,
  );
  return {
    person: speaker.person.id,
    officer: speaker.officer,
    holds: keysAnswered(book.plan, speaker.person.id, today, knownOf(speaker)),
    board: board?.id ?? null,
  };
}

export const shownNow = (milestone: Milestone): Shown => ({
  plan: milestone.plan,
  milestone: milestone.id,
  seen: milestone.lastUpdate?.id ?? null,
});

export { shownOf as shownLine } from '../../cards/line-words.ts';

export const ids = (list: readonly Pick<Shown, 'milestone'>[]): string[] =>
  list.map((shown) => shown.milestone);
