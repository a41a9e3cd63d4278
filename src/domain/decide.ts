/** Judges what somebody says of a milestone and answers with the record to store, or with why not. */
import type { DayOff } from './away/days-off.ts';
import { answering, type Presence } from './away/who-answers.ts';
import type { Book } from './book.ts';
import { addDays, localDate } from './calendar.ts';
import { movedOn } from './check-ins.ts';
import { type Evidence, isOpen, type Milestone, type Status } from './milestone.ts';
import { may, mayToTheirs, WHO_UPDATES } from './permission.ts';
import type { Actor } from './person.ts';
import { type Action, accountable, type PlainDate } from './plan.ts';
import { withoutSlips } from './put-back.ts';
import { type Field, type Rejected, reject } from './rejection.ts';
import { nextAsk } from './reminders.ts';
import { isUnproven, lacksEvidence, signOffAfter } from './requests/completing.ts';
import { evidenceFrom, supporting } from './supporting.ts';
import { isWord, type Said, type Through, type Update } from './update.ts';

export type RecordUpdate = {
  /** Names the update for ever; the same command carried out twice has the same id. */
  id: string;
  said: Said;
  through: Through;
  /** Whose word it is, when the actor only enters it. */
  onBehalf?: string | null;
  /** The milestone's last update as the speaker saw it; undefined when they spoke without looking at one. */
  seen: string | null | undefined;
  corrects: string | null;
  /** These updates, `corrects` among them, are to be as if they had not been said. */
  putsBack?: readonly string[] | undefined;
  /** It asks a lead for more time. */
  asksForTime?: boolean;
};

/** The milestone with its action and book; `updates` are needed, oldest first, when one is corrected or a file is named. */
export type UpdateState = {
  book: Book;
  action: Action;
  milestone: Milestone;
  updates: readonly Update[];
  /** Days on which whoever answers is not asked. */
  off?: DayOff;
  /** Who is away. */
  known?: Pick<Presence, 'leaves' | 'unreached'>;
};

export type Now = { instant: string; today: PlainDate };

export type Decided = { ok: true; milestone: Milestone; update: Update } | Rejected;

/** The update to append and the milestone as it stands after it. Nothing is stored here. */
export function decide(command: RecordUpdate, actor: Actor, state: UpdateState, now: Now): Decided {
  const { book, action, milestone } = state;
  if (!may(actor, 'update-action', book, action)) {
    return reject({ code: 'not-allowed', need: WHO_UPDATES });
  }
  if (milestone.status === 'withdrawn') return reject({ code: 'withdrawn' });
  if (command.said.status === 'withdrawn' && !may(actor, 'withdraw-action', book, action)) {
    return reject({ code: 'not-theirs-to-withdraw' });
  }
  const lastSeen = milestone.lastUpdate?.id ?? null;
  if (command.seen !== undefined && command.seen !== lastSeen) {
    return reject({ code: 'changed-meanwhile', lastUpdate: lastSeen ?? '' });
  }
  if (command.corrects !== null && command.corrects !== lastSeen) {
    return reject({ code: 'changed-meanwhile', lastUpdate: lastSeen ?? '' });
  }
  if (command.corrects !== null && !mayCorrect(actor, milestone)) {
    return reject({ code: 'not-allowed', need: 'whoever said it, or an officer' });
  }
  if (saysNothing(command.said)) return reject({ code: 'nothing-said' });
  if (lacksEvidence(command, state)) return reject({ code: 'evidence-needed' });
  const faults = faultsOf(command.said, milestone, now.today);
  if (faults.length > 0) return reject({ code: 'invalid', faults });

  // Earlier words of a slip go with it, and with them what was given as evidence.
  const standing = state.updates.filter(
    ({ id }) => id === command.corrects || !command.putsBack?.includes(id),
  );
  const stood = command.putsBack ? { ...milestone, evidence: evidenceFrom(supporting(standing)) } : milestone;
  const base =
    command.corrects === null ? stood : without(command.corrects, milestone, standing, book.plan.timezone);
  const asksForTime = command.asksForTime === true && onlyTime(command.said);
  // A wish is no word on how it goes: the last one, with its age, stays the last.
  const lastUpdate = isWord({ said: command.said, ...(asksForTime && { asksForTime }) })
    ? { id: command.id, at: now.instant, by: actor.person }
    : milestone.lastUpdate;
  const after = applied(base, withNewFiles(command, standing, base), now.today);
  // Putting a completion right, a day later, does not move the day of the completion.
  const completedOn = after.completedOn && (milestone.completedOn ?? after.completedOn);
  const due =
    saysHowItGoes(command.said) && answersCheckIn(after, command.corrects, state)
      ? movedOn(milestone, action, book.plan, now.today)
      : milestone.due;
  // A check-in that moves on is no slippage: its first date moves with it.
  const firstDue = due === milestone.due ? milestone.firstDue : due;
  // What was complete kept the owner that it had: opened again, it is its action's owner's.
  const owner = after.open ? accountable(action) : milestone.owner;
  const { unproven: _, ...proven } = after;
  const changed: Milestone = {
    ...proven,
    ...(isUnproven(command, base, after, milestone) && { unproven: true }),
    signOff: signOffAfter(command.said, after, state, { by: actor.person, at: now.instant }),
    owner,
    due,
    firstDue,
    completedOn,
    lastUpdate,
    ...(asksForTime && { answeredOn: now.today }),
    ...(command.putsBack && withoutSlips(command.putsBack, milestone, after, state.updates, state)),
  };
  const next: Milestone = {
    ...changed,
    askOn: nextAsk(changed, book.plan, addDays(now.today, 1), state.off),
  };
  const { status, percent, forecast } = next;
  const update: Update = {
    id: command.id,
    plan: milestone.plan,
    item: milestone.item,
    milestone: milestone.id,
    at: now.instant,
    by: actor.person,
    onBehalf: command.onBehalf ?? null,
    ...standsFor(actor, state, now.today),
    through: command.through,
    ...(asksForTime && { asksForTime }),
    said: command.said,
    corrects: command.corrects,
    ...(command.putsBack && { putsBack: [...command.putsBack] }),
    left: { status, percent, due: next.due, forecast },
  };
  return { ok: true, milestone: next, update };
}

