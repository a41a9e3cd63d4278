/** The store in Cosmos DB under faults: each commit takes effect once, and the caller is told what is so. */
import { type CosmosPorts, openCosmos } from '../../src/store/cosmos.ts';
import type { Charge } from '../../src/store/cosmos-charge.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import type { Fault } from '../support/cosmos-faults.ts';
import { type CosmosFront, startCosmosFront } from '../support/cosmos-front.ts';
import { counterDoc } from '../support/sample-documents.ts';
import { namesFound, put, versionOf } from './steps.ts';

const QUICK = { requestMs: 100, firstMs: 1, mostMs: 20, withinMs: 2_000 };
const { id } = counterDoc(0);
const done = { kind: 'done' };

let front: CosmosFront;
let store: Store;
let charges: Charge[];
let tests = 0;
beforeAll(async () => {
  front = await startCosmosFront({ atOnce: 3 });
});
afterAll(() => front.stop());
const open = (ports: CosmosPorts = {}) =>
  openCosmos(front.settings(`test-${tests}`), {
    patience: QUICK,
    charged: (charge) => charges.push(charge),
    ...ports,
  });
beforeEach(async () => {
  tests += 1;
  charges = [];
  store = await open();
});
afterEach(async () => {
  front.faults.none();
  await store.close();
});

const count = async () => (await store.get('t1', 'lease', id))?.doc.body.epoch;
const writes = () => front.faults.seen.filter(({ what }) => what === 'write').length;

const faults: [string, Fault[]][] = [
  ['throttled, and told for how long', [{ kind: 'status', status: 429, afterMs: 3 }]],
  ['throttled again and again', Array.from({ length: 5 }, (): Fault => ({ kind: 'status', status: 429 }))],
  ['told to come again', [{ kind: 'status', status: 449 }]],
  ['told that it took too long', [{ kind: 'status', status: 408 }]],
  ['sent away', [{ kind: 'status', status: 503 }]],
  ['answered by a gateway in trouble', [{ kind: 'status', status: 502, body: '<html>Bad gateway</html>' }]],
  ['answered with nothing', [{ kind: 'status', status: 503, body: '' }]],
  ['cut off before it is looked at', [{ kind: 'reset-before' }]],
  ['cut off before its answer', [{ kind: 'reset-after' }]],
  ['cut off twice', [{ kind: 'reset-after' }, { kind: 'reset-after' }]],
  ['not answered at all', [{ kind: 'silence' }]],
  ['throttled, then cut off', [{ kind: 'status', status: 429 }, { kind: 'reset-after' }]],
];

describe.each(faults)('a request that is %s', (_, these) => {
  test('stores a commit once, and says that it is done', async () => {
    front.faults.next(...these);
    expect(await store.commit('t1', 'one', [put(counterDoc(1))])).toEqual(done);
    front.faults.none();
    expect(await count()).toBe(1);
    expect(await store.commit('t1', 'one', [])).toEqual({ kind: 'repeat' });
    expect(
      await store.commit('t1', 'two', [put(counterDoc(2), await versionOf(store, 't1', counterDoc(0)))]),
    ).toEqual(done);
    expect(await count()).toBe(2);
  });

  test('is still known as a repeat, or as stale, where it is', async () => {
    await store.commit('t1', 'one', [put(counterDoc(1))]);
    front.faults.next(...these);
    expect(await store.commit('t1', 'one', [put(counterDoc(9))])).toEqual({ kind: 'repeat' });
    front.faults.next(...these);
    expect(await store.commit('t1', 'two', [put(counterDoc(9))])).toEqual({ kind: 'stale', id });
    front.faults.none();
    expect(await count()).toBe(1);
  });

  test('reads what is there', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    await store.commit(
      't1',
      'one',
      names.map((name) => put(counterDoc(1, name))),
    );
    front.faults.next(...these);
    expect((await store.get('t1', 'lease', counterDoc(0, 'a').id))?.doc.body.epoch).toBe(1);
    front.faults.next(...these);
    expect(await namesFound(store, 't1', { kind: 'lease' })).toEqual(names);
    // The second answer of the same page.
    front.faults.when((_, nth) => these[nth - 2]);
    expect(await namesFound(store, 't1', { kind: 'lease' })).toEqual(names);
  });
});

test('a lost answer is told as done though somebody changed the document since', async () => {
  const other = await open();
  front.faults.when((_, nth) => (nth === 1 ? { kind: 'reset-after' } : undefined));
  const committed = store.commit('t1', 'one', [put(counterDoc(1))]);
  const before = writes();
  while (writes() === before) await new Promise(setImmediate);
  const seen = await versionOf(other, 't1', counterDoc(0)).catch(() => undefined);
  if (seen) await other.commit('t1', 'other', [put(counterDoc(5), seen)]);
  expect(await committed).toEqual(done);
  await other.close();
});

