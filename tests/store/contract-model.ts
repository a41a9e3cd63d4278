/** The contract under random commits: the store must always agree with a model of it in plain maps. */
import fc from 'fast-check';
import type { Content } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { idOf } from '../../src/store/limits.ts';
import { all, type Change, type CommitResult, type Store } from '../../src/store/store.ts';
import { frameDoc } from '../support/sample-documents.ts';
import { namesFound, put } from './steps.ts';

const inFull = process.env.WAYMARK_VERIFY === 'full';

const names = ['a', 'b/c', 'd#', 'é'];
const days = ['2026-12-01T09:00:00Z', '2026-12-04T09:00:00Z', '2027-01-01T09:00:00Z'];

type Wish = {
  name: string;
  remove: boolean;
  /** Which version to expect: the present one, that of an earlier state, or none. */
  expecting: 'now' | 'before' | 'absent';
  expires: string;
  content: number;
};
type Step = { partition: string; commit: number; wishes: Wish[] };

const wish: fc.Arbitrary<Wish> = fc.record({
  name: fc.constantFrom(...names),
  remove: fc.oneof({ weight: 1, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: fc.constant(false) }),
  expecting: fc.oneof(
    { weight: 8, arbitrary: fc.constant('now' as const) },
    { weight: 1, arbitrary: fc.constantFrom('before', 'absent') },
  ),
  expires: fc.constantFrom(...days),
  content: fc.nat(9),
});

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    partition: fc.constantFrom('one', 'two'),
    /** Few enough that some come again. */
    commit: fc.nat(30),
    wishes: fc.uniqueArray(wish, { selector: ({ name }) => name, maxLength: names.length }),
  }),
  { maxLength: 40, size: 'max' },
);

type Model = {
  kept: Map<string, { version: string; body: Content<'frame'> }>;
  versions: Map<string, string[]>;
  committed: Set<number>;
};
const blank = (): Model => ({ kept: new Map(), versions: new Map(), committed: new Set() });

function changeFor(model: Model, { name, remove, expecting, expires, content }: Wish): Change {
  const id = docId('frame', name);
  const versions = {
    now: model.kept.get(id)?.version,
    before: model.versions.get(id)?.at(-2),
    absent: undefined,
  };
  const version = versions[expecting];
  return remove
    ? { op: 'delete', id, expect: version ?? 'none' }
    : put(frameDoc(name, content, expires), version ?? 'absent');
}

function predicted(model: Model, commit: number, changes: readonly Change[]): CommitResult {
  if (model.committed.has(commit)) return { kind: 'repeat' };
  const stale = changes.find(
    (change) => change.expect !== (model.kept.get(idOf(change))?.version ?? 'absent'),
  );
  return stale ? { kind: 'stale', id: idOf(stale) } : { kind: 'done' };
}

/** Reads back what a commit has stored: the versions are the store's to give. */
async function learn(
  model: Model,
  store: Store,
  partition: string,
  changes: readonly Change[],
): Promise<void> {
  for (const change of changes) {
    const stored = await store.get(partition, 'frame', idOf(change));
    if (change.op === 'delete') {
      expect(stored).toBeUndefined();
      model.kept.delete(change.id);
    } else {
      expect(stored?.doc).toEqual(change.doc);
      if (!stored) continue;
      const before = model.versions.get(change.doc.id) ?? [];
      expect(before).not.toContain(stored.version);
      model.versions.set(change.doc.id, [...before, stored.version]);
      model.kept.set(change.doc.id, { version: stored.version, body: stored.doc.body });
    }
  }
}

async function compare(model: Model, store: Store, partition: string): Promise<void> {
  const found = await all(store, partition, { kind: 'frame' });
  const state = found.map(({ doc, version }) => [doc.id, { version, body: doc.body }] as const);
  expect(new Map(state)).toEqual(model.kept);
  const latest = [...model.kept].filter(([, { body }]) => body.expires >= '2026-12-04');
  const inOrder = latest
    .map(([id, { body }]) => `${body.expires} ${id}`)
    .sort()
    .reverse();
  const orderBy = { field: 'expires', descending: true };
  const where = [{ field: 'expires', is: 'gte', to: '2026-12-04' }] as const;
  const names = await namesFound(store, partition, { kind: 'frame', where, orderBy, limit: 2 });
  expect(names).toEqual(inOrder.map((line) => line.slice(line.indexOf(':', line.indexOf(' ')) + 1)));
}

export function modelContract(store: () => Store): void {
  let runs = 0;

  test('any run of commits leaves what the model says', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        // Each run has tenants of its own, which is quicker than an empty store.
        runs += 1;
        const models = new Map<string, Model>();
        for (const { partition, commit, wishes } of run) {
          const tenant = `${partition}-${runs}`;
          const model = models.get(tenant) ?? blank();
          models.set(tenant, model);
          const changes = wishes.map((each) => changeFor(model, each));
          const result = predicted(model, commit, changes);
          expect(await store().commit(tenant, String(commit), changes)).toEqual(result);
          if (result.kind === 'done') {
            model.committed.add(commit);
            await learn(model, store(), tenant, changes);
          }
        }
        for (const [tenant, model] of models) await compare(model, store(), tenant);
      }),
      inFull ? { numRuns: 1000 } : { numRuns: 60, seed: 20261204 },
    );
  }, 600_000);
}