/** In whose place the actor speaks: whoever holds it, or leads it, speaks as themselves. */
function standsFor(
  actor: Actor,
  { book, action, known }: UpdateState,
  today: PlainDate,
): Pick<Update, 'standsFor'> {
  const key = accountable(action);
  if (key === null) return {};
  const { holder, may: answer } = answering(book.plan, key, today, known);
  const as = answer.find(({ person }) => person === actor.person)?.as;
  return as === undefined || as === 'owner' ? {} : { standsFor: { as, key, person: holder } };
}

/** The first answer has moved the date on: putting it right leaves it there, unless that answer had closed it. */
function answersCheckIn(
  after: Milestone,
  corrects: string | null,
  { milestone, updates }: UpdateState,
): boolean {
  if (milestone.kind !== 'check-in' || !after.open) return false;
  const corrected = updates.find(({ id }) => id === corrects);
  return corrected === undefined || !isOpen(corrected.left.status);
}

/** Taking a word back is for whoever said it: others say their own beside it. */
export const mayCorrect = (actor: Actor, milestone: Milestone): boolean =>
  mayToTheirs(actor, 'correct-update', milestone.lastUpdate?.by ?? null);

const saysNothing = (said: Said): boolean =>
  Object.values(said).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));

const spoken = (said: Said): string[] =>
  Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : field));

/** What somebody asks for time with: the day, and why. */
const onlyTime = (said: Said): boolean =>
  spoken(said).every((field) => field === 'forecast' || field === 'reason');

/** Who is to have it, and when to ask again, answer no check-in. */
const saysHowItGoes = (said: Said): boolean =>
  spoken(said).some((field) => field !== 'snooze' && field !== 'handOver');

/** Nobody means a date further ahead; asking about it would sleep until then. */
const FURTHEST_DAYS = 5 * 366;

/** What is wrong with what was said, field by field. */
export function faultsOf(
  said: Said,
  milestone: Milestone,
  today: PlainDate,
): { field: Field; message: string }[] {
  const faults: { field: Field; message: string }[] = [];
  if (said.forecast && said.forecast < today && said.forecast !== milestone.forecast) {
    faults.push({
      field: 'forecast',
      message: 'This date has passed. Give today or a later date, or leave it empty.',
    });
  }
  if (typeof said.snooze === 'string' && !isOpen(said.status ?? milestone.status) && !milestone.open) {
    faults.push({ field: 'snooze', message: 'It is complete, and I ask nothing more about it.' });
  }
  if (typeof said.snooze === 'string' && said.snooze <= today) {
    faults.push({ field: 'snooze', message: 'That day has come already. When may I ask again?' });
  }
  if (typeof said.snooze === 'string' && said.snooze > addDays(today, FURTHEST_DAYS)) {
    faults.push({
      field: 'snooze',
      message: 'That is more than five years away. Name a nearer day for me to ask again.',
    });
  }
  if (typeof said.percent === 'number' && !isPercent(said.percent)) {
    faults.push({ field: 'percent', message: 'Give a whole number from 0 to 100, or leave it empty.' });
  }
  const isPart = typeof said.percent === 'number' && said.percent < 100;
  if (isPart && said.status === undefined && milestone.status === 'complete') {
    faults.push({
      field: 'percent',
      message: 'It is recorded as complete. Say its status as well, such as "on track, 80%".',
    });
  }
  if (typeof said.forecast === 'string' && said.forecast > addDays(today, FURTHEST_DAYS)) {
    faults.push({
      field: 'forecast',
      message: 'This date is more than five years away. Give a nearer one, or leave it empty.',
    });
  }
  if (said.status === 'complete' && isPart) {
    faults.push({
      field: 'percent',
      message: 'Complete means 100%. Leave the percent empty, or choose another status.',
    });
  }
  return faults;
}

