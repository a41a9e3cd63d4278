/** Two officers set the same plan up at once, names are not clear, and the store hiccups: nobody's word is lost or overwritten. */
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { cardActions } from '../support/card-text.ts';
import { cardOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

/** While true, nothing that a set-up changes can be stored. */
let broken: boolean;
let room: Room;
const around = (store: Store): Store => ({
  ...store,
  get: (...asked) => store.get(...asked),
  query: (...asked) => store.query(...asked),
  close: () => store.close(),
  commit: async (partition, id, changes) => {
    if (broken && id.startsWith('set-up:')) throw new StoreUnavailable('for a second');
    return store.commit(partition, id, changes);
  },
});
beforeEach(async () => {
  broken = false;
  room = await openRoom({ officers: ['olu@example.org', 'sam@example.org'], around });
});
afterEach(() => room.close());

const OTHER = 'sam';
function buttonOf(card: unknown, title: string) {
  const found = cardActions(card).find((action) => action.title === title);
  if (!found) throw new Error(`no button ${title}`);
  return found.data;
}
const officer = (text: string) => room.says(OFFICER, text);
const item = async (ref: string) => (await room.app.records.book(TENANT, 'sample'))?.byRef.get(ref);
const BULK = 'assign everything in Priority 1 to the Inclusion Lead';

test('an old card of gaps overwrites nothing that another officer set since, and says so', async () => {
  const card = await officer("what's missing");
  await room.sets(OTHER, 'assign 2.2(a) to the Attendance Lead');
  await room.sets(OTHER, '2.2(a) is due 30 April 2027');
  const saved = await room.taps(OFFICER, {
    ...buttonOf(cardOf(card), 'Save'),
    'owner:item:item-2.2(a)': 'post:inclusion-lead',
    'due:item:item-2.2(a)': '2027-09-30',
  });
  expect(wordsOf(saved)).toContain(
    '2.2(a) was given an owner and a date by somebody else meanwhile; that stands.',
  );
  expect(wordsOf(saved)).not.toContain('Saved for');
  expect((await room.milestone('2.2(a)')).owner).toBe('post:attendance-lead');
  expect((await item('2.2(a)'))?.due).toBe('2027-04-30');
});

test('somebody new whom nobody needs any more is not entered in the record', async () => {
  const card = await officer("what's missing");
  await room.sets(OTHER, 'assign 2.2(a) to the Attendance Lead');
  await room.taps(OFFICER, {
    ...buttonOf(cardOf(card), 'Save'),
    'owner:item:item-2.2(a)': 'kim@example.org',
  });
  expect(wordsOf(await room.sets(OFFICER, 'assign 2.2(b) to kim@example.org'))).toContain('is new to me');
});

test('a yes is to what was shown: when another officer changed some of it, it is shown again', async () => {
  const preview = await officer(BULK);
  await room.sets(OTHER, 'assign 1.1(a) to me');
  const again = await room.taps(OFFICER, buttonOf(cardOf(preview), 'Confirm'));
  expect(wordsOf(again)).toContain('The plan has changed since you were asked');
  expect(wordsOf(again)).toContain('now: Sam Sample');
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
  const done = await room.taps(OFFICER, buttonOf(cardOf(again), 'Confirm'));
  expect(wordsOf(done)).toContain('Set: 3 actions belong to the Inclusion Lead');
  expect(wordsOf(done)).toContain('before: Sam Sample');
});

test('a typed yes that is delivered again does not answer the question which it brought up itself', async () => {
  await officer(BULK);
  await room.sets(OTHER, 'assign 1.1(a) to me');
  for (let delivery = 0; delivery < 2; delivery += 1)
    expect(wordsOf(await room.says(OFFICER, 'yes', { id: 'yes-1' }))).toContain('Give 3 actions');
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
  expect(wordsOf(await officer('yes'))).toContain('Set: 3 actions');
});

test('a yes that the store lost is taken when it comes again, and a second tap is told what came of the first', async () => {
  const confirm = buttonOf(cardOf(await officer(BULK)), 'Confirm');
  broken = true;
  await room.taps(OFFICER, confirm, { id: 'tap-1' }).catch(() => undefined);
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
  broken = false;
  const words = 'Set: 3 actions belong to the Inclusion Lead';
  expect(wordsOf(await room.taps(OFFICER, confirm, { id: 'tap-1' }))).toContain(words);
  expect((await room.milestone('1.1(b)')).owner).toBe('post:inclusion-lead');
  expect(wordsOf(await room.taps(OFFICER, confirm))).toContain(words);
});

test('a typed yes that is delivered again is answered as it was', async () => {
  await officer(BULK);
  for (let delivery = 0; delivery < 2; delivery += 1)
    expect(wordsOf(await room.says(OFFICER, 'yes', { id: 'yes-1' }))).toContain('Set: 3 actions belong to');
});

test('the same new address twice is one person, on the card and in words', async () => {
  await room.sets(OFFICER, 'assign 2.2(b) to nobody');
  await room.sets(OFFICER, '2.2(b) is due 12 February 2027');
  const card = await officer("what's missing");
  const saved = await room.taps(OFFICER, {
    ...buttonOf(cardOf(card), 'Save'),
    'owner:item:item-2.2(a)': 'kim@example.org',
    'owner:item:item-2.2(b)': 'Kim@example.org',
  });
  expect(wordsOf(saved)).toContain('Saved for 2 actions.');
  expect((await room.milestone('2.2(b)')).owner).toBe((await room.milestone('2.2(a)')).owner);
  const said = await room.sets(
    OFFICER,
    'the Inclusion Lead is new@example.org from 1 January 2027, new@example.org until then',
  );
  expect(wordsOf(said)).toContain('Set: the Inclusion Lead is new@example.org');
  const post = (await room.app.records.book(TENANT, 'sample'))?.plan.posts.find(
    ({ id }) => id === 'inclusion-lead',
  );
  expect(new Set(post?.holders.map(({ person }) => person)).size).toBe(1);
});

describe('several people of one name', () => {
  beforeEach(async () => {
    for (const who of ['one', 'two']) {
      const emails = [`${who}@example.org`];
      room.roster.set(`29:${who}`, { aadObjectId: `aad-${who}`, name: `Jo ${who}`, emails });
      await room.says(who, 'hello');
    }
  });

  test.each([
    ['the lead of Priority 1 is Jo', 'the lead of Priority 1 is one@example.org'],
    ['assign 2.2(a) and 2.2(b) to Jo', 'assign 2.2(a) and 2.2(b) to one@example.org'],
    [
      'the Inclusion Lead is Jo from 1 January 2027, robin@example.org until then',
      'the Inclusion Lead is one@example.org from 2027-01-01, robin@example.org until then',
    ],
  ])('%s is offered with each address, and the tap does just that', async (text, offered) => {
    const asked = await officer(text);
    expect(wordsOf(asked)).toContain('several people called Jo');
    const tap = buttonOf(cardOf(asked), 'one@example.org');
    expect(tap).toMatchObject({ text: offered });
    await room.taps(OFFICER, tap);
    const done = wordsOf(await officer('yes'));
    expect(done).toMatch(/^Set: /);
    expect(done).toContain('Jo one');
  });
});

test('a heading has no date of its own, and is not said to have it already', async () => {
  expect(wordsOf(await officer('Priority 1 is due 12 February 2027'))).toContain(
    '1 is a heading and has no date of its own',
  );
});

test('saving an empty card says that nothing was filled in', async () => {
  const card = await officer("what's missing");
  expect(wordsOf(await room.taps(OFFICER, buttonOf(cardOf(card), 'Save')))).toContain(
    'Nothing was filled in.',
  );
});
