/** Which records a retention policy no longer keeps on a day: pure, so that what would go is what goes. */
import type { PlainDate } from '../kinds.ts';
import type { Plan } from '../plan.ts';
import { type Held, type Hold, holdOn } from './hold.ts';
import { keptUntil, longer, Retention, type RetentionReport, type Rule } from './retention.ts';

/** A record, by the rule that it falls under. `at` is the instant or the day that it is counted from. */
export type Kept = Held & {
  rule: Rule;
  /** What it is, in words: "update", "file". */
  kind: string;
  id: string;
  at: string;
  /** An action that is still open turns on it. */
  open: boolean;
};

/** What goes, and what would but stays: under a hold, or since its action is still open. */
export type Due = { due: Kept[]; held: Kept[]; open: Kept[] };

/** The last day of the plan's life; null while no end is known, and then nothing of it is due. */
export function planEnd({ about }: Pick<Plan, 'about'>): PlainDate | null {
  const ends = [about.period?.end, about.delivery?.end].filter((end) => end !== undefined);
  return ends.sort().at(-1) ?? null;
}

/** The day after which the record goes; null while it stays. */
export function goesAfter(kept: Kept, policy: Retention, end: PlainDate | null): PlainDate | null {
  const own = kept.at.slice(0, 10);
  const isOwn = kept.rule === 'leave' || kept.rule === 'people' || policy.countedFrom === 'own-date';
  // What was said after the plan's end is counted from its own day.
  const from = isOwn ? own : end === null ? null : end > own ? end : own;
  return from === null ? null : keptUntil(from, policy[kept.rule]);
}

export function dueForRemoval(
  records: readonly Kept[],
  policy: Retention,
  { end, today, holds }: { end: PlainDate | null; today: PlainDate; holds: readonly Hold[] },
): Due {
  const over = records.filter((one) => {
    const after = goesAfter(one, policy, end);
    return after !== null && after < today;
  });
  // Once the plan is over nothing of it is open any more, whether or not somebody has said so.
  const lives = end === null || today <= end;
  const [open = [], others = []] = [true, false].map((is) =>
    over.filter((one) => (one.open && lives) === is),
  );
  const [held = [], due = []] = [true, false].map((is) =>
    others.filter((one) => (holdOn(holds, one) !== undefined) === is),
  );
  return { due, held, open };
}

/** The policy for what belongs to no one plan: the longest of all, and done by itself only where every plan says so. */
export function houseRetention(policies: readonly Retention[]): Retention {
  const all = policies.length === 0 ? [Retention.parse({})] : policies;
  return {
    ...Retention.parse({}),
    apply: all.every(({ apply }) => apply),
    leave: all.map(({ leave }) => leave).reduce(longer),
    people: all.map(({ people }) => people).reduce(longer),
  };
}

/** By rule and kind, in the order of the rules: what a report says, without an id or a word of what it counts. */
export function counted(due: readonly Kept[], policy: Retention): RetentionReport['removed'] {
  const groups = Map.groupBy(due, ({ rule, kind }) => `${rule}\n${kind}`);
  return [...groups.values()]
    .flatMap(([one, ...more]) =>
      one ? [{ rule: one.rule, kind: one.kind, keep: policy[one.rule], count: more.length + 1 }] : [],
    )
    .sort((a, b) => `${a.rule} ${a.kind}`.localeCompare(`${b.rule} ${b.kind}`));
}
