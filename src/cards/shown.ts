/** A milestone as a card showed it, and how it travels in the data of the card's buttons. */
import { z } from 'zod/v4';

export const Id = z.string().min(1).max(200);

/** `seen` is the milestone's last update at the time, so that a later word is not overwritten unseen. */
export const Shown = z.strictObject({ plan: Id, milestone: Id, seen: Id.nullable() });
export type Shown = z.infer<typeof Shown>;

/** On the wire a milestone is a bare `[plan, milestone, seen]`: a card repeats it for every button, and must stay small. */
export const Packed = z.union([
  Shown,
  z.tuple([Id, Id, Id.nullable()]).transform(([plan, milestone, seen]): Shown => ({ plan, milestone, seen })),
]);
export const pack = ({ plan, milestone, seen }: Shown) => [plan, milestone, seen];

/** The texts of a form's inputs by their names; an input that was left empty, or is not in the card, is absent. */
export const Inputs = z
  .record(z.string().max(100), z.union([z.string().max(4000), z.number().transform(String), z.null()]))
  .transform(
    (all) =>
      new Map(
        Object.entries(all).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()] as const] : [])),
      ),
  )
  .default(new Map());
export type Inputs = z.infer<typeof Inputs>;

/** A run of a list in one plan: `milestone seen`, or the milestone alone where nothing was said of it yet. */
const Group = z
  .strictObject({ of: Id, all: z.array(z.string().min(1).max(401)).min(1).max(50) })
  .transform(({ of: plan, all }) =>
    all.map((one): Shown => {
      const [milestone = '', seen = null] = one.split(' ', 2);
      return { plan, milestone, seen };
    }),
  )
  .pipe(z.array(Shown));

/** A list on the wire: two buttons of a card of ten carry it, so each plan is named once for its neighbours. */
export function packList(list: readonly Shown[]): unknown[] {
  if (list.some(({ milestone, seen }) => `${milestone}${seen}`.includes(' '))) return list.map(pack);
  const groups: { of: string; all: string[] }[] = [];
  for (const { plan, milestone, seen } of list) {
    const one = seen === null ? milestone : `${milestone} ${seen}`;
    const last = groups.at(-1);
    if (last?.of === plan) last.all.push(one);
    else groups.push({ of: plan, all: [one] });
  }
  return groups;
}

/** The list that a card came from, to go back to. No card of ours names a milestone twice: of two the first counts. */
export const List = z
  .array(z.union([Packed, Group]))
  .max(50)
  .transform((list) => list.flat())
  .pipe(z.array(Shown).max(50))
  .transform((list) =>
    list.filter(({ milestone }, place) => list.findIndex((one) => one.milestone === milestone) === place),
  )
  .default([]);
