/** Whether a person may be taken out of the record now, and what it would come to: asked before anything is done. */
import { covers, type Held, type Hold, heldBy } from '../../domain/keeping/hold.ts';
import { identityOf } from '../../domain/keeping/identity.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import type { App } from '../context.ts';
import { leftWords, vacancyWords } from './erasure-words.ts';
import { heldEntries } from './held-entries.ts';
import { holdsNow } from './holds.ts';
import { sweepPerson } from './sweep-person.ts';
import { vacatePlans } from './vacate-plans.ts';

/** Why not, in a sentence with what to do first; null where nothing is against it. */
export async function refusalOf(app: App, tenant: string, person: Person): Promise<string | null> {
  if (isOfficer(person, app.officers))
    return 'The configuration names them as a strategy officer (WAYMARK_OFFICERS): take their address out there first, since it is personal data as well';
  const holds = await holdsNow(app, tenant);
  if (holds.length === 0) return null;
  const { entries } = await heldEntries(app, tenant);
  const concerned: Held[] = entries.filter(({ people, at }) => at !== null && people.includes(person.id));
  const plans = (await app.records.heads(tenant)).filter((plan) => isIn(plan, person.id));
  const parts: Held[] = [null, ...plans.map(({ id }) => id)].map((plan) => ({
    plan,
    people: [person.id],
    at: null,
  }));
  // A hold on days, or on a plan, holds whoever said or did something there; a hold on a person, that person.
  const isHeld = (hold: Hold): boolean =>
    hold.person === null
      ? [...concerned, ...(hold.from === null && hold.to === null ? parts : [])].some(
          (one) => (hold.plan === null || one.plan === hold.plan) && covers(hold, one),
        )
      : hold.person === person.id;
  const holding = holds.find(isHeld);
  return holding ? heldBy(holding) : null;
}

const isIn = ({ posts, linkOfficers }: Plan, person: string): boolean =>
  posts.some(
    ({ holders, cover, deputy }) =>
      cover === person || deputy === `person:${person}` || holders.some((one) => one.person === person),
  ) || linkOfficers.some((link) => link.person === person);

export type ErasurePreview = {
  /** By kind, how many records would go, and how many would be written without them. */
  gone: Record<string, number>;
  written: Record<string, number>;
  /** What would be vacant, and what somebody would have to see to, in sentences without their name. */
  left: string[];
};

export async function previewErasure(app: App, tenant: string, person: Person): Promise<ErasurePreview> {
  const who = identityOf(person, 'left-preview');
  const chat = person.address?.conversation ?? null;
  const swept = await sweepPerson(app, tenant, who, { chat, erasure: '', dry: true });
  const vacancies = await vacatePlans(app, tenant, who, { by: null, dry: true });
  return {
    gone: Object.fromEntries(swept.gone),
    written: Object.fromEntries(swept.written),
    left: [...vacancyWords(vacancies), ...(await leftWords(app, tenant, swept))],
  };
}
