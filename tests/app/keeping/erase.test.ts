/** Somebody is taken out of the record: nothing names them any more, and what boards rely on stands. */
import { applyErasure, erasePerson, finishErasures } from '../../../src/app/keeping/erase.ts';
import { previewErasure, refusalOf } from '../../../src/app/keeping/may-erase.ts';
import { exporter, planFileText } from '../../../src/exporting/plan-file.ts';
import { openRecords } from '../../../src/store/records.ts';
import { all, StoreUnavailable } from '../../../src/store/store.ts';
import { dyingAt } from '../../support/dying-store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { wholeRecord } from '../privacy/whole-record.ts';
import { type Room, TENANT, wordsOf } from '../room.ts';
import { NAMES, opened, withTraces } from './erased.ts';

const BY = { by: 'olu', reason: 'they asked for it' };
/** The commits at which it dies: in the long form at each of the first thirty. */
const KILLED_AT =
  process.env.WAYMARK_VERIFY === 'full' ? Array.from({ length: 30 }, (_, place) => place + 1) : [1, 4, 9, 14];

let room: Room;
let alex: string;
beforeEach(async () => {
  room = await opened();
  alex = await withTraces(room);
});
afterEach(() => room.close());

async function erased() {
  const person = await room.app.records.person(TENANT, alex);
  if (!person) throw new Error('Alex is not there');
  return erasePerson(room.app, TENANT, person.doc.body, BY);
}

test('no record, file name, answer or export names them, and their words, statuses and dates stand', async () => {
  expect(await wholeRecord(room)).toMatch(NAMES);
  const before = await room.milestone('1.1(a)');
  const erasure = await erased();
  const record = await wholeRecord(room);
  expect(record.match(NAMES)).toBeNull();
  expect(record.replaceAll(`"was":"${alex}"`, '')).not.toMatch(
    new RegExp(`"(?:person:)?${alex}"|:${alex}[:"]`),
  );
  expect(erasure).toMatchObject({ state: 'done', was: null, by: 'olu' });
  const after = await room.milestone('1.1(a)');
  expect(after).toMatchObject({ status: before.status, due: before.due, completedOn: before.completedOn });
  const [risk] = (await room.updates('1.1(a)')).filter(({ said }) => said.reason);
  const former = (await all(room.store, TENANT, { kind: 'person' })).find(({ doc }) => doc.body.left);
  expect(risk).toMatchObject({ by: former?.doc.body.id, said: { reason: 'two posts are vacant' } });
  const answers = [
    ...['history of 1.1a', "what's overdue", 'who owns 1.1a', 'who has not reported', 'who is away'],
    ...['evidence of 1.1a', 'my week as a lead', 'who can I reach?'],
  ];
  for (const question of answers) expect(wordsOf(await room.says('olu', question))).not.toMatch(NAMES);
  expect(wordsOf(await room.says('olu', 'history of 1.1a'))).toContain('A former colleague');
  const book = await room.app.records.book(TENANT, 'sample');
  if (!book) throw new Error('no plan');
  const people = await all(room.store, TENANT, { kind: 'person' });
  const addresses = new Map(people.map(({ doc }) => [doc.body.id, doc.body.emails]));
  expect(planFileText(exporter(book, addresses).file(), 'yaml')).not.toMatch(NAMES);
});

test('their post is vacant, their reminder and unplaced file are gone, and the evidence of an action stays', async () => {
  expect([...room.blobs.kept.keys()]).toHaveLength(2);
  const erasure = await erased();
  const book = await room.app.records.book(TENANT, 'sample');
  expect(book?.plan.posts.find(({ id }) => id === 'head-of-early-years')?.holders).toEqual([]);
  expect(book?.plan.linkOfficers).toEqual([]);
  expect(erasure.left.join('\n')).toContain('Vacant from now on: Head of Early Years');
  expect((await room.rows()).filter(({ key }) => key.includes(`:${alex}:2026`))).toEqual([]);
  expect([...room.blobs.kept.keys()]).toHaveLength(1);
  expect(await all(room.store, TENANT, { kind: 'leave' })).toEqual([]);
  expect(wordsOf(await room.says('olu', 'who owns 1.1a'))).toMatch(/vacant|nobody|no holder/i);
  expect(wordsOf(await room.says('olu', 'history of 1.1a'))).toContain('two posts are vacant');
});

