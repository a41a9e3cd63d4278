/** The contract on single documents: what goes in comes out, under any id, apart from other partitions. */
import { type Kind, read, UnreadableDocument, VERSION } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { ID_BYTES } from '../../src/store/limits.ts';
import { CommitRefused, type Store } from '../../src/store/store.ts';
import { counterDoc, frameDoc, milestoneDoc, sampleDoc, sampleKinds } from '../support/sample-documents.ts';
import { anyId, namesFound, put, store as storeAll, versionOf } from './steps.ts';

const awkward = [
  'a/b#c?d\\e',
  'a%2Fb%23c%3Fd%5Ce',
  '..',
  '.',
  ' spaces around ',
  'quote \' and " and ;--',
  'line\nand\ttab',
  'nul \0 within',
  'Case',
  'case',
  'é in one',
  'e\u0301 in two',
  '学校 och skola',
  '🙂',
  'x'.repeat(ID_BYTES - 'frame:'.length),
];

export function documentContract(store: () => Store): void {
  test.each(sampleKinds)('a %s comes out as it went in', async (kind: Kind) => {
    const doc = sampleDoc(kind);
    await storeAll(store(), 't1', [doc]);
    expect((await store().get('t1', kind, doc.id))?.doc).toEqual(doc);
    const page = await store().query('t1', { kind });
    expect(page.found.map((stored) => stored.doc)).toEqual([doc]);
  });

  test('what was never stored is undefined, and so is what no store could hold', async () => {
    await storeAll(store(), 't1', [frameDoc('\ufffd', 1)]);
    for (const id of ['frame:none', '', 'x'.repeat(ID_BYTES + 1), 'frame:\ud800']) {
      expect(await store().get('t1', 'frame', id)).toBeUndefined();
    }
    expect(await store().get('', 'frame', 'frame:none')).toBeUndefined();
  });

  test('the same id in two tenants names two documents, and neither sees the other', async () => {
    await storeAll(store(), 't1', [milestoneDoc('m', { percent: 1 })]);
    await storeAll(store(), 't2', [milestoneDoc('m', { percent: 2 }), milestoneDoc('only-t2')]);
    const id = docId('milestone', 'm');
    expect((await store().get('t1', 'milestone', id))?.doc.body.percent).toBe(1);
    expect((await store().get('t2', 'milestone', id))?.doc.body.percent).toBe(2);
    expect(await namesFound(store(), 't1', { kind: 'milestone' })).toEqual(['m']);
    const where = [{ field: 'plan', is: 'eq', to: 'sample' }] as const;
    expect(await namesFound(store(), 't1', { kind: 'milestone', where })).toEqual(['m']);

    const version = await versionOf(store(), 't1', milestoneDoc('m'));
    await store().commit('t1', anyId(), [{ op: 'delete', id, expect: version }]);
    expect((await store().get('t2', 'milestone', id))?.doc.body.percent).toBe(2);
  });

  test('ids may hold any characters, and no two are taken for one', async () => {
    for (const partition of ['t1', 'tenant #/?\\ 🙂']) {
      await storeAll(
        store(),
        partition,
        awkward.map((name, place) => frameDoc(name, place)),
      );
      for (const [place, name] of awkward.entries()) {
        expect((await store().get(partition, 'frame', docId('frame', name)))?.doc.body.content).toBe(place);
      }
      const found = await namesFound(store(), partition, { kind: 'frame', limit: 3 });
      expect(found.toSorted()).toEqual(awkward.toSorted());
    }
    const commit = 'command #/?\\ 🙂';
    expect(await store().commit('t1', commit, [])).toEqual({ kind: 'done' });
    expect(await store().commit('t1', commit, [])).toEqual({ kind: 'repeat' });
  });

  test.each(['.', '..', '...'])('an id of dots alone, %s, is an id as any other', async (id) => {
    await storeAll(store(), 't1', [{ ...frameDoc('any', 1), id }]);
    await storeAll(store(), id, [frameDoc('any', 2)]);
    expect((await store().get('t1', 'frame', id))?.doc.body.content).toBe(1);
    expect((await store().get(id, 'frame', docId('frame', 'any')))?.doc.body.content).toBe(2);
    expect(await store().commit('t1', id, [])).toEqual({ kind: 'done' });
    expect(await store().commit('t1', id, [])).toEqual({ kind: 'repeat' });
  });

  test('ids that are empty, too long or broken text are refused', async () => {
    const docs = ['', 'x'.repeat(ID_BYTES + 1), 'é'.repeat(ID_BYTES / 2 + 1), 'frame:\ud800'].map((id) => ({
      ...frameDoc('any', 1),
      id,
    }));
    for (const doc of docs) {
      await expect(store().commit('t1', anyId(), [put(doc)])).rejects.toThrow(CommitRefused);
      await expect(store().commit(doc.id, anyId(), [])).rejects.toThrow(CommitRefused);
      await expect(store().commit('t1', doc.id, [])).rejects.toThrow(CommitRefused);
    }
  });

  test('bodies keep every character and every shape of JSON', async () => {
    const content = {
      text: `${awkward.join('')}\u2028</script>`,
      '': [[], {}, 0.1, -1e21, ''],
      'a.b$c': null,
    };
    await storeAll(store(), 't1', [frameDoc('f', content)]);
    expect((await store().get('t1', 'frame', docId('frame', 'f')))?.doc.body.content).toEqual(content);
  });

  test('a document of another kind than asked for is refused by name', async () => {
    await storeAll(store(), 't1', [counterDoc(1)]);
    const asked = store().get('t1', 'frame', counterDoc(1).id);
    await expect(asked).rejects.toThrow(UnreadableDocument);
    await expect(asked).rejects.toThrow('lease:counter is a lease, not a frame');
  });

  test('what a newer Waymark wrote is refused by name, and nothing else is', async () => {
    const newer = { ...milestoneDoc('m2'), v: 99 };
    await storeAll(store(), 't1', [milestoneDoc('m1'), newer]);
    await expect(store().get('t1', 'milestone', newer.id)).rejects.toThrow(UnreadableDocument);
    await expect(store().get('t1', 'milestone', newer.id)).rejects.toThrow(/milestone:m2 .*newer Waymark/);
    await expect(store().query('t1', { kind: 'milestone' })).rejects.toThrow(/milestone:m2/);
    expect((await store().get('t1', 'milestone', milestoneDoc('m1').id))?.doc).toEqual(milestoneDoc('m1'));
  });

  test('whoever asks for it has the others, and is told of each that cannot be read', async () => {
    const broken = { ...milestoneDoc('m2'), body: counterDoc(1).body };
    await storeAll(store(), 't1', [milestoneDoc('m1'), broken, milestoneDoc('m3')]);
    const told: string[] = [];
    const unreadable = ({ message }: UnreadableDocument) => void told.push(message);
    expect(await namesFound(store(), 't1', { kind: 'milestone', limit: 1, unreadable })).toEqual([
      'm1',
      'm3',
    ]);
    expect(told).toEqual([expect.stringMatching(/^milestone:m2 does not parse/)]);
  });

  test('what cannot be read tells at which version it stands, so that it can be written over', async () => {
    const newer = { ...counterDoc(1), v: 99 };
    await storeAll(store(), 't1', [newer]);
    const error = await store()
      .get('t1', 'lease', newer.id)
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof UnreadableDocument) || !error.found) throw new Error('it tells nothing');
    expect(error.found).toMatchObject({ id: newer.id, body: newer.body });
    const { version } = error.found;
    expect(await store().commit('t1', 'anew', [put(counterDoc(2), version)])).toEqual({ kind: 'done' });
    expect(await store().commit('t1', 'late', [put(counterDoc(3), version)])).toMatchObject({
      kind: 'stale',
    });
    expect((await store().get('t1', 'lease', newer.id))?.doc).toEqual(counterDoc(2));
  });

  test('the version in which a document stands is told beside what it says today', async () => {
    await storeAll(store(), 't1', [milestoneDoc('m1'), { ...milestoneDoc('m2'), v: 1 }]);
    const versions = [1, VERSION.milestone];
    expect((await store().get('t1', 'milestone', 'milestone:m2'))?.written).toBe(1);
    const { found } = await store().query('t1', { kind: 'milestone' });
    expect(found.map(({ written }) => written).toSorted()).toEqual(versions);
    expect(found.map(({ doc }) => doc.v)).toEqual([VERSION.milestone, VERSION.milestone]);
  });

  test('what does not parse is refused by name', async () => {
    const broken = { ...milestoneDoc('m'), body: counterDoc(1).body };
    await storeAll(store(), 't1', [broken]);
    await expect(store().get('t1', 'milestone', broken.id)).rejects.toThrow(/milestone:m does not parse/);
    expect(() => read('milestone', broken.id, broken)).toThrow(UnreadableDocument);
  });
}
