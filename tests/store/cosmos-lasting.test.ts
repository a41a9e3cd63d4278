/** What expires leaves Cosmos DB by itself, and never before the sweep would have removed it. */
import { openCosmos } from '../../src/store/cosmos.ts';
import { type Kind, write } from '../../src/store/documents.ts';
import { MARKER_DAYS } from '../../src/store/limits.ts';
import { openRow, rowDoc } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { type CosmosFront, startCosmosFront } from '../support/cosmos-front.ts';
import { frameDoc, sampleDoc } from '../support/sample-documents.ts';
import { testClock } from '../support/test-clock.ts';
import { anyId, put, versionOf } from './steps.ts';

const START = '2026-12-04T09:00:00Z';
const days = (count: number) => ({ hours: 24 * count });
let clock = testClock(START);
let front: CosmosFront;
let store: Store;
let tests = 0;
beforeAll(async () => {
  front = await startCosmosFront({ now: () => clock.now().epochMilliseconds });
});
afterAll(() => front.stop());
beforeEach(async () => {
  tests += 1;
  clock = testClock(START);
  store = await openCosmos(front.settings(`test-${tests}`), { now: () => clock.now() });
});
afterEach(() => store.close());

const isThere = async <K extends Kind>(kind: K, id: string) =>
  (await store.get('t1', kind, id)) !== undefined;

test('a frame outlasts its end by some days, and is then gone', async () => {
  const frame = frameDoc('f', 1, clock.now().add(days(2)).toString());
  await store.commit('t1', anyId(), [put(frame)]);
  clock.forward(days(2 + 6));
  expect(await isThere('frame', frame.id)).toBe(true);
  clock.forward(days(2));
  expect(await isThere('frame', frame.id)).toBe(false);
});

test('one that had ended when it was written stays for the sweep to find', async () => {
  const frame = frameDoc('f', 1, clock.now().subtract(days(400)).toString());
  await store.commit('t1', anyId(), [put(frame)]);
  clock.forward(days(6));
  expect(await isThere('frame', frame.id)).toBe(true);
});

test('writing a document again gives it its new end', async () => {
  const frame = (end: number) => frameDoc('f', end, clock.now().add(days(end)).toString());
  await store.commit('t1', anyId(), [put(frame(1))]);
  await store.commit('t1', anyId(), [put(frame(30), await versionOf(store, 't1', frame(1)))]);
  clock.forward(days(30));
  expect(await isThere('frame', frame(1).id)).toBe(true);
});

test('a row stays until it is settled, and then for longer than the 90 days of the sweep', async () => {
  const row = openRow('reminder:t1:p1:2026-12-04', 'reminder', { kind: 'person', person: 'p1' }, clock.now());
  const { id } = rowDoc(row);
  await store.commit('t1', anyId(), [put(rowDoc(row))]);
  clock.forward(days(80));
  const version = await versionOf(store, 't1', rowDoc(row));
  await store.commit('t1', anyId(), [put(rowDoc({ ...row, state: 'sent' }), version)]);
  clock.forward(days(16));
  expect(await isThere('outbox', id)).toBe(true);
  clock.forward(days(2));
  expect(await isThere('outbox', id)).toBe(false);
});

test('records stay', async () => {
  const kinds = ['plan', 'item', 'milestone', 'update', 'change', 'person'] as const;
  await store.commit(
    't1',
    anyId(),
    kinds.map((kind) => put(sampleDoc(kind))),
  );
  clock.forward(days(20_000));
  for (const kind of kinds) expect(await isThere(kind, sampleDoc(kind).id)).toBe(true);
});

test('a commit is known as a repeat for its thirty days, and forgotten after', async () => {
  await store.commit('t1', 'command', []);
  clock.forward(days(MARKER_DAYS));
  expect(await store.commit('t1', 'command', [])).toEqual({ kind: 'repeat' });
  clock.forward(days(2));
  expect(await store.commit('t1', 'command', [])).toEqual({ kind: 'done' });
});

test('an end beyond what the service can count to is no fault', async () => {
  const draft = sampleDoc('draft');
  const last = write('draft', draft.id, { ...draft.body, expires: '9999-12-31T00:00:00Z' });
  expect(await store.commit('t1', anyId(), [put(last)])).toEqual({ kind: 'done' });
});
