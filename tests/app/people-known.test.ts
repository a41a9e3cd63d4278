/** Names of the plan's people are known to what is typed, without everybody being read each turn. */
import { lexiconOf } from '../../src/app/conversation/lexicons.ts';
import { peopleKnown } from '../../src/app/people/people-known.ts';
import { write } from '../../src/store/documents.ts';
import type { Store } from '../../src/store/store.ts';
import { samplePerson } from '../jobs/bench.ts';
import { ALEX, ROBIN, samplePlan } from '../support/sample-plan.ts';
import { OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
let queries: number;
const around = (store: Store): Store => ({
  ...store,
  get: (...asked) => store.get(...asked),
  commit: (...asked) => store.commit(...asked),
  close: () => store.close(),
  query(partition, asked) {
    if (asked.kind === 'person') queries += 1;
    return store.query(partition, asked);
  },
});
const grace = samplePerson(ALEX, { name: 'Zofia Kowalczyk' });
const idle = samplePerson('kim', { name: 'Winifred Ashdown' });

beforeEach(async () => {
  queries = 0;
  room = await openRoom({
    around,
    people: [grace, samplePerson(ROBIN, { name: 'robin@example.org' }), idle],
  });
});
afterEach(() => room.close());

test('a first name in small letters is somebody who answers for actions', async () => {
  const words = wordsOf(await room.says(OFFICER, 'zofia overdue?'));
  expect(words).toMatch(/1\.1\(a\) Offer home visits/);
  expect(words).not.toMatch(/2\.1/);
});

test('everybody is read once a minute, however much is said, and who is renamed is known after it', async () => {
  const book = await room.app.records.book(TENANT, 'sample');
  if (!book) throw new Error('no plan');
  const names = () => peopleKnown(room.app, TENANT, [book]);
  // Who has nothing to do with the plan, or is an address as yet, is no name.
  expect(await names()).toEqual(['Zofia Kowalczyk']);
  const stored = await room.app.records.person(TENANT, ALEX);
  if (!stored) throw new Error('no Alex');
  const renamed = { ...stored.doc.body, name: 'Zofia Marsden' };
  await room.store.commit(TENANT, 'renamed', [
    { op: 'put', doc: write('person', stored.doc.id, renamed), expect: stored.version },
  ]);
  room.clock.forward({ seconds: 59 });
  await names();
  expect(queries).toBe(1);
  room.clock.forward({ seconds: 1 });
  expect(await names()).toEqual(['Zofia Marsden']);
  expect(queries).toBe(2);
});

test('other names leave the words of the plan as they were read', () => {
  const { book } = samplePlan();
  const [nobody, one] = [lexiconOf([book]), lexiconOf([book], ['Zofia Kowalczyk'])];
  expect(one.topics).toBe(nobody.topics);
  expect(lexiconOf([book], ['Zofia Kowalczyk'])).toBe(one);
  expect(lexiconOf([book])).toBe(nobody);
  expect(nobody.called.parts.has('zofia')).toBe(false);
  const other = lexiconOf([book], ['Winifred Ashdown']);
  expect([...other.called.people.keys()]).toEqual(['winifred ashdown', ...nobody.called.people.keys()]);
  expect(other.called.parts.has('zofia')).toBe(false);
});

test('several plans are read once as well', () => {
  const books = [samplePlan().book, samplePlan({ id: 'other' }).book];
  expect(lexiconOf(books).topics).toBe(lexiconOf([...books]).topics);
  expect(lexiconOf(books).topics).not.toBe(lexiconOf(books.slice(0, 1)).topics);
});
