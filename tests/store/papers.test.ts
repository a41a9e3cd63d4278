/** Papers are kept whole, however large, and never written over. */
import { join } from 'node:path';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { keepPaper, paperBefore, paperHead, readPaper } from '../../src/store/papers.ts';
import { all, COMMIT_LIMIT, type Store } from '../../src/store/store.ts';
import { samplePaper } from '../cards/papers-samples.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TENANT = 'tenant-1';
const named = { plan: 'sample', board: 'partnership', kind: 'paper', period: '2027-01-12' } as const;

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = openEmbedded(join(folder.path, 'waymark.db'));
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const large = (): Paper =>
  samplePaper({
    blocks: [
      {
        is: 'table',
        name: 'Every action',
        header: ['Ref', 'Action'],
        rows: Array.from({ length: 10_000 }, (_, place) => [`3.${place}`, 'é😀"\\'.repeat(40)]),
      },
    ],
  });

test('a paper of ten thousand actions is kept in parts and read whole', async () => {
  const paper = large();
  expect(JSON.stringify(paper).length * 2).toBeGreaterThan(COMMIT_LIMIT.bytes);
  await keepPaper(store, TENANT, paper);
  expect(await readPaper(store, TENANT, named)).toEqual(paper);
});

test('of two that are made at once the first stands, and both are told of that one', async () => {
  const first = samplePaper();
  const second = samplePaper({ at: '2026-12-29T17:00:05Z', headline: 'Another' });
  expect(await keepPaper(store, TENANT, first)).toEqual(first);
  expect(await keepPaper(store, TENANT, second)).toEqual(first);
  expect((await readPaper(store, TENANT, named))?.headline).toBe(first.headline);
  // Made again by a process that was cut off before it knew.
  expect(await keepPaper(store, TENANT, first)).toEqual(first);
  // Of the second nothing is left, which nobody would look through.
  expect(await all(store, TENANT, { kind: 'paper-part' })).toHaveLength(1);
});

test('parts without a head are no paper yet', async () => {
  const broken: Store = {
    ...store,
    get: store.get.bind(store),
    query: store.query.bind(store),
    close: async () => undefined,
    commit: (tenant, id, changes) => {
      if (changes.some((change) => change.op === 'put' && change.doc.kind === 'paper'))
        throw new Error('cut off');
      return store.commit(tenant, id, changes);
    },
  };
  await expect(keepPaper(broken, TENANT, samplePaper())).rejects.toThrow('cut off');
  expect(await paperHead(store, TENANT, named)).toBeUndefined();
  await keepPaper(store, TENANT, samplePaper());
  expect(await readPaper(store, TENANT, named)).toEqual(samplePaper());
});

test('the paper before is the board’s last one of a meeting, whatever reports were kept since', async () => {
  await keepPaper(store, TENANT, samplePaper());
  await keepPaper(
    store,
    TENANT,
    samplePaper({ kind: 'termly', period: '2026-27 spring', at: '2027-03-26T17:00:00Z' }),
  );
  await keepPaper(store, TENANT, samplePaper({ board: 'other', at: '2027-03-27T17:00:00Z' }));
  const before = (at: string) => paperBefore(store, TENANT, 'sample', 'partnership', at);
  expect((await before('2027-04-01T00:00:00Z'))?.period).toBe('2027-01-12');
  expect(await before('2026-12-29T17:00:00Z')).toBeUndefined();
});
