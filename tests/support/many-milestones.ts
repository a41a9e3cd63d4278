/** A tenant that has stored much: plans of many actions, of which a few are due today. */
import { Plan } from '../../src/domain/plan.ts';
import { type Doc, write } from '../../src/store/documents.ts';
import { docId, TENANT as TENANT_DOC } from '../../src/store/ids.ts';
import { COMMIT_LIMIT, type Store } from '../../src/store/store.ts';
import { wakeBy } from '../../src/store/wake-up.ts';
import { sampleItem, sampleMilestone, samplePlanHead } from './sample-plan.ts';

const ACTIONS_OF_AN_OBJECTIVE = 100;

export type Much = {
  tenant: string;
  plans: number;
  stored: number;
  due: number;
  people: number;
  at: Temporal.Instant;
};

/** `due` of the milestones are due on that day, spread over so many people; all others are years away, or closed. */
export async function storeMany(
  store: Store,
  { tenant, plans, stored, due, people, at }: Much,
): Promise<void> {
  let batch: Doc[] = [];
  const flush = async (): Promise<void> => {
    const docs = batch;
    batch = [];
    const puts = docs.map((doc) => ({ op: 'put', doc, expect: 'absent' }) as const);
    if (puts.length > 0) await store.commit(tenant, crypto.randomUUID(), puts);
  };
  const put = async (doc: Doc): Promise<void> => {
    if (batch.push(doc) === COMMIT_LIMIT.changes) await flush();
  };
  const today = at.toZonedDateTimeISO('Europe/London').toPlainDate().toString();
  for (let n = 0; n < people; n += 1) {
    const id = `person-${n}`;
    await put(
      write('person', docId('person', id), {
        id,
        aadObjectId: `aad-${id}`,
        name: `Person ${n}`,
        emails: [],
        address: { serviceUrl: 'https://connector.example', conversation: `chat-${id}` },
        welcomedAt: '2026-11-02T09:00:00.000Z',
        cardDays: [],
        plain: false,
        zone: null,
        quiet: null,
      }),
    );
  }
  for (let which = 0; which < plans; which += 1) {
    const plan = `plan-${which}`;
    const reminders = Plan.shape.reminders.parse({ rounds: 'off' });
    const head = samplePlanHead({ id: plan, posts: [], boards: [], reminders });
    await put(write('plan', docId('plan', plan), head));
    for (let n = 0; n < stored / plans; n += 1) {
      const above = `${plan}-${Math.floor(n / ACTIONS_OF_AN_OBJECTIVE)}`;
      if (n % ACTIONS_OF_AN_OBJECTIVE === 0)
        await put(
          write(
            'item',
            docId('item', above),
            sampleItem({ id: above, plan, ref: above, title: 'Objective' }),
          ),
        );
      // Each plan has its share of what is due.
      const place = Math.floor((due * (which + 1)) / plans) - Math.floor((due * which) / plans);
      const isDue = n < place;
      const owner =
        `person:person-${isDue ? (Math.floor((due * which) / plans) + n) % people : `of-${plan}-${n}`}` as const;
      const id = `${plan}-${n}`;
      const item = `item-${id}`;
      const owners = [{ key: owner, part: 'accountable' as const }];
      await put(
        write('item', docId('item', item), {
          ...sampleItem({
            id: item,
            plan,
            ref: `${above}.${n}`,
            title: 'An action of many',
            parent: above,
            nature: 'deliverable',
          }),
          owners,
        }),
      );
      const day = isDue ? today : '2031-06-30';
      await put(
        write(
          'milestone',
          docId('milestone', id),
          sampleMilestone({ id, plan, item, owner, firstDue: day, due: day, askOn: day }),
        ),
      );
    }
  }
  await put(write('tenant', TENANT_DOC, { serviceUrl: 'https://connector.example' }));
  await flush();
  await wakeBy(store, tenant, at);
}
