/** Somebody whom a plan file named is taken out: the plan gives nobody what was theirs, and comes back as it is. */
import { erasePerson } from '../../../src/app/keeping/erase.ts';
import { exporterOf } from '../../../src/app/plans/plan-as-file.ts';
import { workbookRecord } from '../../../src/app/plans/plan-workbook.ts';
import { previewEdition } from '../../../src/app/plans/reimport-plan.ts';
import { PlanFile } from '../../../src/domain/plan-file.ts';
import { planFileText } from '../../../src/exporting/plan-file.ts';
import { workbookOf } from '../../../src/exporting/workbook.ts';
import { all } from '../../../src/store/store.ts';
import { opened as openedBook } from '../../exporting/filled-in.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { applied, pressed, sendPlan } from '../drafts.ts';
import { openRoom, type Room, TENANT } from '../room.ts';

const PLAN = `plan: schools
title: Schools Plan
authority: Sampleton Council
levels: [Priority, Action]
posts:
  - { id: head, title: Head of Schools, holder: Alex@example.org, from: 2026-09-01, deputy: robin@example.org }
  - { id: music, title: Head of Music, holder: robin@example.org, cover: alex@example.org }
linkOfficers:
  - { person: alex@example.org, officer: head }
items:
  - ref: '1'
    title: Every school is a good school
    lead: alex@example.org
    items:
      - { ref: 1(a), title: Visit each school once, nature: deliverable, due: 2026-10-30, owners: [alex@example.org, head] }
      - { ref: 1(b), title: Publish the results, nature: deliverable, due: 2027-01-29, owners: [alex@example.org] }
      - { ref: 1(c), title: Find a home for the music service, nature: deliverable, owners: [robin@example.org] }
`;
const NAMES = /alex|left|@left\.invalid|former colleague/i;

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of ['olu', ALEX, 'robin']) await room.meets(who);
  await applied(room, await sendPlan(room, PLAN));
  const alex = await room.person(ALEX);
  if (!alex) throw new Error('Alex is not there');
  await erasePerson(room.app, TENANT, alex, { by: 'olu', reason: null });
});
afterEach(() => room.close());

async function bookNow() {
  const book = await room.app.records.book(TENANT, 'schools');
  if (!book) throw new Error('no plan');
  return book;
}

test('no file and no workbook of the plan names a holder, owner or lead in their place', async () => {
  const book = await bookNow();
  const file = (await exporterOf(room.app.records, TENANT, book)).file();
  expect(planFileText(file, 'yaml')).not.toMatch(NAMES);
  expect(file.posts).toEqual([
    { id: 'head', title: 'Head of Schools', deputy: 'robin@example.org' },
    { id: 'music', title: 'Head of Music', holder: 'robin@example.org' },
  ]);
  const [one] = file.items;
  expect(one?.lead).toBeUndefined();
  expect(one?.items?.map(({ owners }) => owners)).toEqual([undefined, undefined, ['robin@example.org']]);
  const record = await workbookRecord(room.store, room.app.records, TENANT, book, '2026-12-04');
  const cells: string[] = [];
  (await openedBook(await workbookOf(record))).eachSheet((sheet) =>
    sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell.text))),
  );
  expect(cells).toContain('Head of Schools');
  expect(cells.filter((text) => /alex@|left\.invalid/i.test(text))).toEqual([]);
});

test('what was exported changes nothing when it comes back', async () => {
  const file = (await exporterOf(room.app.records, TENANT, await bookNow())).file();
  const text = planFileText(file, 'json');
  const merge = await previewEdition(room.store, TENANT, {
    file: PlanFile.parse(JSON.parse(text)),
    base: null,
    choices: { answers: new Map(), prefer: () => 'record' },
  });
  expect(merge).toMatchObject({ headTaken: [], gone: [], clashes: [], doubts: [], faults: [] });
  expect(merge?.items.flatMap(({ taken }) => taken)).toEqual([]);
});

test('a later edition that names somebody else for the post is taken', async () => {
  const next = PLAN.replaceAll(/alex@example\.org/gi, 'kim@example.org');
  const card = await sendPlan(room, next);
  await pressed(room, card, 'Apply');
  const { plan } = await bookNow();
  const kim = (await room.app.records.people(TENANT)).find(({ emails }) =>
    emails.includes('kim@example.org'),
  );
  expect(plan.posts.find(({ id }) => id === 'head')?.holders.map(({ person }) => person)).toEqual([kim?.id]);
});

test('of however many posts, each has its line in the history', async () => {
  const posts = Array.from({ length: 60 }, (_, nth) => ({
    ...{ id: `post-${nth}`, title: `Post ${nth}` },
    holders: [{ person: ALEX, from: null }],
  }));
  const many = await openRoom({ plan: { posts } });
  const alex = await many.app.records.person(TENANT, ALEX);
  if (!alex) throw new Error('Alex is not there');
  const { left } = await erasePerson(many.app, TENANT, alex.doc.body, { by: 'olu', reason: null });
  const told = (await all(many.store, TENANT, { kind: 'change' })).map(({ doc }) => doc.body);
  expect(
    told
      .filter(({ what }) => what === 'holder')
      .map(({ to }) => to)
      .sort(),
  ).toEqual(posts.map(({ id }) => `post:${id}`).sort());
  expect(told.map(({ item }) => item)).toContain('item-2.2(c)');
  const vacant = left.find((line) => line.startsWith('Vacant from now on')) ?? '';
  for (const { title } of posts) expect(vacant).toContain(title);
  await many.close();
});
