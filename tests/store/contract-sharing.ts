/** The contract on several stores over the same data: all see one truth, and no change is lost. */
import type { Store } from '../../src/store/store.ts';
import { counterDoc, milestoneDoc } from '../support/sample-documents.ts';
import type { Opened } from './contract.ts';
import { anyId, namesFound, put, store as storeAll, versionOf } from './steps.ts';

const { id } = counterDoc(0);

/** Adds one to the counter, however often others come first; answers how often they did. */
async function increment(store: Store): Promise<number> {
  for (let lost = 0; ; lost += 1) {
    const read = await store.get('t1', 'lease', id);
    const next = put(counterDoc((read?.doc.body.epoch ?? 0) + 1), read?.version ?? 'absent');
    if ((await store.commit('t1', anyId(), [next])).kind === 'done') return lost;
  }
}

export function sharingContract(opened: () => Opened): void {
  test('what one commits, the other sees at once: documents, versions, repeats', async () => {
    const one = opened().store;
    const two = await opened().reopen();
    await storeAll(one, 't1', [milestoneDoc('a')]);
    const version = await versionOf(two, 't1', milestoneDoc('a'));
    expect(await namesFound(two, 't1', { kind: 'milestone' })).toEqual(['a']);
    expect(version).toBe(await versionOf(one, 't1', milestoneDoc('a')));

    expect(await two.commit('t1', 'shared', [put(milestoneDoc('a', { percent: 1 }), version)])).toEqual({
      kind: 'done',
    });
    expect((await one.get('t1', 'milestone', milestoneDoc('a').id))?.doc.body.percent).toBe(1);
    expect((await one.commit('t1', anyId(), [put(milestoneDoc('a'), version)])).kind).toBe('stale');
    expect(await one.commit('t1', 'shared', [])).toEqual({ kind: 'repeat' });
  });

  test('what was read before is not parsed again, and not taken for what another has made of it since', async () => {
    const one = opened().store;
    const two = await opened().reopen();
    const { id: name } = milestoneDoc('a');
    await storeAll(one, 't1', [milestoneDoc('a', { percent: 1 })]);
    const ofPlan = async () => (await one.query('t1', { kind: 'milestone' })).found;
    const [first] = await ofPlan();
    expect((await one.get('t1', 'milestone', name))?.doc).toBe(first?.doc);
    await two.commit('t1', anyId(), [
      put(milestoneDoc('a', { percent: 2 }), await versionOf(two, 't1', milestoneDoc('a'))),
    ]);
    expect((await ofPlan()).map(({ doc }) => doc.body.percent)).toEqual([2]);
    const version = await versionOf(two, 't1', milestoneDoc('a'));
    await two.commit('t1', anyId(), [{ op: 'delete', id: name, expect: version }]);
    expect([await ofPlan(), await one.get('t1', 'milestone', name)]).toEqual([[], undefined]);
    await storeAll(two, 't1', [milestoneDoc('a', { percent: 1 })]);
    expect((await one.get('t1', 'milestone', name))?.doc.body.percent).toBe(1);
  });

  test('eight loops through two stores count to 160, and none is lost', async () => {
    const stores = [opened().store, await opened().reopen()];
    const loops = Array.from({ length: 8 }, async (_, n) => {
      const store = stores[n % 2] ?? opened().store;
      let lost = 0;
      for (let step = 0; step < 20; step += 1) lost += await increment(store);
      return lost;
    });
    const lost = (await Promise.all(loops)).reduce((sum, each) => sum + each, 0);
    expect((await opened().store.get('t1', 'lease', id))?.doc.body.epoch).toBe(160);
    // Without a single lost race the test would have shown nothing.
    expect(lost).toBeGreaterThan(0);
  });

  test('of ten that send the same commit at once, one takes effect', async () => {
    const stores = [opened().store, await opened().reopen()];
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stores[n % 2]?.commit('t1', 'same', [put(counterDoc(n))])),
    );
    expect(results.filter((result) => result?.kind === 'done')).toHaveLength(1);
    expect(results.filter((result) => result?.kind === 'repeat')).toHaveLength(9);
  });

  test('a store that was closed has left everything to the next', async () => {
    await storeAll(opened().store, 't1', [milestoneDoc('a')]);
    await opened().store.commit('t1', 'before', []);
    await opened().store.close();
    const next = await opened().reopen();
    expect((await next.get('t1', 'milestone', milestoneDoc('a').id))?.doc).toEqual(milestoneDoc('a'));
    expect(await next.commit('t1', 'before', [])).toEqual({ kind: 'repeat' });
  });

  test('closing twice does no harm', async () => {
    await opened().store.close();
    await opened().store.close();
  });
}
