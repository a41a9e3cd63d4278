/** Silent: asked, and not answered. The one measure behind that word, in a board's post and in an answer alike. */
import { addWorkingDays, localDate } from './calendar.ts';
import type { Milestone } from './milestone.ts';
import type { PlainDate } from './plan.ts';
import { type ActionStanding, answersFor, isAhead, isOpenAction, isUnreported } from './standing.ts';

/** Working days that an owner has to answer a card: only then is it silence. */
export const DAYS_TO_ANSWER = 2;

type Asked = Pick<Milestone, 'askedOn' | 'askedFrom'>;
type Heard = Pick<Milestone, 'lastUpdate' | 'answeredOn'>;

/** `since` is the first day on which a card asked without an answer; `everHeard` where an earlier one was answered. */
export type Silence = { since: PlainDate; everHeard: boolean };

/** Null for what is not silent: never asked, asked lately, answered, closed, nobody's. */
export function silenceOf(one: ActionStanding, zone: string, today: PlainDate): Silence | null {
  const since = unansweredOf(one, zone, today);
  if (since === null || addWorkingDays(since, DAYS_TO_ANSWER) > today) return null;
  return { since, everHeard: heardOn(one.milestones, zone) !== null };
}

/** Since when an action is asked about without an answer, however lately; null where nothing waits for one. */
export function unansweredOf(one: ActionStanding, zone: string, today: PlainDate): PlainDate | null {
  if (!isOpenAction(one) || answersFor(one) === null) return null;
  const heard = heardOn(one.milestones, zone);
  const waits = one.milestones
    .filter((part) => part.open && !isUnreported(part) && !isAhead(part, today))
    .flatMap((part) => askedSince(part, heard) ?? []);
  return waits.sort()[0] ?? null;
}

/** The silent among them. What a cross-reference shows is silent at its target, where that is among them. */
export function silentAmong(
  standings: readonly ActionStanding[],
  zone: string,
  today: PlainDate,
): ActionStanding[] {
  const silent = standings.filter((one) => silenceOf(one, zone, today) !== null);
  const seen = new Set(silent.flatMap(({ action, chasedAt }) => (chasedAt === null ? [action.id] : [])));
  return silent.filter(({ chasedAt }) => {
    if (chasedAt === null) return true;
    const news = !seen.has(chasedAt.id);
    seen.add(chasedAt.id);
    return news;
  });
}

/** The first day on which cards have asked about a milestone since `heard`; null where none has. */
export function askedSince({ askedOn, askedFrom }: Asked, heard: PlainDate | null): PlainDate | null {
  if (askedOn === null || (heard !== null && heard >= askedOn)) return null;
  const from = askedFrom ?? askedOn;
  return heard === null || from > heard ? from : askedOn;
}

/** The last day on which its owner answered, whether or not with how it goes: more time and a hand-over are answers. */
export function heardOn(parts: readonly Heard[], zone: string): PlainDate | null {
  const days = parts.flatMap(({ lastUpdate, answeredOn }) => [
    ...(lastUpdate === null ? [] : [localDate(Temporal.Instant.from(lastUpdate.at), zone)]),
    ...(answeredOn === undefined ? [] : [answeredOn]),
  ]);
  return days.sort().at(-1) ?? null;
}
