/** A plan of any length, what an import makes of it, and all that a record holds of it: for imports that are cut off. */
import { idsOf } from '../../src/app/plans/import-ids.ts';
import { knownPeople, newPerson, type PlanRecords } from '../../src/app/plans/import-plan.ts';
import { PlanFile } from '../../src/domain/plan-file.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { all, type Store } from '../../src/store/store.ts';

export const TENANT = 'tenant-1';
const HOLDERS = ['alex@example.org', 'bola@example.org'];

/** Themes of ten actions each: dates, a rhythm, measures, a duty, two holders of posts. */
export const planOf = (themes: number, word = 'Step'): PlanFile =>
  PlanFile.parse({
    plan: 'long',
    title: 'A long plan',
    authority: 'Sample Council',
    levels: ['Theme', 'Action'],
    posts: HOLDERS.map((holder, n) => ({ id: `post-${n}`, title: `Post ${n}`, holder })),
    bodies: [{ name: 'The Board', duties: [{ ref: 'D1', text: 'Review the plan', when: 'annually' }] }],
    items: Array.from({ length: themes }, (_, t) => ({
      ref: `${t + 1}`,
      title: `Theme ${t + 1}`,
      items: Array.from({ length: 10 }, (_, a) => ({
        ref: `${t + 1}.${a + 1}`,
        title: `${word} ${a + 1} of theme ${t + 1}`,
        nature: a === 0 ? 'recurring' : 'deliverable',
        ...(a === 0 ? { when: 'half termly' } : { due: '2027-02-12' }),
        owners: [`post-${a % 2}`],
        measures: [{ text: 'Schools visited', direction: 'increase', target: 10 }],
      })),
    })),
  });

/** As each run of an import drafts it on 4 December 2026. */
export async function drafted(store: Store, file: PlanFile): Promise<PlanRecords> {
  const known = await knownPeople(store, TENANT, HOLDERS);
  const draft = draftPlan(file, {
    goLive: '2026-12-01',
    today: '2026-12-04',
    newId: idsOf(file.plan),
    known,
  });
  const people = draft.people.map(({ id, email }) => newPerson(id, email));
  return { ...draft, updates: [], snapshots: [], people };
}

/** All that the record holds of the plan, people by their address: their ids are drawn anew for each record. */
export async function contentOf(store: Store): Promise<string> {
  const people = await all(store, TENANT, { kind: 'person' });
  const kinds = ['plan', 'item', 'milestone', 'update', 'snapshot', 'import'] as const;
  const docs = (await Promise.all(kinds.map((kind) => all(store, TENANT, { kind })))).flat();
  let text = JSON.stringify(docs.map(({ doc }) => doc));
  for (const { doc } of people) text = text.replaceAll(doc.body.id, doc.body.emails[0] ?? '');
  return `${text}\n${people.flatMap(({ doc }) => doc.body.emails).sort()}`;
}
