/** The contract on commits: all or nothing, on what was expected, once for each id, within the limits. */
import { type Change, COMMIT_LIMIT, CommitRefused, type Store } from '../../src/store/store.ts';
import { counterDoc, frameDoc, milestoneDoc } from '../support/sample-documents.ts';
import { anyId, namesFound, put, store as storeAll, versionOf } from './steps.ts';

const done = { kind: 'done' };
const repeat = { kind: 'repeat' };

export function commitContract(store: () => Store): void {
  const count = async () => (await store().get('t1', 'lease', counterDoc(0).id))?.doc.body.epoch;
  const version = () => versionOf(store(), 't1', counterDoc(0));
  const commit = (...changes: Change[]) => store().commit('t1', anyId(), changes);

  describe('expectations', () => {
    const stale = { kind: 'stale', id: counterDoc(0).id };

    test('"absent" holds once', async () => {
      expect(await commit(put(counterDoc(1)))).toEqual(done);
      expect(await commit(put(counterDoc(2)))).toEqual(stale);
      expect(await count()).toBe(1);
    });

    test('a version holds until the document changes', async () => {
      await commit(put(counterDoc(1)));
      const seen = await version();
      expect(await version()).toBe(seen);
      expect(await commit(put(counterDoc(2), seen))).toEqual(done);
      expect(await version()).not.toBe(seen);
      expect(await commit(put(counterDoc(3), seen))).toEqual(stale);
      expect(await count()).toBe(2);
    });

    test('a version is stale where there is no document, and so is one that never was', async () => {
      expect(await commit(put(counterDoc(1), '1'))).toEqual(stale);
      await commit(put(counterDoc(1)));
      expect(await commit(put(counterDoc(2), 'never given'))).toEqual(stale);
    });

    test('a document that is written again unchanged has a new version', async () => {
      await commit(put(counterDoc(1)));
      const seen = await version();
      expect(await commit(put(counterDoc(1), seen))).toEqual(done);
      expect(await version()).not.toBe(seen);
    });

    test('a deleted document is absent, and its old versions never hold again', async () => {
      const { id } = counterDoc(0);
      const seen: string[] = [];
      for (let round = 0; round < 3; round += 1) {
        expect(await commit(put(counterDoc(1)))).toEqual(done);
        for (const old of seen) expect(await commit(put(counterDoc(9), old))).toEqual(stale);
        for (const old of seen) expect(await commit({ op: 'delete', id, expect: old })).toEqual(stale);
        seen.push(await version());
        expect(await commit({ op: 'delete', id, expect: await version() })).toEqual(done);
        expect(await store().get('t1', 'lease', id)).toBeUndefined();
        expect(await commit({ op: 'delete', id, expect: seen[round] ?? '' })).toEqual(stale);
      }
      expect(new Set(seen).size).toBe(3);
    });

    test('a stale one leaves nothing behind and is named, the first of several', async () => {
      await storeAll(store(), 't1', [counterDoc(1, 'b'), counterDoc(1, 'd')]);
      const b = await versionOf(store(), 't1', counterDoc(1, 'b'));
      const result = await commit(
        put(counterDoc(7, 'a')),
        put(counterDoc(7, 'b'), b),
        put(counterDoc(7, 'd')),
        put(counterDoc(7, 'c'), 'no such version'),
      );
      expect(result).toEqual({ kind: 'stale', id: counterDoc(0, 'd').id });
      expect(await namesFound(store(), 't1', { kind: 'lease' })).toEqual(['b', 'd']);
      expect(await versionOf(store(), 't1', counterDoc(1, 'b'))).toBe(b);
    });
  });

  describe('repeats', () => {
    test('the same commit again stores nothing, though its expectations no longer hold', async () => {
      expect(await store().commit('t1', 'command-1', [put(counterDoc(1))])).toEqual(done);
      expect(await store().commit('t1', 'command-1', [put(counterDoc(1))])).toEqual(repeat);
      const changed = put(counterDoc(2), await version());
      expect(await store().commit('t1', 'command-1', [changed])).toEqual(repeat);
      expect(await count()).toBe(1);
    });

    test('another partition has commits of its own', async () => {
      expect(await store().commit('t1', 'command-1', [])).toEqual(done);
      expect(await store().commit('t2', 'command-1', [])).toEqual(done);
      expect(await store().commit('t2', 'command-1', [])).toEqual(repeat);
    });

    test('a stale commit did not take effect: under the same id it may be decided again', async () => {
      await commit(put(counterDoc(1)));
      expect((await store().commit('t1', 'command-2', [put(counterDoc(2))])).kind).toBe('stale');
      expect(await store().commit('t1', 'command-2', [put(counterDoc(2), await version())])).toEqual(done);
      expect(await store().commit('t1', 'command-2', [])).toEqual(repeat);
    });

    test('a refused commit did not take effect either', async () => {
      const twice = [put(counterDoc(1)), put(counterDoc(2))];
      await expect(store().commit('t1', 'command-3', twice)).rejects.toThrow(CommitRefused);
      expect(await store().commit('t1', 'command-3', [put(counterDoc(1))])).toEqual(done);
    });

    test('the marker of a commit is no document', async () => {
      await store().commit('t1', 'lease:counter', [put(counterDoc(1))]);
      expect(await namesFound(store(), 't1', { kind: 'lease' })).toEqual(['counter']);
      expect(await count()).toBe(1);
    });
  });

  describe('limits', () => {
    const many = (length: number) => Array.from({ length }, (_, n) => put(milestoneDoc(`m${n}`)));
    const stored = async () => (await namesFound(store(), 't1', { kind: 'milestone' })).length;

    test('90 changes are stored together, or none of them is', async () => {
      const changes = many(COMMIT_LIMIT.changes);
      await storeAll(store(), 't1', [milestoneDoc('m89')]);
      expect(await commit(...changes)).toEqual({ kind: 'stale', id: 'milestone:m89' });
      expect(await stored()).toBe(1);
      const m89 = await versionOf(store(), 't1', milestoneDoc('m89'));
      expect(await commit(...changes.slice(0, -1), put(milestoneDoc('m89'), m89))).toEqual(done);
      expect(await stored()).toBe(90);
    });

    test('91 are refused', async () => {
      await expect(commit(...many(91))).rejects.toThrow(/91 changes; .*at most 90/);
      expect(await stored()).toBe(0);
    });

    test('two changes of one document are refused, whatever they are', async () => {
      await commit(put(counterDoc(1)));
      const seen = await version();
      const remove: Change = { op: 'delete', id: counterDoc(1).id, expect: seen };
      for (const twice of [
        [put(counterDoc(2), seen), remove],
        [remove, put(counterDoc(2))],
        [remove, remove],
      ]) {
        await expect(commit(...twice)).rejects.toThrow(/changes lease:counter twice/);
      }
      expect(await count()).toBe(1);
    });

    test('1.5 MB is counted in bytes of UTF-8, over all the documents', async () => {
      const third = 'é'.repeat(COMMIT_LIMIT.bytes / 6);
      const frames = ['a', 'b', 'c'].map((name) => put(frameDoc(name, third)));
      await expect(commit(...frames)).rejects.toThrow(CommitRefused);
      expect(await commit(...frames.slice(1))).toEqual(done);
      const [whole] = (await store().query('t1', { kind: 'frame' })).found;
      expect(whole?.doc.body.content).toBe(third);
    });

    test('one document may take nearly all of it', async () => {
      const room = COMMIT_LIMIT.bytes - Buffer.byteLength(JSON.stringify(frameDoc('f', '')));
      await expect(commit(put(frameDoc('f', 'x'.repeat(room + 1))))).rejects.toThrow(CommitRefused);
      expect(await commit(put(frameDoc('f', 'x'.repeat(room))))).toEqual(done);
    });
  });
}
