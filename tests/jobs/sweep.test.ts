/** What nobody needs any more is removed; what somebody may still need stays. */
import type { Hold } from '../../src/domain/keeping/hold.ts';
import { startRunner } from '../../src/jobs/runner.ts';
import { sweep } from '../../src/jobs/sweep.ts';
import { type OutboxRow, write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openRow } from '../../src/store/outbox.ts';
import { all } from '../../src/store/store.ts';
import { wakeBy } from '../../src/store/wake-up.ts';
import { type Bench, startBench, TENANT } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ milestones: [], plan: { boards: [] } });
});
afterEach(() => bench.close());

const rowOf = (key: string, state: OutboxRow['state'], days: number): OutboxRow => ({
  ...openRow(
    key,
    'welcome',
    { kind: 'person', person: 'nobody' },
    bench.clock.now().subtract({ hours: 24 * days }),
  ),
  state,
});
const frame = async (name: string, expires: string) => {
  const doc = write('frame', docId('frame', name), { expires, content: {} });
  await bench.store.commit(TENANT, `frame ${name}`, [{ op: 'put', doc, expect: 'absent' }]);
};
const left = async () => (await bench.rows()).map(({ key }) => key).sort();

test('rows that were settled more than ninety days ago go, whatever became of them', async () => {
  const fates = ['sent', 'unknown', 'unreachable', 'parked', 'dropped'] as const;
  for (const state of fates) {
    await bench.put(rowOf(`old ${state}`, state, 91));
    await bench.put(rowOf(`lately ${state}`, state, 89));
  }
  for (const state of ['queued', 'claimed'] as const) await bench.put(rowOf(`waits ${state}`, state, 91));
  await sweep(bench.work, TENANT);
  expect(await left()).toEqual(
    [...fates.map((one) => `lately ${one}`), 'waits claimed', 'waits queued'].sort(),
  );
});

const hold = async (over: Partial<Hold>): Promise<void> => {
  const { id, ...body }: Hold = {
    ...{ id: 'h1', reason: 'FOI 123', plan: null, person: null, from: null, to: null },
    ...{ by: 'olu', at: '2026-12-01T09:00:00.000Z', lifted: null, ...over },
  };
  const before = await bench.store.get(TENANT, 'hold', docId('hold', id));
  const doc = write('hold', docId('hold', id), { id, ...body });
  await bench.store.commit(TENANT, `hold ${JSON.stringify(over)}`, [
    { op: 'put', doc, expect: before?.version ?? 'absent' },
  ]);
};

test('what a hold covers stays until it is lifted: messages, and plans that were sent with all of their parts', async () => {
  await bench.put(rowOf('held', 'sent', 100));
  await bench.put({ ...rowOf('of another', 'sent', 100), to: { kind: 'person', person: 'robin' } });
  const expires = '2026-12-04T08:00:00.000Z';
  const draft = (by: string) => ({
    ...({
      plan: 'sample',
      by,
      source: 'plan.yml',
      expires,
      state: 'waits',
      applying: null,
      parts: 2,
    } as const),
    ...{ first: true, shown: [], answers: {}, keeps: {} },
  });
  await bench.store.commit(TENANT, 'drafts', [
    { op: 'put', doc: write('draft', docId('draft', 'd1'), draft('nobody')), expect: 'absent' },
    { op: 'put', doc: write('draft', docId('draft', 'd2'), draft('robin')), expect: 'absent' },
  ]);
  // As long as they are kept: more than one does not fit a commit, whatever is written in them.
  const held = ['d1:0', 'd1:1', 'd1:2'];
  for (const part of [...held, 'd2:0', 'd3:0']) {
    const doc = write('draft-part', docId('draft-part', part), { expires, text: 'ä'.repeat(300_000) });
    await bench.store.commit(TENANT, `part ${part}`, [{ op: 'put', doc, expect: 'absent' }]);
  }
  await hold({ person: 'nobody' });
  const drafts = async () =>
    [
      ...(await all(bench.store, TENANT, { kind: 'draft' })),
      ...(await all(bench.store, TENANT, { kind: 'draft-part' })),
    ].map(({ doc }) => doc.id);
  for (const _ of [1, 2]) {
    await sweep(bench.work, TENANT);
    expect(await left()).toEqual(['held']);
    expect((await drafts()).sort()).toEqual([...held.map((part) => `draft-part:${part}`), 'draft:d1']);
    bench.clock.forward({ hours: 25 });
  }
  await hold({ person: 'nobody', lifted: { by: 'olu', at: '2026-12-05T09:00:00.000Z', reason: null } });
  await sweep(bench.work, TENANT);
  expect(await left()).toEqual([]);
  expect(await drafts()).toEqual([]);
});

test('many go in several commits, at the daily look', async () => {
  for (let n = 0; n < 120; n += 1) await bench.put(rowOf(`old ${n}`, 'sent', 100));
  await frame('over', '2026-12-04T09:00:00.000Z');
  await frame('lasts', '2026-12-04T09:00:00.001Z');
  await wakeBy(bench.store, TENANT, bench.clock.now());
  const runner = startRunner(bench.work, 2_000_000_000);
  await runner.look();
  await runner.stop();
  expect(await left()).toEqual([]);
  expect((await all(bench.store, TENANT, { kind: 'frame' })).map(({ doc }) => doc.id)).toEqual([
    'frame:lasts',
  ]);
});

test('somebody who speaks at that moment keeps their conversation', async () => {
  await frame('over', '2026-12-04T08:00:00.000Z');
  const { commit } = bench.work.store;
  const other = bench.replica('replica-2');
  other.store.commit = async (partition, id, changes) => {
    const stored = await bench.store.get(TENANT, 'frame', 'frame:over');
    const doc = write('frame', 'frame:over', {
      expires: '2026-12-11T09:00:00.000Z',
      content: { said: true },
    });
    await bench.store.commit(TENANT, 'speaks', [{ op: 'put', doc, expect: stored?.version ?? 'absent' }]);
    return commit.call(bench.work.store, partition, id, changes);
  };
  await sweep(other, TENANT);
  expect((await bench.store.get(TENANT, 'frame', 'frame:over'))?.doc.body.content).toEqual({ said: true });
});
