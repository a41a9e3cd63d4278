/** A workbook that an officer filled in, and a partner's sheet, sent in the chat. */
import { partnerRows, workbookRecord } from '../../src/app/plans/plan-workbook.ts';
import { updateSheetOf } from '../../src/exporting/update-sheet.ts';
import { workbookOf } from '../../src/exporting/workbook.ts';
import { FilledSheet, opened, saved } from '../exporting/filled-in.ts';
import { applied, planIn, pressed, SCHOOLS, sendPlan } from './drafts.ts';
import { linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await applied(room, await sendPlan(room, SCHOOLS));
});
afterEach(() => room.close());

const book = async () => {
  const found = await planIn(room);
  if (!found) throw new Error('the plan is not in the record');
  return found;
};

/** The plan's workbook, filled in and saved. */
async function workbook(fill: (actions: FilledSheet) => void): Promise<Uint8Array> {
  const record = await workbookRecord(room.store, room.app.records, TENANT, await book(), '2026-12-04');
  const file = await opened(await workbookOf(record));
  fill(new FilledSheet(file, 'Actions'));
  return saved(file);
}

test('what was filled in is shown and applied; what people have set since the export stays', async () => {
  const filled = await workbook((actions) => {
    actions.set(actions.row('Ref', '1(c)'), {
      'Accountable owner': 'Head of Schools',
      'Due date': new Date('2027-05-28'),
    });
  });
  await room.sets(OFFICER, '1(b) is due 12 February 2027');
  const answer = await sendPlan(room, filled, 'Schools Plan.xlsx');
  expect(linesOf(answer).slice(0, 3)).toEqual([
    'Draft of Schools Plan',
    'Read from Schools Plan.xlsx',
    'Nothing is changed yet: this is how the file differs from the record.',
  ]);
  expect(wordsOf(answer)).toContain('1(c) Find a home for the music service: no date → Fri 28 May 2027');
  expect(wordsOf(answer)).toContain('1(c): the owner');
  expect(wordsOf(answer)).not.toContain('1(b)');
  await pressed(room, answer, 'Apply');
  const { byRef } = await book();
  expect(byRef.get('1(c)')).toMatchObject({
    due: '2027-05-28',
    owners: [{ key: 'post:head', part: 'accountable' }],
  });
  expect(byRef.get('1(b)')?.due).toBe('2027-02-12');
});

test('a workbook of a plan that is not here is refused in one message', async () => {
  const filled = await workbook(() => undefined);
  await room.close();
  room = await openRoom();
  const answer = await sendPlan(room, filled, 'Schools Plan.xlsx');
  expect(linesOf(answer)).toEqual([
    'Schools Plan.xlsx cannot be taken as it is',
    expect.stringMatching(/^the file: is a workbook of plan "schools", and that plan is not in the record/),
    'Nothing was stored.',
  ]);
});

test('a partner’s sheet is shown, and recorded as their word on a yes', async () => {
  const rows = await partnerRows(room.app.records, TENANT, await book(), ['1(a)', '1(b)']);
  const sheet = await opened(
    await updateSheetOf({
      plan: 'schools',
      title: 'Schools Plan',
      body: 'Health Trust',
      generatedOn: '2026-12-04',
      rows,
    }),
  );
  const update = new FilledSheet(sheet, 'Update');
  update.set(update.row('Ref', '1(b)'), { 'Status now': 'On track', 'Your name': 'Sam of the Trust' });
  const answer = await sendPlan(room, await saved(sheet), 'update.xlsx');
  expect(wordsOf(answer)).toContain('1(b)');
  const milestone = rows.find(({ ref }) => ref === '1(b)')?.milestone ?? '';
  expect(await room.app.records.updates(TENANT, milestone)).toEqual([]);
  await room.says(OFFICER, 'yes');
  expect(await room.app.records.updates(TENANT, milestone)).toMatchObject([
    { said: { status: 'on-track' }, onBehalf: 'Sam of the Trust' },
  ]);
});

test('a yes after a plan was sent answers nothing that was asked before it', async () => {
  await room.says(OFFICER, '1.1(b) 80% there');
  const updates = await room.updates();
  await sendPlan(room, SCHOOLS, 'again.yml');
  await room.says(OFFICER, 'yes');
  expect(await room.updates()).toEqual(updates);
});

test('a plan without a title is named in its workbook, and keeps that name in the next edition', async () => {
  const listed = 'Priority,Action,By when\nHomes,Agree the sites,31 March 2027\n';
  const first = await sendPlan(room, listed, 'our plan.csv');
  expect(wordsOf(first)).toMatch(
    /"our plan" was made from the file's name.*sheet "Plan" of the plan's workbook/,
  );
  await applied(room, first);
  const named = await planIn(room, 'our-plan');
  if (!named) throw new Error('the plan is not in the record');
  const record = await workbookRecord(room.store, room.app.records, TENANT, named, '2026-12-04');
  const file = await opened(await workbookOf(record));
  const sheet = file.getWorksheet('Plan');
  sheet?.eachRow((row) => {
    if (row.getCell(1).text === 'Title') row.getCell(2).value = 'Homes for all';
    if (row.getCell(1).text === 'Authority') row.getCell(2).value = 'Sampleton Council';
  });
  await pressed(room, await sendPlan(room, await saved(file), 'our plan.xlsx'), 'Apply');
  const again = await sendPlan(room, `${listed}Homes,Open the hub,\n`, 'our plan.csv');
  expect(wordsOf(again)).not.toMatch(/made from the file's name|whose plan it is/);
  await pressed(room, again, 'Apply');
  const { plan, items } = (await planIn(room, 'our-plan')) ?? {};
  expect([plan?.title, plan?.authority]).toEqual(['Homes for all', 'Sampleton Council']);
  expect(items?.map(({ title }) => title)).toContain('Open the hub');
});