test('a name in others’ words stays, and is listed for two officers to look at', async () => {
  await room.says('olu', '1.1a at risk because Alex Sample is on leave');
  expect((await room.updates('1.1(a)')).at(-1)?.said.reason).toContain('Alex Sample');
  const erasure = await erased();
  const naming = erasure.left.filter((line) => line.includes('in others’ words'));
  expect(naming.join('\n')).toMatch(/update of .*reason/);
  expect(erasure.left.join('\n')).not.toMatch(NAMES);
});

test('whoever comes back is met anew, and is not led to what was theirs', async () => {
  const erasure = await erased();
  await room.meets(ALEX);
  const back = await room.person(ALEX);
  expect(erasure.person).toBeNull();
  expect(back?.id).not.toMatch(/^left-/);
  expect(wordsOf(await room.says(ALEX, 'mine'))).not.toContain('1.1(a)');
  await applyErasure(room.app, TENANT, erasure);
  expect((await room.person(ALEX))?.id).toBe(back?.id);
});

test('the preview changes nothing, and says what would come', async () => {
  const before = await wholeRecord(room);
  const person = await room.app.records.person(TENANT, alex);
  if (!person) throw new Error('Alex is not there');
  const preview = await previewErasure(room.app, TENANT, person.doc.body);
  expect(preview.gone).toMatchObject({ outbox: expect.any(Number), leave: 1, draft: 1 });
  expect(preview.left.join('\n')).toContain('Head of Early Years');
  expect(await wholeRecord(room)).toBe(before);
});

test('an officer is not taken out while the configuration names them', async () => {
  const olu = await room.person('olu');
  if (!olu) throw new Error('Olu is not there');
  expect(await refusalOf(room.app, TENANT, olu)).toContain('WAYMARK_OFFICERS');
});

test('twice is once, and a record without them is left as it is', async () => {
  const erasure = await erased();
  const once = await wholeRecord(room);
  await applyErasure(room.app, TENANT, erasure);
  await finishErasures(room.app, TENANT);
  expect(await wholeRecord(room)).toBe(once);
});

test('a restored record from before is put right by the erasure alone', async () => {
  const erasure = await erased();
  const restored = await opened();
  await withTraces(restored);
  await applyErasure(restored.app, TENANT, erasure);
  expect((await wholeRecord(restored)).match(NAMES)).toBeNull();
  const people = await all(restored.store, TENANT, { kind: 'person' });
  expect(people.filter(({ doc }) => doc.body.left)).toHaveLength(1);
  await restored.close();
});

test('killed at any of its commits, it is finished by the next look of the clock', async () => {
  let deaths = 0;
  for (const nth of KILLED_AT) {
    const fresh = await opened();
    const id = await withTraces(fresh);
    const person = await fresh.app.records.person(TENANT, id);
    if (!person) throw new Error('Alex is not there');
    const store = dyingAt(fresh.store, nth, nth % 2 === 0 ? 'after' : 'before');
    const dying = { ...fresh.app, store, records: openRecords(store) };
    await erasePerson(dying, TENANT, person.doc.body, BY).catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
      deaths += 1;
    });
    fresh.clock.forward({ minutes: 10 });
    await finishErasures(fresh.app, TENANT);
    const again = await fresh.app.records.person(TENANT, id);
    if (again) await erasePerson(fresh.app, TENANT, again.doc.body, BY);
    expect((await wholeRecord(fresh)).match(NAMES)).toBeNull();
    expect(await all(fresh.store, TENANT, { kind: 'erasure' })).toHaveLength(1);
    await fresh.close();
  }
  expect(deaths).toBeGreaterThan(2);
});
