/** Applying a draft is cut off: nothing of it is half in use, and pressing Apply again brings in the rest. */
import { StoreUnavailable } from '../../src/store/store.ts';
import { applied, changed, countsOf, planIn, pressed, SCHOOLS, sendPlan } from './drafts.ts';
import { linesOf, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
/** From this commit on the process is dead; the record of the tenant is what it has stored until then. */
let diesAt = Number.POSITIVE_INFINITY;
let commits = 0;
let when: 'before' | 'after';

const killed = () => new StoreUnavailable('the process was killed');
const dead = (): boolean => commits >= diesAt;
beforeEach(async () => {
  diesAt = Number.POSITIVE_INFINITY;
  commits = 0;
  when = 'before';
  room = await openRoom({
    around: (store) => ({
      get: (partition, kind, id) => (dead() ? Promise.reject(killed()) : store.get(partition, kind, id)),
      query: (partition, query) => (dead() ? Promise.reject(killed()) : store.query(partition, query)),
      close: () => store.close(),
      async commit(partition, id, changes) {
        if (dead()) throw killed();
        if (partition === TENANT) commits += 1;
        if (!dead()) return store.commit(partition, id, changes);
        if (when === 'after') await store.commit(partition, id, changes);
        throw killed();
      },
    }),
  });
});
afterEach(() => room.close());

/** The process dies at its nth commit from now, and another is there a minute later. */
async function cutOffAt(nth: number, press: () => Promise<unknown>): Promise<boolean> {
  commits = 0;
  diesAt = nth;
  const outcome = await press().then(
    () => 'done',
    (error: unknown) => String(error),
  );
  diesAt = Number.POSITIVE_INFINITY;
  if (outcome !== 'done') expect(outcome).toContain('the process was killed');
  return outcome !== 'done';
}

const EDITION = changed(['2027-01-29', '2027-02-26'], ['in time', 'by 2027']);

test.each(['before', 'after'] as const)(
  'at any commit of a first import, %s it takes effect',
  async (moment) => {
    when = moment;
    const { item = 0, milestone = 0 } = await countsOf(room);
    for (let nth = 1; ; nth += 1) {
      const plan = SCHOOLS.replace('plan: schools', `plan: schools-${nth}`);
      const answer = await sendPlan(room, plan, `schools-${nth}.yml`);
      const cut = await cutOffAt(nth, () => applied(room, answer));
      const seen = await planIn(room, `schools-${nth}`);
      // Whole or not at all.
      expect([undefined, 4]).toContain(seen?.items.length);
      room.clock.forward({ minutes: 1 });
      expect(linesOf(await applied(room, answer)).slice(0, 2)).toEqual([
        'Schools Plan is in use',
        '3 actions are in, live from Fri 4 Dec 2026.',
      ]);
      expect(await countsOf(room)).toMatchObject({
        item: item + 4 * nth,
        milestone: milestone + 3 * nth,
        import: 0,
      });
      if (cut) continue;
      expect(nth).toBeGreaterThan(5);
      break;
    }
  },
  20_000,
);

test('at any commit of a new edition: what is seen is the old or the new action, whole', async () => {
  await applied(room, await sendPlan(room, SCHOOLS));
  for (let nth = 1; ; nth += 1) {
    const edition = nth % 2 === 1 ? EDITION : SCHOOLS;
    const answer = await sendPlan(room, edition, `edition-${nth}.yml`);
    const cut = await cutOffAt(nth, () => pressed(room, answer, 'Apply'));
    const book = await planIn(room);
    expect(['2027-01-29', '2027-02-26']).toContain(book?.byRef.get('1(b)')?.due);
    room.clock.forward({ minutes: 1 });
    expect(wordsOf(await pressed(room, answer, 'Apply'))).toContain('is in use');
    expect((await planIn(room))?.byRef.get('1(b)')?.due).toBe(nth % 2 === 1 ? '2027-02-26' : '2027-01-29');
    if (!cut) break;
  }
}, 20_000);

test('within the minute the draft is shown again with what to do; a store that only failed need not be waited for', async () => {
  const answer = await sendPlan(room, SCHOOLS);
  expect(await cutOffAt(4, () => applied(room, answer))).toBe(true);
  const busy = await applied(room, answer);
  expect(linesOf(busy)[1]).toBe(
    'This draft is being applied at the moment; for a large plan that takes a while. If nothing has changed here in a minute or two, choose Apply again: it goes on from where it stopped.',
  );
  room.clock.forward({ minutes: 1 });
  expect(linesOf(await applied(room, busy))[0]).toBe('Schools Plan is in use');
});

test('a store that fails once: nothing is recorded, and the same button works at once', async () => {
  const answer = await sendPlan(room, SCHOOLS);
  const { commit } = room.store;
  room.store.commit = async (partition, id, changes) => {
    if (!changes.some((one) => one.op === 'put' && one.doc.kind === 'item'))
      return commit.call(room.store, partition, id, changes);
    room.store.commit = commit;
    throw new StoreUnavailable('the disk is full', { why: 'full', untouched: true });
  };
  await expect(applied(room, answer)).rejects.toMatchObject({ recorded: 'nothing', why: 'full' });
  expect(linesOf(await applied(room, answer))[0]).toBe('Schools Plan is in use');
});
