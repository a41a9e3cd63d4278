/** Whose word is missing: open actions of which their owner has not said anything within the period. */
import { addDays, localDate } from '../calendar.ts';
import type { Line } from '../line.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import type { Period } from '../question.ts';
import { liesIn } from '../scope.ts';
import { type ActionStanding, answersFor, isAhead, isOpenAction, isUnreported } from '../standing.ts';
import { isWord, type Update } from '../update.ts';
import { type Day, eachOnce, rowOf } from './rows.ts';

/** For longer than this without a word, whoever was never asked counts as silent, too. */
export const SILENT_DAYS = 14;

export type SilentTold = {
  kind: 'silent';
  /** The last day on which each row's action was asked about, by milestone; absent where it never was. */
  askedOn: Record<string, PlainDate>;
  /** Of the rows. */
  neverAsked: number;
  neverReported: number;
};

/** The rows, one an action, longest silent first. `updates` are those that `needsOf` asks for. */
export function silentOf(
  chosen: readonly ActionStanding[],
  period: Period | null,
  updates: readonly Update[],
  day: Day,
): { rows: Line[]; told: SilentTold } {
  const zone = day.book.plan.timezone;
  const dayOf = (at: string): PlainDate => localDate(Temporal.Instant.from(at), zone);
  const reports = Map.groupBy(updates.filter(isWord), ({ milestone }) => milestone);
  const wishes = new Set(updates.filter((update) => !isWord(update)).map(({ id }) => id));
  // A wish tells nothing of how it goes: the report before it is the last word.
  const reported = ({ id, lastUpdate }: Milestone): Milestone['lastUpdate'] =>
    lastUpdate !== null && wishes.has(lastUpdate.id)
      ? (reports
          .get(id)
          ?.toSorted((a, b) => a.at.localeCompare(b.at))
          .at(-1) ?? null)
      : lastUpdate;
  const latest = (milestones: readonly Milestone[]): Milestone['lastUpdate'] =>
    latestOf(milestones.map(reported));
  const lastWord = (milestones: readonly Milestone[]): PlainDate | null => {
    const last = latest(milestones);
    return last && dayOf(last.at);
  };
  const spoken = new Set(
    [...reports].flatMap(([milestone, said]) =>
      period !== null && said.some(({ at }) => liesIn(period, dayOf(at))) ? [milestone] : [],
    ),
  );
  const silent = chosen.filter((one) => {
    if (!isOpenAction(one) || answersFor(one) === null || !runs(one, day.today)) return false;
    const last = lastWord(one.milestones);
    if (period !== null)
      return !one.milestones.some(({ id }) => spoken.has(id)) && (last === null || !liesIn(period, last));
    const asked = lastAsked(one.milestones);
    if (asked !== null && (last === null || last < asked)) return true;
    return last === null || last < addDays(day.today, -SILENT_DAYS);
  });
  const ordered = silent.sort((a, b) =>
    (lastWord(a.milestones) ?? '').localeCompare(lastWord(b.milestones) ?? ''),
  );
  const rows = eachOnce(
    ordered.flatMap((one) =>
      one.decisive ? [{ ...rowOf(one, one.decisive, day), lastUpdate: latest(one.milestones) }] : [],
    ),
  );
  const listed = new Set(rows.map(({ milestone }) => milestone));
  const shown = ordered.filter(({ decisive }) => decisive !== null && listed.has(decisive.id));
  return {
    rows,
    told: {
      kind: 'silent',
      askedOn: Object.fromEntries(
        shown.flatMap(({ decisive, milestones }) => {
          const asked = lastAsked(milestones);
          return decisive && asked !== null ? [[decisive.id, asked]] : [];
        }),
      ),
      neverAsked: shown.filter(({ milestones }) => lastAsked(milestones) === null).length,
      neverReported: shown.filter(({ milestones }) => lastWord(milestones) === null).length,
    },
  };
}

/** Something of it has begun and is more than inherited. */
const runs = ({ milestones }: ActionStanding, today: PlainDate): boolean =>
  milestones.some((one) => one.open && !isUnreported(one) && !isAhead(one, today));

/** The last word on any part of an action. */
const latestOf = (words: readonly Milestone['lastUpdate'][]): Milestone['lastUpdate'] => {
  const last = words
    .flatMap((word) => word ?? [])
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  return last ? { id: last.id, at: last.at, by: last.by } : null;
};

const lastAsked = (milestones: readonly Milestone[]): PlainDate | null =>
  milestones
    .flatMap(({ askedOn }) => askedOn ?? [])
    .sort()
    .at(-1) ?? null;
