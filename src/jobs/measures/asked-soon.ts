/** Whether somebody's actions come up within two weeks anyhow: readings then come along with that card, and take none of the week's. */
import { addDays } from '../../domain/calendar.ts';
import { keysHeldBy } from '../../domain/person.ts';
import type { PlainDate, Plan } from '../../domain/plan.ts';
import type { Clockwork } from '../clockwork.ts';

/** A card tells of the two weeks ahead: readings wait as long for the one that is coming. */
const SOON_DAYS = 14;

export async function isAskedSoon(
  work: Pick<Clockwork, 'store'>,
  tenant: string,
  person: string,
  plans: readonly { plan: Plan; today: PlainDate }[],
): Promise<boolean> {
  for (const { plan, today } of plans) {
    const { found } = await work.store.query(tenant, {
      kind: 'milestone',
      where: [
        { field: 'plan', is: 'eq', to: plan.id },
        { field: 'owner', is: 'in', to: keysHeldBy(plan, person, today) },
        { field: 'askOn', is: 'gt', to: '' },
        { field: 'askOn', is: 'lte', to: addDays(today, SOON_DAYS) },
      ],
      orderBy: { field: 'askOn' },
      limit: 1,
    });
    if (found.length > 0) return true;
  }
  return false;
}
