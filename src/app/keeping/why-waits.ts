/** Why an erasure that was tried in vain is not gone on with: asked before anything more of theirs is touched. */
import type { Identity } from '../../domain/keeping/identity.ts';
import type { Person } from '../../domain/person.ts';
import type { App } from '../context.ts';
import { givenWords, notDoneWords, stuckWords } from './erasure-words.ts';
import { refusalOf } from './may-erase.ts';
import { sweepPerson } from './sweep-person.ts';
import { vacateDuties } from './vacate-duties.ts';
import { vacatePlans } from './vacate-plans.ts';

/**
 * In sentences; none where it can be done now. They have been known since, so that a hold on them, or a post that they
 * were given again, is somebody's decision of today. `wasStopped`: what they have may be what they had.
 */
export async function whyWaits(
  app: App,
  tenant: string,
  person: Person,
  who: Identity,
  { wasStopped }: { wasStopped: boolean },
): Promise<string[]> {
  const refusal = await refusalOf(app, tenant, person);
  if (refusal !== null) return [notDoneWords(refusal)];
  const vacancies = await vacatePlans(app, tenant, who, { by: null, dry: true });
  const duties = await vacateDuties(app, tenant, person.id, { dry: true });
  const given = [...Object.values(vacancies), ...Object.values(duties)].flat();
  if (given.length > 0 && !wasStopped) return [givenWords(given)];
  const chat = person.address?.conversation ?? null;
  return stuckWords((await sweepPerson(app, tenant, who, { chat, dry: true })).stuck);
}
