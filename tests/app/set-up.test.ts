/** An officer sets the plan up in the chat: owners, dates, posts and rhythms, in words and on the card of gaps. */
import { all } from '../../src/store/store.ts';
import { cardActions } from '../support/card-text.ts';
import { ALEX, ROBIN, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { cardOf, linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

/** What a tap on a button sends. */
function buttonOf(card: unknown, title: string) {
  const found = cardActions(card).find((action) => action.title === title);
  if (!found) throw new Error(`no button ${title}`);
  return found.data;
}

const officer = (text: string) => room.says(OFFICER, text);
const item = async (ref: string) => (await room.app.records.book(TENANT, 'sample'))?.byRef.get(ref);
const changes = async () =>
  (await all(room.store, TENANT, { kind: 'change', orderBy: { field: 'at' } })).map(({ doc }) => doc.body);

test('one action is given to a post after a yes, with its open milestones, and the change is kept', async () => {
  const preview = await officer('assign 2.2(a) to the Attendance Lead');
  expect(wordsOf(preview)).toContain('Give 2.2(a) to the Attendance Lead?');
  expect(wordsOf(preview)).toContain('(now: no owner)');
  expect((await room.milestone('2.2(a)')).owner).toBeNull();
  const words = wordsOf(await officer('yes'));
  expect(words).toContain('2.2(a)');
  expect(words).toContain('Attendance Lead');
  expect((await room.milestone('2.2(a)')).owner).toBe('post:attendance-lead');
  expect(await changes()).toEqual([
    expect.objectContaining({ what: 'owners', from: null, to: 'post:attendance-lead', through: 'card' }),
  ]);
});

test('somebody new is taken by an address; a name that nobody has is asked about', async () => {
  expect(wordsOf(await officer('assign 2.2(a) to Kim Sample'))).toContain('e-mail address');
  expect((await room.milestone('2.2(a)')).owner).toBeNull();
  const words = wordsOf(await room.sets(OFFICER, 'assign 2.2(a) to kim.sample@example.org'));
  expect(words).toContain('once they have opened a chat with me');
  expect((await room.milestone('2.2(a)')).owner).toMatch(/^person:/);
});

test('many actions are shown first, and changed after a yes', async () => {
  const preview = await officer('assign everything in Priority 1 to the Inclusion Lead');
  expect(wordsOf(preview)).toContain('Give 3 actions to the Inclusion Lead?');
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
  await room.says(OFFICER, 'yes');
  expect((await room.milestone('1.1(b)')).owner).toBe('post:inclusion-lead');
  // What is finished keeps whoever finished it.
  expect((await room.milestone('1.1(c)')).owner).toBe('post:head-of-early-years');
});

test('a no leaves everything as it was', async () => {
  const preview = await officer('assign everything in Priority 1 to the Inclusion Lead');
  await room.taps(OFFICER, buttonOf(cardOf(preview), 'No'));
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
  expect(await changes()).toEqual([]);
});

test('a date is set on an action, and the first date is never lost', async () => {
  const words = wordsOf(await room.sets(OFFICER, '2.2(b) is due 12 February 2027'));
  expect(words).toContain('12 Feb 2027');
  expect(await room.milestone('2.2(b)')).toMatchObject({
    due: '2027-02-12',
    firstDue: '2026-09-30',
    inherited: false,
  });
  expect((await item('2.2(b)'))?.due).toBe('2027-02-12');
});

test('an owner’s own words about a date are a forecast, never the agreed date', async () => {
  await room.says(ALEX, '1.1(b) is now due 12 February 2027, waiting for data');
  expect(await room.milestone('1.1(b)')).toMatchObject({ due: '2026-12-04', forecast: '2027-02-12' });
});

test('a post changes hands on a day; until then the other one has it', async () => {
  await room.sets(
    OFFICER,
    'the Attendance Lead is alex@example.org from 1 January 2027, robin@example.org until then',
  );
  const post = (await room.app.records.book(TENANT, 'sample'))?.plan.posts.find(
    ({ id }) => id === 'attendance-lead',
  );
  expect(post?.holders.map(({ person, from }) => [person, from])).toEqual([
    [ROBIN, '2026-01-01'],
    [ALEX, '2027-01-01'],
  ]);
});

test.each(['assign 2.2(a) to me', "what's missing", "what's inherited"])(
  '%s is for officers, and said so kindly to others',
  async (text) => {
    expect(wordsOf(await room.says(ALEX, text))).toContain('strategy officer');
    expect(await changes()).toEqual([]);
  },
);

describe('whoever leads a part', () => {
  test('moves agreed dates in it after a yes, and the change carries their name', async () => {
    const preview = await room.says(ROBIN, 'set 1.1(b) due 12 February 2027');
    expect(wordsOf(preview)).toContain('as the due date of 1.1(b)?');
    expect((await room.milestone('1.1(b)')).due).toBe('2026-12-04');
    await room.says(ROBIN, 'yes');
    expect(await room.milestone('1.1(b)')).toMatchObject({ due: '2027-02-12', forecast: null });
    expect(await changes()).toMatchObject([{ what: 'due', by: ROBIN, to: '2027-02-12' }]);
  });

  test('gives its actions to others, and says no to what was shown', async () => {
    await room.sets(ROBIN, 'assign 2.2(a) to me');
    expect((await room.milestone('2.2(a)')).owner).toBe(`person:${ROBIN}`);
    await room.says(ROBIN, 'assign 2.2(a) to the Inclusion Lead');
    await room.says(ROBIN, 'no');
    expect((await room.milestone('2.2(a)')).owner).toBe(`person:${ROBIN}`);
  });

  test('sets no posts, rhythms or leads', async () => {
    const words = wordsOf(await room.says(ROBIN, 'the Attendance Lead is alex@example.org'));
    expect(words).toContain('strategy officer');
    expect(await changes()).toEqual([]);
  });
});

describe('an owner', () => {
  test('who sets a date proposes one: it is a forecast after a yes, and the agreed date stays', async () => {
    const asked = wordsOf(await room.says(ALEX, 'change 1.1(b) date to 12 February 2027'));
    expect(asked).toContain('stays the agreed date until a lead accepts another');
    expect((await room.milestone('1.1(b)')).forecast).toBeNull();
    await room.says(ALEX, 'yes');
    expect(await room.milestone('1.1(b)')).toMatchObject({ due: '2026-12-04', forecast: '2027-02-12' });
    expect(await changes()).toEqual([]);
  });

  test('who gives an action away states a wish, and keeps it until it is assigned', async () => {
    const asked = wordsOf(await room.says(ALEX, 'assign 1.1(b) to the Inclusion Lead'));
    expect(asked).toContain('To hand over: to Inclusion Lead');
    const receipt = wordsOf(await room.says(ALEX, 'yes'));
    expect(receipt).toContain('until its lead or an officer gives it to somebody else');
    expect(await room.milestone('1.1(b)')).toMatchObject({
      owner: 'post:head-of-early-years',
      handOver: { name: 'Inclusion Lead', from: null },
    });
    expect(await changes()).toEqual([]);
    await room.sets(ROBIN, 'assign 1.1(b) to the Inclusion Lead');
    expect(await room.milestone('1.1(b)')).toMatchObject({ owner: 'post:inclusion-lead', handOver: null });
  });
});

test("what's missing shows gaps, saves what is right and shows again what is not", async () => {
  const first = await officer("what's missing");
  const words = wordsOf(first);
  expect(words).toContain('2.2(a)');
  // Finished actions lack nothing, and those with a date do not lack one.
  expect(words).not.toContain('1.1(c)');
  const save = buttonOf(cardOf(first), 'Save');
  const wrong = await room.taps(OFFICER, { ...save, 'owner:item:item-2.2(a)': 'somebody unheard of' });
  expect(wordsOf(wrong)).toContain('2.2(a)');
  expect((await room.milestone('2.2(a)')).owner).toBeNull();
  const after = await room.taps(OFFICER, { ...save, 'owner:item:item-2.2(a)': 'post:inclusion-lead' });
  expect((await room.milestone('2.2(a)')).owner).toBe('post:inclusion-lead');
  expect(wordsOf(after)).not.toContain('2.2(a)');
});

test('the walk is left and taken up where it was left', async () => {
  const first = await officer("what's missing");
  const [head] = linesOf(first);
  expect(head).toMatch(/^What is missing: \d+ of \d+ left/);
  const end = await room.taps(OFFICER, buttonOf(cardOf(first), 'Skip these'));
  expect(wordsOf(end)).toContain('2 that you left out are still missing something');
  // Whoever has come to the end begins at the beginning.
  const again = await officer("what's missing");
  expect(wordsOf(again)).toContain('2.2(a) Start a mentor scheme');
  const stopped = await room.taps(OFFICER, buttonOf(cardOf(again), 'Stop for now'));
  expect(wordsOf(stopped)).toContain('what you saved stays saved');
});

test("what's inherited is settled in bulk: finished, or still to do without a date", async () => {
  const card = await officer("what's inherited");
  expect(wordsOf(card)).toContain('2.2(b)');
  const save = buttonOf(cardOf(card), 'Save');
  await room.taps(OFFICER, { ...save, 'settle:milestone-2.2(b)': 'to-do' });
  expect(await room.milestone('2.2(b)')).toMatchObject({
    inherited: false,
    open: true,
    due: null,
    firstDue: '2026-09-30',
  });
});

test('one date that is still to do takes the other inherited dates of its action with it, and says so', async () => {
  await room.close();
  const { milestones } = samplePlan();
  const twice = sampleMilestone({
    id: 'milestone-2.2(b)-old',
    item: 'item-2.2(b)',
    kind: 'occurrence',
    occurrence: '2025-26/summer-2',
    due: '2026-07-17',
    firstDue: '2026-07-17',
    inherited: true,
  });
  room = await openRoom({ milestones: [...milestones, twice] });
  const save = buttonOf(cardOf(await officer("what's inherited")), 'Save');
  const settled = await room.taps(OFFICER, { ...save, 'settle:milestone-2.2(b)': 'to-do' });
  expect(wordsOf(settled)).toContain('the other inherited dates of 2.2(b) are gone, too');
});

test('the last one that was left out is spoken of as one', async () => {
  await room.sets(OFFICER, 'assign 2.2(a) to the Inclusion Lead');
  const end = await room.taps(OFFICER, buttonOf(cardOf(await officer("what's missing")), 'Skip these'));
  expect(wordsOf(end)).toContain('1 that you left out is still missing something');
});
