/** What one question costs the record: in Cosmos DB each of these is a request, with its time and its price. */
import type { Store } from '../../src/store/store.ts';
import { OFFICER, openRoom, type Room, wordsOf } from './room.ts';

let room: Room;
let asked: string[];
const around = (store: Store): Store => ({
  ...store,
  get(partition, kind, id) {
    asked.push(`get ${kind}`);
    return store.get(partition, kind, id);
  },
  query(partition, query) {
    asked.push(`query ${query.kind}`);
    return store.query(partition, query);
  },
  commit(partition, id, changes) {
    asked.push('commit');
    return store.commit(partition, id, changes);
  },
});

beforeEach(async () => {
  asked = [];
  room = await openRoom({ around });
});
afterEach(() => room.close());

test('a question reads what it is answered from once, and what the conversation is about once a step', async () => {
  await room.says(OFFICER, "what's overdue");
  asked = [];
  expect(wordsOf(await room.says(OFFICER, "what's overdue"))).toMatch(/1\.1\(a\) Offer home visits/);
  const times = (what: string) => asked.filter((one) => one === what).length;
  expect({
    commits: times('commit'),
    milestones: times('query milestone'),
    items: times('query item'),
    plans: times('query plan'),
  }).toEqual({ commits: 1, milestones: 1, items: 0, plans: 2 });
  // Heard, turned away from, changed, and looked at for what is left of a list.
  expect(times('get frame')).toBe(4);
});
