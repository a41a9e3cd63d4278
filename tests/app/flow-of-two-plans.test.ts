/** Two plans with the same refs: what is said of one is never written to the other, and receipts name the plan. */
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { questionAbout } from '../../src/domain/question.ts';
import { press } from '../support/card-text.ts';
import { ALEX, ROBIN, sampleItem, sampleMilestone, samplePlan } from '../support/sample-plan.ts';
import { cardOf, imported, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  const { book, milestones } = samplePlan();
  const there = (id: string) => `second-${id}`;
  const done = await importPlan(
    room.store,
    room.clock,
    TENANT,
    {
      plan: { ...book.plan, id: 'second', title: 'Second Plan' },
      items: book.items.map((item) =>
        sampleItem({
          ...item,
          id: there(item.id),
          plan: 'second',
          parent: item.parent && there(item.parent),
        }),
      ),
      milestones: milestones.map((one) =>
        sampleMilestone({ ...one, id: there(one.id), plan: 'second', item: there(one.item) }),
      ),
      updates: [],
      snapshots: [],
      people: [{ ...imported('farid'), name: 'Farid Sample' }],
    },
    () => undefined,
  );
  if (!done.ok) throw new Error(done.reason);
});
afterEach(() => room.close());

const says = async (who: string, text: string): Promise<string> => wordsOf(await room.says(who, text));
const inSecond = async (ref: string) =>
  (await room.app.records.milestone(TENANT, `second-milestone-${ref}`))?.doc.body;

test('a ref alone answers "which one?" of two plans by asking again; with its plan it is that one', async () => {
  expect(await says(ALEX, '1.1b done')).toContain('Which one is complete?');
  expect(await says(ALEX, '1.1(b)')).toContain('More than one plan has that.');
  expect(await room.updates()).toEqual([]);
  expect(await says(ALEX, '1.1b, Second Plan')).toContain('Plan: Second Plan');
  expect((await inSecond('1.1(b)'))?.status).toBe('complete');
  expect((await room.milestone('1.1(b)')).status).toBe('not-started');
});

test('the plan’s name is enough, and the receipt of a choice names the plan', async () => {
  await says(ALEX, '1.1b done');
  expect(await says(ALEX, 'Second Plan')).toContain('Plan: Second Plan');
  expect((await inSecond('1.1(b)'))?.status).toBe('complete');
});

test('a yes names the plan that it was about', async () => {
  await says(ALEX, '1.1b 80% there');
  await says(ALEX, 'Second Plan');
  expect(await says(ALEX, 'yes')).toContain('Plan: Second Plan');
  expect((await inSecond('1.1(b)'))?.status).toBe('on-track');
});

test('an order is kept until its plan is named', async () => {
  expect(await says(OFFICER, 'assign 2.2a to robin@example.org')).toContain('Which plan do you mean?');
  const shown = await says(OFFICER, 'Second Plan');
  expect(shown).toContain('Give 2.2(a) to robin@example.org?');
  expect(shown).toContain('Second Plan');
  await says(OFFICER, 'yes');
  expect((await inSecond('2.2(a)'))?.owner).toBe(`person:${ROBIN}`);
  expect((await room.milestone('2.2(a)')).owner).toBeNull();
});

test('a lead of both sets the agreed date of the one that is named, and no expected date', async () => {
  expect(await says(ROBIN, 'set 1.1b due 31 March')).toContain('Which plan do you mean?');
  expect(await says(ROBIN, 'Second Plan')).toContain('Set Wed 31 Mar 2027 as the due date of 1.1(b)?');
  await says(ROBIN, 'yes');
  expect(await inSecond('1.1(b)')).toMatchObject({ due: '2027-03-31', forecast: null });
  expect(await room.milestone('1.1(b)')).toMatchObject({ due: '2026-12-04', forecast: null });
});

test('a button of a receipt speaks of the plan that the receipt was about, whatever was spoken of since', async () => {
  await says(ROBIN, '1.1b passing to Farid Sample');
  await says(ROBIN, 'Second Plan');
  const receipt = await room.says(ROBIN, 'yes');
  const question = JSON.stringify(questionAbout('overdue', { plan: 'sample' }));
  await room.taps(ROBIN, { do: 'page', question, offset: 0 });
  const now = press(cardOf(receipt), 'Assign 1.1(b) now');
  expect(wordsOf(await room.taps(ROBIN, now))).toContain('Second Plan');
  await says(ROBIN, 'yes');
  expect((await inSecond('1.1(b)'))?.owner).toBe('person:farid');
  expect((await room.milestone('1.1(b)')).owner).toBe('post:head-of-early-years');
});
