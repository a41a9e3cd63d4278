/** Whose word is missing: who was asked and has not answered, and apart from them, whom nobody has asked yet. */
import { addDays, localDate } from '../calendar.ts';
import type { Line } from '../line.ts';
import type { Milestone } from '../milestone.ts';
import type { PlainDate } from '../plan.ts';
import { wordsStanding } from '../put-back.ts';
import type { Period } from '../question.ts';
import { liesIn } from '../scope.ts';
import { silenceOf, unansweredOf } from '../silence-asked.ts';
import { type ActionStanding, answersFor, isAhead, isOpenAction, isUnreported } from '../standing.ts';
import { isWord, type Update } from '../update.ts';
import type { Group } from './grouped.ts';
import { type Day, eachOnce, rowOf } from './rows.ts';

/** For longer than this without a word, what was not asked about is named, too: as that. */
export const QUIET_DAYS = 14;

/** The first two are silent. `asked`: lately, and there is time to answer. */
export type Missing = 'never-heard' | 'unanswered' | 'asked' | 'not-asked';
const ORDER: readonly Missing[] = ['never-heard', 'unanswered', 'asked', 'not-asked'];

export type SilentTold = {
  kind: 'silent';
  /** The day since which each row's action is asked about without an answer, by milestone; absent where it is not. */
  since: Record<string, PlainDate>;
  /** Of the rows. */
  silent: number;
  /** Asked lately, with time to answer, and for that reason no rows; 0 where a period was named. */
  asked: number;
};

type One = { one: ActionStanding; missing: Missing; last: Milestone['lastUpdate']; since: PlainDate | null };

/** The rows, one an action, longest silent first under each heading. `updates` are those that `needsOf` asks for. */
export function silentOf(
  chosen: readonly ActionStanding[],
  period: Period | null,
  updates: readonly Update[],
  day: Day,
): { rows: Line[]; groups: Group[]; told: SilentTold } {
  const { today } = day;
  const zone = day.book.plan.timezone;
  const dayOf = (at: string): PlainDate => localDate(Temporal.Instant.from(at), zone);
  const reports = Map.groupBy(wordsStanding(updates), ({ milestone }) => milestone);
  const wishes = new Set(updates.filter((update) => !isWord(update)).map(({ id }) => id));
  // A wish tells nothing of how it goes: the report before it is the last word.
  const reported = ({ id, lastUpdate }: Milestone): Milestone['lastUpdate'] =>
    lastUpdate !== null && wishes.has(lastUpdate.id)
      ? (reports
          .get(id)
          ?.toSorted((a, b) => a.at.localeCompare(b.at))
          .at(-1) ?? null)
      : lastUpdate;
  const isSpoken = ({ id }: Milestone): boolean =>
    period !== null && (reports.get(id) ?? []).some(({ at }) => liesIn(period, dayOf(at)));
  const missing = chosen.flatMap((one): One[] => {
    if (!isOpenAction(one) || answersFor(one) === null || !runs(one, today)) return [];
    const last = latestOf(one.milestones.map(reported));
    const spokenOn = last && dayOf(last.at);
    if (period !== null && (one.milestones.some(isSpoken) || (spokenOn !== null && liesIn(period, spokenOn))))
      return [];
    const silence = silenceOf(one, zone, today);
    if (silence)
      return [{ one, last, since: silence.since, missing: silence.everHeard ? 'unanswered' : 'never-heard' }];
    const asked = unansweredOf(one, zone, today);
    if (asked !== null) return [{ one, last, since: asked, missing: 'asked' }];
    const isQuiet = spokenOn === null || spokenOn < addDays(today, -QUIET_DAYS);
    return period !== null || isQuiet ? [{ one, last, since: null, missing: 'not-asked' }] : [];
  });
  const shown = missing
    .filter((each) => period !== null || each.missing !== 'asked')
    .sort(
      (a, b) =>
        ORDER.indexOf(a.missing) - ORDER.indexOf(b.missing) ||
        (a.since ?? '').localeCompare(b.since ?? '') ||
        (a.last?.at ?? '').localeCompare(b.last?.at ?? ''),
    );
  const of = new Map(shown.flatMap((each) => (each.one.decisive ? [[each.one.decisive.id, each]] : [])));
  const rows = eachOnce(
    shown.flatMap(({ one, last }) =>
      one.decisive ? [{ ...rowOf(one, one.decisive, day), lastUpdate: last }] : [],
    ),
  );
  const missingIn = ({ milestone }: Line): Missing | undefined => of.get(milestone)?.missing;
  const groups = ORDER.flatMap((which): Group[] => {
    const many = rows.filter((line) => missingIn(line) === which).length;
    return many === 0 ? [] : [{ by: 'missing', missing: which, rows: many }];
  });
  return {
    rows,
    groups,
    told: {
      kind: 'silent',
      since: Object.fromEntries(
        rows.flatMap(({ milestone }) => {
          const since = of.get(milestone)?.since;
          return since ? [[milestone, since]] : [];
        }),
      ),
      silent: rows.filter((line) => isSilent(missingIn(line))).length,
      asked: missing.length - shown.length,
    },
  };
}

const isSilent = (missing: Missing | undefined): boolean =>
  missing === 'never-heard' || missing === 'unanswered';

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
