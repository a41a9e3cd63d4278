/** Who is in, as far as one turn has to know: the leaves are read once a turn, people where somebody else may answer. */

import type { DayOff } from '../../domain/away/days-off.ts';
import {
  answering,
  daysOffOf,
  EVERYBODY_IN,
  keysOfOwn,
  type Presence,
} from '../../domain/away/who-answers.ts';
import type { OwnerKey, PlainDate, Plan } from '../../domain/plan.ts';
import { presenceFor } from '../../store/presence.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../people/enrol.ts';

/** What permissions go by: whether somebody can be reached takes no right from anybody. */
export const knownOf = ({ leaves = [] }: Speaker): Pick<Presence, 'leaves' | 'unreached'> => ({
  leaves,
  unreached: EVERYBODY_IN.unreached,
});

export const presenceIn = (
  app: App,
  tenant: string,
  speaker: Speaker,
  plan: Plan,
  keys: ReadonlySet<OwnerKey>,
): Promise<Presence> => presenceFor(app.store, tenant, speaker.leaves ?? [], [plan], keys, [speaker.person]);

/** The days on which whoever answers for a key is not asked. */
export async function offDaysOf(
  app: App,
  tenant: string,
  speaker: Speaker,
  plan: Plan,
  key: OwnerKey | null,
): Promise<DayOff> {
  const keys = new Set(key === null ? [] : [key]);
  return daysOffOf(plan, key, await presenceIn(app, tenant, speaker, plan, keys));
}

/** What "mine" is: the speaker's own, and what comes to them while others are away or cannot be reached. */
export async function ownKeys(
  app: App,
  tenant: string,
  speaker: Speaker,
  plan: Plan,
  holds: readonly OwnerKey[],
  today: PlainDate,
): Promise<OwnerKey[]> {
  const known = knownOf(speaker);
  const of = speaker.person.id;
  const others = holds.filter((key) => answering(plan, key, today, known).holder !== of);
  const presence =
    others.length === 0 ? known : await presenceIn(app, tenant, speaker, plan, new Set(others));
  return keysOfOwn(plan, of, today, presence);
}
