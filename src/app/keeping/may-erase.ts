/** Whether a person may be taken out of the record now, and what it would come to: asked before anything is done. */
import { namedIn } from '../../domain/keeping/concerns.ts';
import { type Entry, saidOf } from '../../domain/keeping/entry.ts';
import { covers, type Hold, heldBy } from '../../domain/keeping/hold.ts';
import { identityOf } from '../../domain/keeping/identity.ts';
import { isOfficer, type Person } from '../../domain/person.ts';
import { type HoldsNow, holdsNow } from '../../store/holds-now.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';
import { dutyWords, leftWords, vacancyWords } from './erasure-words.ts';
import { heldEntries } from './held-entries.ts';
import { unreadable } from './kept-of-plan.ts';
import { planNames } from './named-in-plans.ts';
import { textsOf } from './sweep-papers.ts';
import { draftsWith, sweepPerson } from './sweep-person.ts';
import { vacateDuties } from './vacate-duties.ts';
import { vacatePlans } from './vacate-plans.ts';
import { whoIs } from './who.ts';

/** Of no plan, and covered by a hold on any. */
const isLeave = ({ id }: Entry): boolean => id.startsWith('leave:');

/** Why not, in a sentence with what to do first; null where nothing is against it. */
export async function refusalOf(app: App, tenant: string, person: Person): Promise<string | null> {
  if (isOfficer(person, app.officers))
    return 'The configuration names them as a strategy officer (WAYMARK_OFFICERS): take their address out there first, since it is personal data as well';
  const holding = await holdsNow(app.store, tenant);
  if (holding.holds.length === 0) return null;
  const { entries } = await heldEntries(app, tenant);
  const hold = holdAgainst(person, holding, entries) ?? (await holdOnSent(app, tenant, person, holding));
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
        (hold.plan === null || one.plan === hold.plan || isLeave(one)) &&
        (!isDated || one.when.length > 0) &&
        covers(hold, { ...one, people: [...one.people, ...namedIn(saidOf(one), on)] }),
    );
  };
  return holds.find(isHeld);
}

/** On a plan that was sent and names them, or that they sent: an erasure takes it away. */
async function holdOnSent(
  app: App,
  tenant: string,
  person: Person,
  { on }: HoldsNow,
): Promise<Hold | undefined> {
  const theirs = await draftsWith(app, tenant, await whoIs(app, tenant, person, 'left-preview'));
  if (theirs.size === 0) return undefined;
  const parts = await all(app.store, tenant, { kind: 'draft-part', unreadable });
  const texts = Map.groupBy(textsOf(parts, 'draft-part:'), ({ of }) => `draft:${of}`);
  return (await all(app.store, tenant, { kind: 'draft', unreadable }))
    .filter(({ doc }) => theirs.has(doc.id))
    .map(({ doc }) => {
      const said = (texts.get(doc.id) ?? []).map(({ text }) => ({
        kind: 'draft-part' as const,
        body: { text },
      }));
      return on(doc.body.plan, [doc, ...said]);
    })
    .find((hold) => hold !== undefined);
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
