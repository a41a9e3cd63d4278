/** What was done to somebody by somebody else, and has to be told them: never what they did or asked for themselves. */
import type { Change } from '../change.ts';
import type { Leave } from '../leave.ts';
import { OwnerKey, type PlainDate, type Plan, personBehind } from '../plan.ts';

export type Done =
  /** An action came to them, or went to somebody else (`to`). */
  | { what: 'given' | 'taken'; item: string; to: OwnerKey | null }
  /** The agreed date of their action was moved. */
  | { what: 'dated'; item: string; from: PlainDate; to: PlainDate }
  /** They hold a post, or no longer; they stand in for it, or no longer. */
  | { what: 'holder' | 'cover' | 'deputy' | 'link-officer'; of: OwnerKey; begins: boolean }
  /** They are noted as away, or as back. */
  | { what: 'away'; from: PlainDate; until: PlainDate; cover: string | null }
  | { what: 'back' }
  /** Whoever was to cover for them cannot. */
  | { what: 'refused'; of: OwnerKey }
  /** They cover for `of` no longer. */
  | { what: 'uncovered'; of: OwnerKey };

/** `matter` names it for ever; `plan` is null for what is so in every plan. */
export type DoneTo = {
  matter: string;
  person: string;
  by: string | null;
  at: string;
  plan: string | null;
} & Done;

/** Who is answerable for an item now; null where nobody is. */
export type OwnerOf = (item: string) => OwnerKey | null;

/** By the changes of one plan. */
export function doneInPlan(
  plan: Plan,
  changes: readonly Change[],
  today: PlainDate,
  ownerOf: OwnerOf,
): DoneTo[] {
  return changes
    .filter(({ through }) => through !== 'import')
    .flatMap((change) =>
      ofChange(plan, change, today, ownerOf).filter(({ person }) => isNews(person, change)),
    );
}

const isNews = (person: string, { by, proposed }: Change): boolean => person !== by && person !== proposed;

function ofChange(plan: Plan, change: Change, today: PlainDate, ownerOf: OwnerOf): DoneTo[] {
  const { id, by, at, item, what, from, to } = change;
  const behind = (key: OwnerKey | undefined): string[] => {
    const person = key === undefined ? null : personBehind(plan, key, today);
    return person === null ? [] : [person];
  };
  const told = (person: string, done: Done): DoneTo => ({
    matter: `${id}:${person}`,
    person,
    by,
    at,
    plan: plan.id,
    ...done,
  });
  const each = (old: string[], now: string[], done: (begins: boolean) => Done): DoneTo[] => [
    ...now.filter((one) => !old.includes(one)).map((one) => told(one, done(true))),
    ...old.filter((one) => !now.includes(one)).map((one) => told(one, done(false))),
  ];
  const [was, is] = [keysIn(from), keysIn(to)];
  if (what === 'owners' && item !== null)
    return each(behind(was[0]), behind(is[0]), (begins) => ({
      what: begins ? 'given' : 'taken',
      item,
      to: is[0] ?? null,
    }));
  if (what === 'due' && item !== null && from !== null && to !== null)
    return behind(ownerOf(item) ?? undefined).map((one) => told(one, { what: 'dated', item, from, to }));
  if (what !== 'holder' && what !== 'cover' && what !== 'deputy' && what !== 'link-officer') return [];
  const [of] = is.length > 0 ? is : was;
  if (of === undefined) return [];
  return each(behind(was.slice(1).at(-1)), behind(is.slice(1).at(-1)), (begins) => ({ what, of, begins }));
}

const keysIn = (value: string | null): OwnerKey[] =>
  (value ?? '').split(' ').flatMap((word) => OwnerKey.safeParse(word).data ?? []);

/** By leaves that were entered, or ended before their time, from the instant `since` on. */
export function doneByLeaves(
  leaves: readonly Leave[],
  since: string,
  { today, officers }: { today: PlainDate; officers: readonly string[] },
): DoneTo[] {
  return leaves.flatMap((leave) => [
    ...ofLeave(leave, since),
    ...refusedIn(leave, since, today, officers),
    ...ofItsEnd(leave, since),
  ]);
}

function ofLeave({ id, person, by, at, from, until, cover, ended }: Leave, since: string): DoneTo[] {
  if (by === person || ended || at < since) return [];
  return [{ matter: `${id}:away`, person, by, at, plan: null, what: 'away', from, until, cover }];
}

/** Whoever is away already cannot see to it: then the officers are told. */
function refusedIn(
  { id, person, refused, ended, from }: Leave,
  since: string,
  today: PlainDate,
  officers: readonly string[],
): DoneTo[] {
  if (!refused || ended || refused.at < since) return [];
  const of: OwnerKey = `person:${person}`;
  return (from <= today ? officers : [person])
    .filter((one) => one !== refused.by)
    .map((one) => ({
      matter: `${id}:refused`,
      person: one,
      ...refused,
      plan: null,
      what: 'refused',
      of,
    }));
}

function ofItsEnd({ id, person, cover, endedBy, told }: Leave, since: string): DoneTo[] {
  if (!endedBy || endedBy.at < since) return [];
  const ended = { ...endedBy, plan: null };
  const back: DoneTo = { matter: `${id}:back`, person, ...ended, what: 'back' };
  // Who never heard that they cover need not hear that they do no longer.
  if (cover === null || cover === endedBy.by || !told) return endedBy.by === person ? [] : [back];
  const of: OwnerKey = `person:${person}`;
  const over: DoneTo = { matter: `${id}:uncovered`, person: cover, ...ended, what: 'uncovered', of };
  return endedBy.by === person ? [over] : [back, over];
}
