/** A room with the sample plan as people first meet it: its own posts, leads, board and people, and Olu as the officer. */
import { loadDemo } from '../../src/demo/load.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { all } from '../../src/store/store.ts';
import { localClient, ROOT } from '../support/demo-plan.ts';
import { freshRecord } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';
import { NOW, openRoom, type Room, type Setting } from './room.ts';

/** Who holds which post stands in plans/wigan.demo.yml: Alex leads Priority 3, Bola 1, Carys 2, Dev 4, Esme 5; Farid leads nothing. */
export const PEOPLE = ['alex', 'bola', 'carys', 'dev', 'esme', 'farid'] as const;

export async function openDemoRoom(setting: Pick<Setting, 'plan'> = {}): Promise<Room> {
  const demo = await demoRecords();
  const room = await openRoom({ ...demo, plan: { ...demo.plan, ...setting.plan } });
  for (const { id, name, emails } of demo.people) {
    const who = PEOPLE.find((one) => name.toLowerCase().startsWith(one));
    if (!who) throw new Error(`nobody of the sample plan is called ${name} (${id})`);
    room.roster.set(`29:${who}`, { aadObjectId: `aad-${who}`, name, emails });
  }
  for (const who of PEOPLE) await room.meets(who);
  return room;
}

async function demoRecords() {
  const folder = temporaryFolder();
  const store = await openStore({ ...freshRecord(folder.path), cosmos: null });
  try {
    const client = localClient();
    await loadDemo(store, testClock(NOW), client, new URL('plans/', ROOT));
    const records = openRecords(store);
    const [plan] = (await records.heads(client.tenant)).map((head) => head);
    const book = plan && (await records.book(client.tenant, plan.id));
    if (!book) throw new Error('the sample plan was not loaded');
    const milestones = await records.milestones(client.tenant, [
      { field: 'plan', is: 'eq', to: book.plan.id },
    ]);
    const people = (await all(store, client.tenant, { kind: 'person' })).map(({ doc }) => doc.body);
    return {
      plan: book.plan,
      items: book.items,
      milestones,
      people: people.map((person) => ({ ...person, aadObjectId: null })),
    };
  } finally {
    await store.close();
    folder.remove();
  }
}
