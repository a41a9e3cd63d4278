/** Where a name hides from an erasure: in texts that are cut or full, in channels, in what they were called before, in what is written meanwhile. */
import { erasePerson, finishErasures } from '../../../src/app/keeping/erase.ts';
import { addHold, liftHold } from '../../../src/app/keeping/holds.ts';
import { personHeld } from '../../../src/app/keeping/person-held.ts';
import { writtenWithout } from '../../../src/app/keeping/written-without.ts';
import { BlobsUnavailable } from '../../../src/store/blobs.ts';
import { UnreadableDocument, write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { keepPaper, partId } from '../../../src/store/papers.ts';
import { openRecords } from '../../../src/store/records.ts';
import { all, type Store } from '../../../src/store/store.ts';
import { ALEX } from '../../support/sample-plan.ts';
import { wholeRecord } from '../privacy/whole-record.ts';
import { inChannel, openRoom, type Room, TENANT } from '../room.ts';
import { NAMES } from './erased.ts';

const BY = { by: 'olu', reason: null };
const AT = '2026-12-04T09:00:00.000Z';
const LATER = '2026-12-20T09:00:00Z';
type Doc = Parameters<typeof put>[0];
const put = (doc: ReturnType<typeof write>, expect = 'absent') => ({ op: 'put', doc, expect }) as const;

let room: Room;
beforeEach(async () => {
  room = await openRoom({ officers: ['olu@example.org'] });
  for (const who of ['olu', ALEX]) await room.meets(who);
});
afterEach(() => room.close());

async function person(who = ALEX) {
  const found = await room.person(who);
  if (!found) throw new Error(`${who} is not there`);
  return found;
}

const kept = (id: string, ...docs: Doc[]) =>
  room.store.commit(
    TENANT,
    id,
    docs.map((doc) => put(doc)),
  );

const changed = (id: string, over: { reason?: string; by?: string }) =>
  write('change', docId('change', id), {
    ...{
      id,
      plan: 'sample',
      item: null,
      at: AT,
      by: 'olu',
      through: 'message',
      what: 'detail',
      from: null,
      to: null,
    },
    ...{ reason: null, ...over },
  });

test('a text that is full is cut rather than kept with them in it', async () => {
  const { id } = await addHold(room.app, TENANT, {
    ...{
      reason: `alex@example.org ${'x'.repeat(283)}`,
      plan: null,
      person: null,
      from: null,
      to: null,
      by: 'olu',
    },
  });
  await liftHold(room.app, TENANT, id, { by: 'olu', reason: null });
  await room.says(ALEX, '1.1a at risk because the roof fell in');
  const [update] = (await all(room.store, TENANT, { kind: 'update' })).filter(({ doc }) => doc.body.at > AT);
  if (!update) throw new Error('nothing was said');
  const { doc, version } = update;
  const place = { kind: 'location' as const, what: `see ${'y'.repeat(479)} alex@example.org` };
  const said = {
    ...doc.body.said,
    evidence: [place, { kind: 'link' as const, url: 'https://alex@example.org/a' }],
  };
  await room.store.commit(TENANT, 'full', [put(write('update', doc.id, { ...doc.body, said }), version)]);
  const erasure = await erasePerson(room.app, TENANT, await person(), BY);
  expect(erasure.state).toBe('done');
  expect((await wholeRecord(room)).match(NAMES)).toBeNull();
  const bare = (await room.store.get(TENANT, 'update', doc.id))?.doc.body;
  expect(bare?.by).toMatch(/^left-/);
  expect(bare?.said.evidence).toEqual([
    { kind: 'location', what: `see ${'y'.repeat(479)} Former` },
    { kind: 'link', url: 'https://former/a' },
  ]);
  const [hold] = await all(room.store, TENANT, { kind: 'hold' });
  expect(hold?.doc.body.reason).toBe(`Former ${'x'.repeat(283)}`);
});

test('where even the shortest word is too long the end of the text goes, and what is no text is never made up', () => {
  const doc = write('hold', docId('hold', 'h'), {
    ...{
      id: 'h',
      reason: 'x',
      plan: null,
      person: null,
      from: null,
      to: null,
      by: 'olu',
      at: AT,
      lifted: null,
    },
  });
  const full = (marker: string) => ({ ...doc.body, reason: `${'x'.repeat(297)}${marker}` });
  expect(writtenWithout(doc, full)?.body.reason).toBe(`${'x'.repeat(297)}For`);
  expect(writtenWithout(doc, (at) => ({ ...doc.body, at }))).toBeUndefined();
});

test('while something that leads to them cannot be read it is not done, and says which; then it is', async () => {
  const newer = { ...changed('newer', { reason: 'ask alex@example.org' }), v: 99 };
  const others = { ...changed('others', { reason: 'ask the office' }), v: 99 };
  await kept('newer', newer, others);
  const alex = await person();
  const erasure = await erasePerson(room.app, TENANT, alex, BY);
  expect(erasure).toMatchObject({ state: 'going', was: alex.id });
  expect(erasure.left.join('\n')).toMatch(/^Not done: 1 records .*: change:newer\./m);
  expect(erasure.left.join('\n')).toMatch(/^1 records could not be read, and nothing of them/m);
  const fault = await room.store.get(TENANT, 'change', newer.id).catch((error: unknown) => error);
  if (!(fault instanceof UnreadableDocument)) throw new Error('it can be read');
  const mended = changed('newer', { reason: 'ask alex@example.org' });
  await room.store.commit(TENANT, 'upgraded', [put(mended, fault.found?.version)]);
  await finishErasures(room.app, TENANT);
  // It reads the whole record: once an hour is enough.
  expect(await room.app.records.person(TENANT, alex.id)).toBeDefined();
  room.clock.forward({ hours: 1 });
  await finishErasures(room.app, TENANT);
  const [done] = await all(room.store, TENANT, { kind: 'erasure' });
  expect(done?.doc.body).toMatchObject({ state: 'done', was: null, person: null });
  expect(done?.doc.body.left.join('\n')).not.toContain('Not done');
  const bare = await room.store.get(TENANT, 'change', newer.id);
  expect(bare?.doc.body.reason).toBe('ask A former colleague');
  expect(await room.app.records.person(TENANT, alex.id)).toBeUndefined();
});

test('what they asked in a channel is forgotten with them, what another asked is not', async () => {
  await room.says(ALEX, "what's overdue in p1", inChannel());
  await room.says(ALEX, 'mine');
  await room.says('olu', "what's overdue in p2", inChannel());
  const frames = async () => (await all(room.store, TENANT, { kind: 'frame' })).map(({ doc }) => doc.body.of);
  const alex = await person();
  const olu = await person('olu');
  expect(await frames()).toEqual(expect.arrayContaining([alex.id, olu.id]));
  const { talk } = await personHeld(room.app, TENANT, alex);
  expect(talk.filter(({ kind }) => kind === 'frame')).toHaveLength(2);
  await erasePerson(room.app, TENANT, alex, BY);
  expect(new Set(await frames())).toEqual(new Set([olu.id]));
});

test('a plan that was sent goes also where the boundary of two parts cuts their address, and no other does', async () => {
  const draft = (id: string) =>
    write('draft', docId('draft', id), {
      ...{ plan: 'other', by: 'olu', source: 'other.yml', expires: LATER, state: 'waits', applying: null },
      ...{ parts: 2, first: true, shown: [], answers: {}, keeps: {} },
    });
  const part = (id: string, text: string) =>
    write('draft-part', docId('draft-part', id), { expires: LATER, text });
  await kept(
    'drafts',
    ...[draft('d-1'), part('d-1:0', 'holder: alex@exa'), part('d-1:1', 'mple.org')],
    ...[draft('d-2'), part('d-2:0', 'holder: robin@exa'), part('d-2:1', 'mple.org')],
  );
  await erasePerson(room.app, TENANT, await person(), BY);
  const left = await all(room.store, TENANT, { kind: 'draft' });
  expect(left.map(({ doc }) => doc.id)).toEqual(['draft:d-2']);
  expect(await all(room.store, TENANT, { kind: 'draft-part' })).toHaveLength(2);
});

test('parts of a paper whose head was never stored, or is about to be, lose them and stay as many', async () => {
  const head = { plan: 'sample', board: 'partnership', kind: 'paper' as const, period: '2027-01-12', at: AT };
  const part = (place: number, text: string) => write('paper-part', partId(head, place), { text });
  await kept('parts', part(0, '{"text":"Alex Sam'), part(1, 'ple holds 2 posts"}'));
  await erasePerson(room.app, TENANT, await person(), BY);
  const parts = await all(room.store, TENANT, { kind: 'paper-part' });
  expect(parts.map(({ doc }) => doc.body.text).join('')).toBe('{"text":"A former colleague holds 2 posts"}');
  expect(parts).toHaveLength(2);
});

test('what they were called and addressed by before goes as well, and is among what is held on them', async () => {
  await room.meets('sam');
  await keepPaper(room.store, TENANT, {
    ...{
      plan: 'sample',
      board: 'partnership',
      kind: 'paper',
      period: '2027-01-12',
      at: AT,
      asAt: '2026-12-04',
    },
    ...{ title: 'Paper', headline: 'Eight', figures: [], standings: {} },
    blocks: [{ is: 'text', text: 'Sam Sample (sam@example.org) holds two posts.' }],
  });
  room.roster.set('29:sam', {
    aadObjectId: 'aad-sam',
    name: 'Sam Married',
    emails: ['sam.married@example.org'],
  });
  await room.meets('sam', { conversation: 'chat-sam-2' });
  const sam = await person('sam');
  expect(sam).toMatchObject({
    name: 'Sam Married',
    emails: ['sam.married@example.org'],
    former: { ids: [], names: ['Sam Sample'], emails: ['sam@example.org'] },
  });
  await erasePerson(room.app, TENANT, sam, BY);
  const record = await wholeRecord(room);
  expect(record.match(/Sam Sample|Sam Married|sam(?:\.married)?@example\.org/)).toBeNull();
  expect(record).toContain('A former colleague (A former colleague) holds two posts.');
});

test('what was written while it went on goes as well', async () => {
  let late = false;
  const store: Store = {
    get: (...all) => room.store.get(...all),
    query: (...all) => room.store.query(...all),
    close: () => room.store.close(),
    commit: async (partition, id, changes) => {
      const result = await room.store.commit(partition, id, changes);
      if (
        !late &&
        id.startsWith('erase:') &&
        changes.some((one) => one.op === 'put' && one.doc.kind === 'request')
      ) {
        late = true;
        await kept('late', changed('late', { reason: 'alex@example.org is asked', by: 'alex' }));
      }
      return result;
    },
  };
  const { item, id: milestone } = await room.milestone('1.1(a)');
  await kept(
    'request',
    write('request', docId('request', 'r1'), {
      ...{
        id: 'r1',
        kind: 'more-time',
        plan: 'sample',
        item,
        milestone,
        by: 'alex',
        at: AT,
        to: null,
        update: null,
      },
      ...{
        date: null,
        agreed: null,
        owner: null,
        giver: null,
        reason: null,
        state: 'declined',
        decided: null,
      },
      ...{ carryOn: null, overtakenAt: null },
    }),
  );
  await erasePerson({ ...room.app, store, records: openRecords(store) }, TENANT, await person(), BY);
  expect(late).toBe(true);
  expect((await wholeRecord(room)).match(NAMES)).toBeNull();
  const stored = await room.store.get(TENANT, 'change', docId('change', 'late'));
  expect(stored?.doc.body.by).toMatch(/^left-/);
});

test('a file that nobody placed leads to nobody while its bytes cannot be removed', async () => {
  room.shelf.set('alex-sample-case.txt', 'nobody has said what this is for');
  await room.sends(ALEX, ['alex-sample-case.txt']);
  const remove = async () => {
    throw new BlobsUnavailable('the files cannot be reached');
  };
  const app = { ...room.app, blobs: { ...room.app.blobs, remove } };
  const erasure = await erasePerson(app, TENANT, await person(), BY);
  expect(erasure.state).toBe('done');
  const [file] = await all(room.store, TENANT, { kind: 'file' });
  expect(file?.doc.body).toMatchObject({ state: 'removing', name: 'A former colleague' });
  expect(file?.doc.body.by).toMatch(/^left-/);
});

test('a turn of theirs just before the end leaves nothing of what it was about', async () => {
  let said = false;
  const blobs = {
    ...room.app.blobs,
    notes: async (tenant: string) => {
      if (!said) {
        said = true;
        await room.says(ALEX, '1.1a off track because the roof fell in');
        await room.says(ALEX, 'mine');
      }
      return room.app.blobs.notes(tenant);
    },
  };
  const erasure = await erasePerson({ ...room.app, blobs }, TENANT, await person(), BY);
  expect([said, erasure.state]).toEqual([true, 'done']);
  expect(
    (await all(room.store, TENANT, { kind: 'frame' })).filter(({ doc }) => doc.body.of === 'alex'),
  ).toEqual([]);
  expect((await wholeRecord(room)).match(NAMES)).toBeNull();
});

test('no note among the files leads to them, and nothing that was made of a plan for others is to be had', async () => {
  const alex = await person();
  const hold = await addHold(room.app, TENANT, {
    ...{ reason: 'FOI 1', plan: null, person: alex.id, from: null, to: null, by: 'olu' },
  });
  await liftHold(room.app, TENANT, hold.id, { by: alex.id, reason: null });
  const notes = async () => [...(await room.blobs.notes(TENANT)).values()].join('\n');
  expect(await notes()).toContain(`"${alex.id}"`);
  await room.says('olu', "what's overdue");
  await room.says('olu', 'export that');
  const made = async () =>
    (await all(room.store, TENANT, { kind: 'file' })).filter(({ doc }) => doc.body.state === 'offered');
  expect(await made()).toHaveLength(1);
  await erasePerson(room.app, TENANT, alex, BY);
  expect(await notes()).not.toContain(`"${alex.id}"`);
  expect(await made()).toEqual([]);
  expect([...room.blobs.kept.keys()]).toEqual([]);
});

test('what the clock noted that they were told of requests goes with them', async () => {
  const alex = await person();
  const body = { matters: { 'hand-over:u1': '2026-12-04' } };
  await kept(
    'told',
    ...[`requests:${alex.id}`, `outcomes:${alex.id}`].map((of) => write('told', docId('told', of), body)),
  );
  await erasePerson(room.app, TENANT, alex, BY);
  expect((await all(room.store, TENANT, { kind: 'told' })).map(({ doc }) => doc.id)).toEqual([]);
});
