/** Several things in one message, several plans, files that wait, and words that were asked back about. */
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, sampleItem, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { cardOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let broken = false;
let room: Room;
/** While `broken`, no update of 1.1(b) can be stored. */
const around = (store: Store): Store => ({
  get: (...asked) => store.get(...asked),
  query: (...asked) => store.query(...asked),
  close: () => store.close(),
  async commit(partition, id, changes) {
    const about1b = changes.some(
      (one) =>
        one.op === 'put' &&
        one.doc.kind === 'update' &&
        'milestone' in one.doc.body &&
        one.doc.body.milestone === 'milestone-1.1(b)',
    );
    if (broken && about1b) throw new StoreUnavailable('for a second');
    return store.commit(partition, id, changes);
  },
});
beforeEach(async () => {
  broken = false;
  room = await openRoom({ around });
});
afterEach(() => room.close());

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('two updates in one message', () => {
  const TEXT = '1.1a off track because the grant was cut. 1.1b on track';

  test('are each recorded as they were said, and once however often it is delivered', async () => {
    for (let delivery = 0; delivery < 2; delivery += 1) await room.says(ALEX, TEXT, { id: 'twice' });
    expect(await room.milestone('1.1(a)')).toMatchObject({ status: 'off-track' });
    expect(await room.milestone('1.1(b)')).toMatchObject({ status: 'on-track', reason: null });
    expect(await room.updates()).toHaveLength(2);
  });

  test('one that cannot be stored does not hide the receipt of the other', async () => {
    broken = true;
    const words = wordsOf(await room.says(ALEX, TEXT, { id: 'half' }));
    expect(words).toMatch(/Recorded: 1\.1\(a\)/);
    expect(words).toContain('I could not do all that you said');
    broken = false;
    await room.says(ALEX, TEXT, { id: 'half' });
    expect(await room.updates()).toHaveLength(2);
  });
});

test('"I meant" after words that were asked back about takes them for the one that is named', async () => {
  await room.says(ALEX, 'mine');
  await room.says(ALEX, '1.1 off track');
  expect(await room.updates()).toEqual([]);
  await room.says(ALEX, 'I meant 1.1b');
  await room.says(ALEX, 'yes');
  expect((await room.updates()).every(({ milestone }) => milestone === 'milestone-1.1(b)')).toBe(true);
});

describe('evidence that is looked for', () => {
  test('"show me the file" opens what supports the action in hand', async () => {
    room.shelf.set('photo.png', PNG);
    await room.says(ALEX, '1.1b on track, https://example.org/minutes');
    const answer = await room.says(ALEX, 'show me the evidence for 1.1b');
    expect(wordsOf(answer)).toContain('https://example.org/minutes');
  });
});

describe('a file that waits', () => {
  test('is not forgotten when a ref is looked up after another question: it is asked about once more', async () => {
    room.shelf.set('photo.png', PNG);
    await room.sends(ALEX, ['photo.png']);
    await room.says(ALEX, "what's overdue");
    const answer = await room.says(ALEX, '1.1b');
    expect(answer.say).toHaveLength(2);
    expect(wordsOf(answer)).toContain('photo.png');
    expect(await room.updates()).toEqual([]);
    await room.says(ALEX, 'yes');
    expect(await room.updates('1.1(b)')).toMatchObject([{ said: { evidence: [{ name: 'photo.png' }] } }]);
  });
});

describe('of two plans', () => {
  const OTHER = 'other';
  beforeEach(async () => {
    await room.close();
    const { book, milestones } = samplePlan();
    room = await openRoom({ around });
    const { importPlan } = await import('../../src/app/plans/import-plan.ts');
    const done = await importPlan(
      room.store,
      room.clock,
      TENANT,
      {
        plan: { ...book.plan, id: OTHER, title: 'The other plan' },
        items: book.items.map((item) =>
          sampleItem({
            ...item,
            id: `other-${item.id}`,
            plan: OTHER,
            parent: item.parent && `other-${item.parent}`,
          }),
        ),
        milestones: milestones.map((one) =>
          sampleMilestone({ ...one, id: `other-${one.id}`, plan: OTHER, item: `other-${one.item}` }),
        ),
        updates: [],
        snapshots: [],
        people: [],
      },
      () => undefined,
    );
    if (!done.ok) throw new Error(done.reason);
  });

  test('a question that could be about either asks which, and a tap answers it there', async () => {
    const asked = await room.says(ALEX, "what's overdue");
    expect(wordsOf(asked)).toMatch(/Which plan do you mean\?/);
    expect(wordsOf(asked)).toContain('The other plan');
    const [first] = cardActions(cardOf(asked));
    expect(wordsOf(await room.taps(ALEX, first?.data))).toMatch(/1\.1\(a\)|overdue/i);
  });

  test('a ref of both is that of the plan in use, and is asked where none is', async () => {
    const which = wordsOf(await room.says(ALEX, '1.1b done'));
    expect(which).toMatch(/Which one/);
    expect(which).toContain('Plan: The other plan');
    expect(await room.updates()).toEqual([]);
    const asked = cardOf(await room.says(ALEX, "what's overdue"));
    await room.taps(ALEX, press(asked, 'This one', {}, 1));
    expect(wordsOf(await room.says(ALEX, '1.1b done'))).toMatch(/Plan: /);
    expect(await room.updates()).toHaveLength(1);
  });
});

test('an officer is told what a command would change before it does', async () => {
  expect(wordsOf(await room.says(OFFICER, 'mark 2.1a as off track'))).toMatch(/is it right\?/i);
  expect((await room.milestone('2.1(a)')).status).toBe('on-track');
});
