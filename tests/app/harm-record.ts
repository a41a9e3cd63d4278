/** The record as a judge of conversations looks at it: how each action and milestone stands, and what a turn moved. */
import { all } from '../../src/store/store.ts';
import { type Room, TENANT } from './room.ts';

export type Field = 'status' | 'percent' | 'forecast' | 'due' | 'owner' | 'firstDue';
export type Moved = { ref: string; field: Field; from: unknown; to: unknown };
/** `by`: whose last word it is. Items have an owner and a date of their own, and nothing else. */
export type Standing = { [F in Field]?: unknown } & { ref: string; by?: string | undefined };

const FIELDS: readonly Field[] = ['status', 'percent', 'forecast', 'due', 'owner', 'firstDue'];

/** By the id of the milestone or item. */
export async function record(room: Room): Promise<Map<string, Standing>> {
  const milestones = await all(room.store, TENANT, { kind: 'milestone' });
  const book = await room.app.records.book(TENANT, 'sample');
  return new Map<string, Standing>([
    ...milestones.map(({ doc }): [string, Standing] => {
      const { id, item, status, percent, forecast, due, owner, firstDue, lastUpdate } = doc.body;
      const ref = item.slice('item-'.length);
      return [id, { ref, status, percent, forecast, due, owner, firstDue, by: lastUpdate?.by }];
    }),
    ...(book?.items ?? []).map(({ id, ref, due, owners }): [string, Standing] => [
      id,
      { ref, due, owner: owners.find(({ part }) => part === 'accountable')?.key ?? null },
    ]),
  ]);
}

/** Of a milestone that is new, its date; the rest of it follows from the plan. */
export function movedBetween(
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
): Moved[] {
  return [...after].flatMap(([id, is]) => {
    const was = before.get(id);
    if (!was) return [{ ref: is.ref, field: 'due' as const, from: undefined, to: is.due }];
    return FIELDS.flatMap((field) =>
      was[field] === is[field] ? [] : [{ ref: is.ref, field, from: was[field], to: is[field] }],
    );
  });
}
