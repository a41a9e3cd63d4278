/** A name may read like a post, an action, a weekday or somebody else’s name: nothing of these is touched when its bearer is taken out. */
import { erasePerson } from '../../../src/app/keeping/erase.ts';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { keepPaper } from '../../../src/store/papers.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX, samplePlan } from '../../support/sample-plan.ts';
import { wholeRecord } from '../privacy/whole-record.ts';
import { imported, openRoom, type Room, TENANT, wordsOf } from '../room.ts';

const BY = { by: 'olu', reason: null };
const AT = '2026-12-04T09:00:00.000Z';
const ACTION = '2.1(a)';
let room: Room | undefined;
afterEach(() => room?.close());

const post = (id: string, title: string) => ({ id, title, holders: [{ person: 'robin', from: null }] });
const POSTS = [
  post('attendance-lead', 'Attendance Lead'),
  post('head-of-early-years', 'Head of Early Years'),
  post('inclusion-lead', 'Inclusion Lead'),
];

async function withAccount(name: string, setting: Parameters<typeof openRoom>[0] = {}): Promise<Room> {
  room = await openRoom({ officers: ['olu@example.org'], ...setting });
  await room.meets('olu');
  await room.meets('robin');
  room.roster.set('29:office', { aadObjectId: 'aad-office', name, emails: ['office@example.org'] });
  await room.meets('office');
  return room;
}

async function erased(here: Room, who = 'office') {
  const person = await here.person(who);
  if (!person) throw new Error(`${who} is not there`);
  return erasePerson(here.app, TENANT, person, BY);
}

const paperOf = (text: string) => ({
  ...{ plan: 'sample', board: 'partnership', kind: 'paper' as const, period: '2027-01-12', at: AT },
  ...{ asAt: '2026-12-04', title: 'Paper', headline: 'Eight', figures: [], standings: {} },
  blocks: [{ is: 'text' as const, text }],
});

test('an account that is called as a post’s id, a title or an alias leaves post and action as they are', async () => {
  const { book, milestones } = samplePlan();
  const key = 'post:reception' as const;
  const here = await withAccount('Reception', {
    items: book.items.map((one) =>
      one.ref === ACTION
        ? {
            ...one,
            title: 'Reception',
            aliases: ['reception'],
            owners: [{ key, part: 'accountable' as const }],
          }
        : one,
    ),
    milestones: milestones.map((one) => (one.item === `item-${ACTION}` ? { ...one, owner: key } : one)),
    plan: { posts: [...POSTS, post('reception', 'Reception')] },
  });
  const before = await all(here.store, TENANT, { kind: 'item' });
  const plan = await all(here.store, TENANT, { kind: 'plan' });
  const erasure = await erased(here);
  expect(erasure.state).toBe('done');
  expect(await all(here.store, TENANT, { kind: 'item' })).toEqual(before);
  expect(await all(here.store, TENANT, { kind: 'plan' })).toEqual(plan);
  expect(wordsOf(await here.says('robin', 'mine'))).toContain(`${ACTION} Reception`);
  expect((await wholeRecord(here)).match(/office@example\.org|aad-office/)).toBeNull();
});

test('a name that is a word of the program’s breaks nothing', async () => {
  const here = await withAccount('Friday');
  const boards = async () =>
    (await all(here.store, TENANT, { kind: 'plan' })).map(({ doc }) => doc.body.boards);
  const before = await boards();
  expect(await erased(here)).toMatchObject({ state: 'done' });
  expect(await boards()).toEqual(before);
});

test('where a post is called as they are, papers keep the words, and each is listed', async () => {
  const here = await withAccount('Attendance Lead', { plan: { posts: POSTS } });
  await keepPaper(here.store, TENANT, paperOf('Attendance Lead: 2 overdue. Ask office@example.org.'));
  const erasure = await erased(here);
  const record = await wholeRecord(here);
  expect(record).toContain('Attendance Lead: 2 overdue. Ask A former colleague.');
  expect(erasure.left.join('\n')).toMatch(/somebody or something else’s as well, was left: paper of sample/);
});

test('of two people with one name, the other’s is touched nowhere, and what may be either’s is listed', async () => {
  const alex2 = { ...imported('alex2'), name: 'Alex Sample' };
  room = await openRoom({
    officers: ['olu@example.org'],
    people: [imported('alex'), imported('robin'), alex2],
  });
  await room.meets('olu');
  await room.meets(ALEX);
  await keepPaper(room.store, TENANT, paperOf('Alex Sample (the other one) leads 2.'));
  const lines = ['Alex Sample (alex2@example.org) is new', 'Alex Sample (alex@example.org) is new'];
  await room.store.commit(TENANT, 'report', [
    {
      op: 'put',
      doc: write('report', docId('report', 'sample'), { plan: 'sample', at: AT, source: 'plan.xlsx', lines }),
      expect: 'absent',
    },
  ]);
  await room.says('olu', '1.1a at risk because of the roof');
  const [update] = await all(room.store, TENANT, {
    kind: 'update',
    where: [{ field: 'at', is: 'gte', to: AT }],
  });
  if (!update) throw new Error('nothing was said');
  const { doc, version } = update;
  await room.store.commit(TENANT, 'behalf', [
    { op: 'put', doc: write('update', doc.id, { ...doc.body, onBehalf: 'Alex Sample' }), expect: version },
  ]);
  const { left } = await erased(room, ALEX);
  const [report] = await all(room.store, TENANT, { kind: 'report' });
  expect(report?.doc.body.lines).toEqual([
    'Alex Sample (alex2@example.org) is new',
    'Alex Sample (A former colleague) is new',
  ]);
  expect((await room.store.get(TENANT, 'update', doc.id))?.doc.body.onBehalf).toBe('Alex Sample');
  const listed = left.join('\n');
  for (const place of ['paper of sample', 'report of sample', 'update of 1.1(a)'])
    expect(listed).toContain(place);
  expect(await room.app.records.person(TENANT, 'alex2')).toMatchObject({
    doc: { body: { name: 'Alex Sample' } },
  });
});

test('a title with their name in it stays wherever it is told, and the name goes beside it', async () => {
  const { book } = samplePlan();
  const title = 'Home visits (Alex Sample)';
  room = await openRoom({
    officers: ['olu@example.org'],
    items: book.items.map((one) => (one.ref === '1.1(a)' ? { ...one, title } : one)),
    people: [imported('alex'), imported('robin'), { ...imported('jones'), name: 'Mary Alex Sample' }],
  });
  await room.meets('olu');
  await room.meets(ALEX);
  await keepPaper(room.store, TENANT, paperOf(`${title}: Alex Sample is away, Mary Alex Sample is not.`));
  await erased(room, ALEX);
  expect(await wholeRecord(room)).toContain(`${title}: A former colleague is away, Mary Alex Sample is not.`);
});

test('whom no roster names has no name that could be looked for', async () => {
  const here = await withAccount('');
  await here.says('robin', '2.1a at risk because we need somebody new');
  const { left } = await erased(here);
  expect(left.join('\n')).not.toMatch(/others’ words|one word/);
  expect(await wholeRecord(here)).toContain('we need somebody new');
});
