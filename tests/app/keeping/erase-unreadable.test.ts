/** One record that cannot be read, of whatever kind: an erasure passes over it, or says that it is not done yet and which; then it is. */
import { erasePerson, finishErasures } from '../../../src/app/keeping/erase.ts';
import { previewErasure, refusalOf } from '../../../src/app/keeping/may-erase.ts';
import type { Doc, Kind } from '../../../src/store/documents.ts';
import { UnreadableDocument, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { openRoom, type Room, TENANT } from '../room.ts';

const BY = { by: 'olu', reason: null };
const LATER = '2026-12-20T09:00:00Z';
let room: Room;

beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org'] });
  for (const who of ['olu', ALEX, ROBIN]) await room.meets(who);
});
afterEach(() => room.close());

async function alex() {
  const found = await room.person(ALEX);
  if (!found) throw new Error('Alex is not there');
  return found;
}

async function newer(doc: Doc): Promise<void> {
  await room.store.commit(TENANT, `newer ${doc.id}`, [
    { op: 'put', doc: { ...doc, v: 99 }, expect: 'absent' },
  ]);
}

async function mended(kind: Kind, doc: Doc | undefined, id: string): Promise<void> {
  const fault = await room.store.get(TENANT, kind, id).catch((error: unknown) => error);
  if (!(fault instanceof UnreadableDocument) || !fault.found) throw new Error('it can be read');
  const { version } = fault.found;
  await room.store.commit(TENANT, `mended ${id}`, [
    doc ? { op: 'put', doc, expect: version } : { op: 'delete', id, expect: version },
  ]);
}

const last = async () => {
  const [erasure] = await all(room.store, TENANT, { kind: 'erasure', unreadable: () => undefined });
  return { state: erasure?.doc.body.state, left: erasure?.doc.body.left.join('\n') ?? '' };
};

test.each(['plan', 'item', 'person', 'alias', 'request', 'leave', 'erasure', 'change'] as const)(
  'where nothing of them is in it (%s), it is told of and keeps nothing',
  async (kind) => {
    const like = write('alias', docId('alias', 'other'), { person: 'somebody' });
    const one = await alex();
    await newer({ ...like, kind, id: docId(kind, 'zz') });
    expect(await refusalOf(room.app, TENANT, one)).toBeNull();
    await previewErasure(room.app, TENANT, one);
    expect((await erasePerson(room.app, TENANT, one, BY)).state).toBe('done');
    expect((await last()).left).toContain('1 records could not be read, and nothing of them was found there');
  },
);

test('an action of theirs that cannot be read is named, and vacant once it can be', async () => {
  const { item } = await room.milestone('1.1(a)');
  const stored = await room.store.get(TENANT, 'item', docId('item', item));
  if (!stored) throw new Error('no action');
  const owners = [{ key: 'person:alex', part: 'accountable' }] as const;
  const doc = write('item', docId('item', 'zz'), {
    ...{ ...stored.doc.body, id: 'zz', ref: '1.1(z)', owners: [...owners] },
  });
  await newer(doc);
  const erasure = await erasePerson(room.app, TENANT, await alex(), BY);
  expect([erasure.state, erasure.left.join('\n')]).toEqual(['going', expect.stringContaining(': item:zz')]);
  await mended('item', doc, doc.id);
  room.clock.forward({ hours: 1 });
  await finishErasures(room.app, TENANT);
  expect((await last()).state).toBe('done');
  expect((await last()).left).toContain('Without their owner or lead from now on: 1.1(z).');
  expect((await room.store.get(TENANT, 'item', doc.id))?.doc.body.owners).toEqual([]);
});

test('what stops it midway is named as well, and what is vacant by it is told once it goes on', async () => {
  const made = write('file', docId('file', 'zz'), {
    ...{ by: 'olu', at: LATER, name: 'plan.xlsx', words: false, plan: 'sample', milestone: null },
    ...{
      state: 'offered',
      offer: null,
      source: null,
      attempts: 0,
      notBefore: null,
      sha256: null,
      bytes: null,
    },
    ...{ type: null, reason: null, looksLike: [], vouched: null, expires: LATER },
  });
  await newer(made);
  const erasure = await erasePerson(room.app, TENANT, await alex(), BY);
  expect([erasure.state, erasure.left.join('\n')]).toEqual([
    'going',
    expect.stringMatching(/^Not done: file:zz can neither be read nor be written at the moment/m),
  ]);
  await mended('file', undefined, made.id);
  room.clock.forward({ hours: 1 });
  await finishErasures(room.app, TENANT);
  const { state, left } = await last();
  expect([state, left]).toEqual(['done', expect.stringContaining('Vacant from now on: Head of Early Years')]);
  expect(left).not.toContain('Not done');
});

test('one that cannot be read keeps no other erasure from going on', async () => {
  await newer({
    ...write('alias', docId('alias', 'x'), { person: 'somebody' }),
    kind: 'erasure',
    id: 'erasure:zz',
  });
  await finishErasures(room.app, TENANT);
  expect((await erasePerson(room.app, TENANT, await alex(), BY)).state).toBe('done');
});
