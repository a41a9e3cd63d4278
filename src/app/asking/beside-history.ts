/** What the history of a few actions is told with: the plan's own entries, for who stood in, and whose request a date decided. */
import type { Needs, Past } from '../../domain/answers/asked.ts';
import type { Book } from '../../domain/book.ts';
import type { Change } from '../../domain/change.ts';
import type { Request } from '../../domain/request.ts';
import { isWithheld } from '../../domain/restricted.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';

/** Of what the asker may not read (`seen` withholds it) nothing is added. */
export async function besideHistory(
  app: App,
  tenant: string,
  seen: Book,
  { changes, updates }: Needs,
  past: Past,
): Promise<Past> {
  const items = changes !== null && 'items' in changes ? changes.items : [];
  const milestones = updates !== null && 'milestones' in updates ? updates.milestones : [];
  if (items.length === 0 || items.some((item) => isWithheld(seen, item))) return past;
  const [entries, requests] = await Promise.all([
    all(app.store, tenant, {
      kind: 'change',
      where: [
        { field: 'plan', is: 'eq', to: seen.plan.id },
        { field: 'item', is: 'eq', to: null },
      ],
    }),
    milestones.length === 0
      ? []
      : all(app.store, tenant, {
          kind: 'request',
          where: [{ field: 'milestone', is: 'in', to: milestones.slice(0, MOST) }],
        }),
  ]);
  const decided = requests.map(({ doc }) => doc.body).filter((request) => request.decided !== null);
  return {
    ...past,
    changes: [
      ...past.changes.map((change) => withAsker(change, decided)),
      ...entries.map(({ doc }) => doc.body),
    ],
  };
}

/** As many values as one condition takes. */
const MOST = 100;

/** A date that was set by any other way decides what was asked for it: the entry is the same moment's. */
function withAsker(change: Change, decided: readonly Request[]): Change {
  if (change.proposed !== undefined || (change.what !== 'due' && change.what !== 'date-kept')) return change;
  const asked = decided.find(
    (one) => one.kind === 'more-time' && one.item === change.item && one.decided?.at === change.at,
  );
  const isAnswer = asked && (asked.state === 'accepted' || asked.state === 'declined');
  return isAnswer && asked.by !== change.by
    ? { ...change, proposed: asked.by, reason: change.reason ?? asked.reason }
    : change;
}
