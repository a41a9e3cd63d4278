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

/** The list that a card came from, to go back to. No card of ours names a milestone twice: of two the first counts. */
export const List = z
  .array(Packed)
  .max(50)
  .transform((list) =>
    list.filter(({ milestone }, place) => list.findIndex((one) => one.milestone === milestone) === place),
  )
  .default([]);