const isPercent = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 100;

/** What was said, without files that count already, and without what was said of it last and is said again. */
function withNewFiles(
  { said, corrects }: RecordUpdate,
  updates: readonly Update[],
  { evidence: stood }: Milestone,
): Said {
  if (!said.evidence) return said;
  const known = new Set(
    supporting(updates, corrects).flatMap(({ piece }) => (piece.kind === 'file' ? piece.file : [])),
  );
  const again = (one: Evidence): boolean =>
    one.kind === 'file'
      ? known.has(one.file)
      : stood !== null && JSON.stringify(one) === JSON.stringify(stood.latest);
  return { ...said, evidence: said.evidence.filter((one) => !again(one)) };
}

/** The milestone after somebody said this of it on a day. */
function applied(milestone: Milestone, said: Said, today: PlainDate): Milestone {
  const status = said.status ?? milestone.status;
  const evidence = said.evidence ?? [];
  const latest = evidence.at(-1);
  return {
    ...milestone,
    status,
    open: isOpen(status),
    completedOn: status === 'complete' ? (milestone.completedOn ?? today) : null,
    percent: said.percent === undefined ? percentAt(status, milestone) : said.percent,
    reason: said.reason === undefined ? reasonAt(status, milestone) : said.reason,
    forecast: said.forecast === undefined ? milestone.forecast : said.forecast,
    blocked: said.blocked ?? (said.status === undefined && milestone.blocked),
    snoozedUntil: snoozedAt(status, milestone, said, today),
    handOver: said.handOver === undefined ? milestone.handOver : said.handOver,
    evidence: latest
      ? { count: (milestone.evidence?.count ?? 0) + evidence.length, latest }
      : milestone.evidence,
  };
}

/** A day that was named holds until it comes, another is named, or the action is closed; other words leave it. */
function snoozedAt(status: Status, before: Milestone, said: Said, today: PlainDate): PlainDate | null {
  if (!isOpen(status)) return null;
  if (said.snooze !== undefined) return said.snooze;
  return before.snoozedUntil !== null && before.snoozedUntil > today ? before.snoozedUntil : null;
}

/** What held it up was said of another status: going well again, it is held up no more. */
const reasonAt = (status: Status, before: Milestone): string | null =>
  status === before.status || status === 'at-risk' || status === 'off-track' ? before.reason : null;

/** What was 80% done is no longer so once it is complete, and what is open again is no longer 100% done. */
function percentAt(status: Status, before: Milestone): number | null {
  if (status === 'complete') return before.percent === null ? null : 100;
  return before.status === 'complete' ? null : before.percent;
}

/** The milestone as it would stand had one of its updates, and those it had replaced, not been made. */
export function without(
  corrected: string,
  milestone: Milestone,
  updates: readonly Update[],
  zone: string,
): Milestone {
  const replaced = new Set([
    corrected,
    ...updates.flatMap(({ corrects, putsBack = [] }) => [
      ...(corrects === null ? [] : [corrects]),
      ...putsBack,
    ]),
  ]);
  const blank: Milestone = {
    ...milestone,
    status: 'not-started',
    open: true,
    percent: null,
    reason: null,
    blocked: false,
    snoozedUntil: null,
    handOver: null,
    forecast: null,
    evidence: null,
    completedOn: null,
  };
  const standing = updates
    .filter((update) => !replaced.has(update.id))
    .reduce(
      (before, update) => applied(before, update.said, localDate(Temporal.Instant.from(update.at), zone)),
      blank,
    );
  return { ...standing, evidence: evidenceFrom(supporting(updates, corrected)) };
}
