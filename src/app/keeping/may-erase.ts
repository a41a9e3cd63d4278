/** Whether a person may be taken out of the record now, and what it would come to: asked before anything is done. */
import { namedIn } from '../../domain/keeping/concerns.ts';
import { type Entry, saidOf } from '../../domain/keeping/entry.ts';
import { covers, type Hold, heldBy } from '../../domain/keeping/hold.ts';
import { identityOf } from '../../domain/keeping/identity.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import { type HoldsNow, holdsNow } from '../../store/holds-now.ts';
import type { App } from '../context.ts';
import { dutyWords, leftWords, vacancyWords } from './erasure-words.ts';
import { heldEntries } from './held-entries.ts';
import { planNames } from './named-in-plans.ts';
import { sweepPerson } from './sweep-person.ts';
import { vacateDuties } from './vacate-duties.ts';
import { vacatePlans } from './vacate-plans.ts';
import { whoIs } from './who.ts';

/** Why not, in a sentence with what to do first; null where nothing is against it. */
export async function refusalOf(app: App, tenant: string, person: Person): Promise<string | null> {
  if (isOfficer(person, app.officers))
    return 'The configuration names them as a strategy officer (WAYMARK_OFFICERS): take their address out there first, since it is personal data as well';
  const holding = await holdsNow(app.store, tenant);
  if (holding.holds.length === 0) return null;
  const { entries } = await heldEntries(app, tenant);
  const hold = holdAgainst(person, holding, entries);
  return hold ? heldBy(hold) : null;
}

/**
 * The first hold on them, on everything, or on anything in which they have a part: what they said or did, what concerns
 * them, and what names them, since an erasure would write it anew. A hold on days, or on somebody else, holds nobody
 * for what has no date, such as a post.
 */
export function holdAgainst(
  person: Person,
  { holds, whom }: Pick<HoldsNow, 'holds' | 'whom'>,
  entries: readonly Entry[],
): Hold | undefined {
  if (holds.length === 0) return undefined;
  const who = identityOf(person, person.id);
  const ids = [person.id, ...who.before];
  const concerning = entries.filter(
    (one) => ids.some((id) => one.people.includes(id)) || namedIn(saidOf(one), [who]).length > 0,
  );
  const isHeld = (hold: Hold): boolean => {
    if (hold.person !== null && ids.includes(hold.person)) return true;
    const isDated = hold.person !== null || hold.from !== null || hold.to !== null;
    if (!isDated && hold.plan === null) return true;
    const on = whom.filter(({ id }) => id === hold.person);
    return concerning.some(
      (one) =>
        (hold.plan === null || one.plan === hold.plan) &&
        (!isDated || one.when.length > 0) &&
        covers(hold, { ...one, people: [...one.people, ...namedIn(saidOf(one), on)] }),
    );
  };
  return holds.find(isHeld);
}

export type ErasurePreview = {
  /** By kind, how many records would go, and how many would be written without them. */
  gone: Record<string, number>;
  written: Record<string, number>;
  /** What would be vacant, and what somebody would have to see to, in sentences without their name. */
  left: string[];
};

export async function previewErasure(app: App, tenant: string, person: Person): Promise<ErasurePreview> {
  const who = await whoIs(app, tenant, person, 'left-preview');
  const chat = person.address?.conversation ?? null;
  const swept = await sweepPerson(app, tenant, who, { chat, dry: true });
  const vacancies = await vacatePlans(app, tenant, who, { by: null, dry: true });
  const duties = await vacateDuties(app, tenant, person.id, { dry: true });
  return {
    gone: Object.fromEntries(swept.gone),
    written: Object.fromEntries(swept.written),
    left: [
      ...vacancyWords(vacancies),
      ...dutyWords(duties),
      ...(await planNames(app, tenant, who)),
      ...(await leftWords(app, tenant, swept)),
    ],
  };
}