test('what never passes is given up in time, and the same commit succeeds later', async () => {
  const impatient = await open({ patience: { ...QUICK, withinMs: 60 } });
  front.faults.when(() => ({ kind: 'status', status: 503 }));
  const failing = impatient.commit('t1', 'one', [put(counterDoc(1))]);
  await expect(failing).rejects.toThrow(StoreUnavailable);
  await expect(failing).rejects.toThrow(/^Cosmos DB at 127\.0\.0\.1:\d+: .*try again later \(503\)$/);
  front.faults.none();
  expect(await impatient.commit('t1', 'one', [put(counterDoc(1))])).toEqual(done);
  await impatient.close();
});

test('each answer of a long page has its own time, and none is asked for twice', async () => {
  const slow = await open({
    patience: { ...QUICK, firstMs: 100, mostMs: 100, withinMs: 250 },
    random: () => 0,
  });
  const names = Array.from({ length: 12 }, (_, n) => `n${String(n).padStart(2, '0')}`);
  await slow.commit(
    't1',
    'many',
    names.map((name) => put(counterDoc(1, name))),
  );
  const before = front.faults.seen.length;
  front.faults.when((_, nth) => (nth % 2 === 1 ? { kind: 'status', status: 503 } : undefined));
  expect(await namesFound(slow, 't1', { kind: 'lease' })).toEqual(names);
  // Three rows an answer, each after one refusal.
  expect(front.faults.seen.length - before).toBeLessThanOrEqual(10);
  await slow.close();
});

test('a limit that lasts names its remedy', async () => {
  const impatient = await open({ patience: { ...QUICK, withinMs: 20 } });
  front.faults.when(() => ({ kind: 'status', status: 429, afterMs: 5 }));
  await expect(impatient.get('t1', 'lease', id)).rejects.toThrow(/raise the throughput of test-/);
  await impatient.close();
});

test('a commit that fails says whether it can have taken effect', async () => {
  const impatient = await open({ patience: { ...QUICK, withinMs: 20 } });
  const fails = () => impatient.commit('t1', 'one', [put(counterDoc(1))]);
  const refused: Fault = { kind: 'status', status: 403 };
  front.faults.next(refused);
  await expect(fails()).rejects.toMatchObject({ untouched: true, why: 'unreachable' });
  front.faults.when(() => ({ kind: 'status', status: 429 }));
  await expect(fails()).rejects.toMatchObject({ untouched: true, why: 'busy' });
  await impatient.close();
  // Its second attempt must come, however slow the machine is.
  const patient = await open({ patience: { ...QUICK, withinMs: 30_000 } });
  const again = () => patient.commit('t1', 'one', [put(counterDoc(1))]);
  front.faults.next({ kind: 'reset-after' }, refused);
  await expect(again()).rejects.toMatchObject({ untouched: false });
  expect(await again()).toEqual({ kind: 'repeat' });
  await patient.close();
});

test('a pause that is asked for is kept, within bounds', async () => {
  const patience = { ...QUICK, mostMs: 40, withinMs: 500 };
  const patient = await open({ patience });
  for (const [afterMs, least] of [
    [30, 30],
    [60_000, 40],
  ] as const) {
    front.faults.next({ kind: 'status', status: 429, afterMs });
    const since = performance.now();
    await patient.get('t1', 'lease', id);
    expect(performance.now() - since).toBeGreaterThanOrEqual(least - 1);
  }
  await patient.close();
});

test('a query of one partition is one request, as long as its rows fit into one answer', async () => {
  await store.commit('t1', 'one', [put(counterDoc(1, 'a')), put(counterDoc(1, 'b'))]);
  const before = front.faults.seen.length;
  await store.query('t1', { kind: 'lease', where: [] });
  expect(front.faults.seen.slice(before).map(({ what }) => what)).toEqual(['query']);
});

test('every attempt is counted with what it cost', async () => {
  charges = [];
  front.faults.next({ kind: 'status', status: 429 }, { kind: 'reset-after' });
  await store.commit('t1', 'one', [put(counterDoc(1))]);
  front.faults.none();
  await store.get('t1', 'lease', id);
  await store.query('t1', { kind: 'lease' });
  expect(charges.map(({ op, kind }) => [op, kind])).toEqual([
    ['commit', null],
    ['get', 'lease'],
    ['query', 'lease'],
  ]);
  // Throttled, cut off, refused by its own marker, and that marker read.
  expect(charges[0]?.requests).toBe(4);
  for (const { units, requests } of charges) expect(units).toBeGreaterThanOrEqual(requests - 1);
});
