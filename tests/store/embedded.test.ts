/** The embedded store keeps the contract, and finds what is asked often by its indexes. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kind } from '../../src/store/documents.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { toSql } from '../../src/store/embedded-query.ts';
import { INDEX_NAMES } from '../../src/store/embedded-schema.ts';
import { MARKER_DAYS } from '../../src/store/limits.ts';
import { openStore } from '../../src/store/open.ts';
import type { Condition, Query, Store } from '../../src/store/store.ts';
import { counterDoc } from '../support/sample-documents.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { storeContract } from './contract.ts';
import { anyId, put, versionOf } from './steps.ts';

storeContract('the embedded store', async () => {
  const folder = temporaryFolder();
  const open = () => openStore({ data: folder.path });
  const opened: Store[] = [await open()];
  const [store] = opened;
  if (!store) throw new Error('the store was opened above');
  return {
    store,
    async reopen() {
      const another = await open();
      opened.push(another);
      return another;
    },
    async dispose() {
      for (const each of opened) await each.close();
      folder.remove();
    },
  };
});

describe('the file of the embedded store', () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'waymark.db');
  let store: Store;
  beforeAll(() => {
    store = openEmbedded(file);
  });
  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  const eq = (field: string, to: string | boolean | null): Condition => ({ field, is: 'eq', to });
  const upTo = (field: string, to: string): Condition => ({ field, is: 'lte', to });
  const held: Condition = { field: 'owner', is: 'in', to: ['person:p1', 'post:a', 'post:b'] };
  const latest = (field: string) => ({ orderBy: { field, descending: true }, limit: 1 });
  const one = 'partition=? AND <expr>=?';

  const searches: [string, Query<Kind>, string][] = [
    [
      'what is to be asked by today',
      { kind: 'milestone', where: [eq('plan', 'sample'), upTo('askOn', '2026-12-04')] },
      'milestone_by_plan_askOn (partition=? AND <expr>=? AND <expr><?)',
    ],
    [
      'what is to be asked by today in any plan',
      { kind: 'milestone', where: [upTo('askOn', '2026-12-04')] },
      'milestone_by_askOn (partition=? AND <expr><?)',
    ],
    [
      "an owner's milestones",
      { kind: 'milestone', where: [eq('owner', 'person:p1')] },
      `milestone_by_owner (${one})`,
    ],
    [
      'all open ones that a person holds in a plan',
      { kind: 'milestone', where: [eq('plan', 'sample'), held, eq('open', true)] },
      `milestone_by_owner (${one})`,
    ],
    [
      "a plan's overdue milestones",
      { kind: 'milestone', where: [eq('plan', 'sample'), upTo('due', '2026-12-04')] },
      'milestone_by_plan_due (partition=? AND <expr>=? AND <expr><?)',
    ],
    [
      "a plan's milestones",
      { kind: 'milestone', where: [eq('plan', 'sample')] },
      `milestone_by_plan (${one})`,
    ],
    ["an item's milestones", { kind: 'milestone', where: [eq('item', 'i1')] }, `milestone_by_item (${one})`],
    ["a plan's items", { kind: 'item', where: [eq('plan', 'sample')] }, `item_by_plan (${one})`],
    [
      "a milestone's last update",
      { kind: 'update', where: [eq('milestone', 'm1')], ...latest('at') },
      `update_by_milestone_at (${one})`,
    ],
    [
      "a board's last snapshot",
      {
        kind: 'snapshot',
        where: [eq('plan', 'sample'), eq('board', 'b'), { field: 'week', is: 'lt', to: '2026-W49' }],
        ...latest('week'),
      },
      'snapshot_by_board_week (partition=? AND <expr>=? AND <expr><?)',
    ],
    ['what is claimed', { kind: 'outbox', where: [eq('state', 'claimed')] }, `outbox_by_state (${one})`],
    [
      'what was never tried, oldest first',
      {
        kind: 'outbox',
        where: [eq('state', 'queued'), eq('notBefore', null)],
        orderBy: { field: 'createdAt' },
      },
      `outbox_by_state_notBefore (${one} AND <expr>=?)`,
    ],
    [
      'what may be tried again by now, oldest first',
      {
        kind: 'outbox',
        where: [eq('state', 'queued'), upTo('notBefore', '2026-12-04')],
        orderBy: { field: 'createdAt' },
      },
      'outbox_by_state_notBefore (partition=? AND <expr>=? AND <expr><?)',
    ],
    [
      'the tenants to wake',
      { kind: 'wakeup', where: [upTo('at', '2026-12-04')] },
      'wakeup_by_at (partition=? AND <expr><?)',
    ],
    ["a tenant's plans", { kind: 'plan' }, 'plan_by_id (partition=?)'],
  ];

  test.each(searches)('finds %s by searching an index', (_, query, search) => {
    const reader = new DatabaseSync(file);
    const { text, values } = toSql('t1', query);
    const [step] = reader.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
    reader.close();
    expect(step?.detail).toBe(`SEARCH documents USING INDEX ${search}`);
  });

  test('has no index on a field that is not declared as queried', () => {
    const single = new Set(INDEX_NAMES);
    for (const name of INDEX_NAMES) {
      const [kind, fields = ''] = name.split('_by_');
      for (const field of fields.split('_')) expect(single).toContain(`${kind}_by_${field}`);
    }
  });

  test('forgets the markers of commits once they are old, and no sooner', async () => {
    for (let n = 0; n < 30; n += 1) await store.commit('t1', `old-${n}`, []);
    await store.commit('t1', 'young', []);
    const editor = new DatabaseSync(file);
    const age = (commits: string, days: number) =>
      editor.exec(`UPDATE commits SET at = at - ${days * 86_400} WHERE id LIKE '${commits}'`);
    const markers = () => editor.prepare('SELECT id FROM commits').all().length;
    age('old-%', MARKER_DAYS + 1);
    age('young', MARKER_DAYS - 1);
    for (let n = 0; n < 5; n += 1) await store.commit('t1', anyId(), [put(counterDoc(n, `after-${n}`))]);
    expect(markers()).toBe(6);
    expect(await store.commit('t1', 'young', [])).toEqual({ kind: 'repeat' });
    editor.close();
  });

  test('gives no version twice, even when every marker is gone', async () => {
    await store.commit('t2', anyId(), [put(counterDoc(1))]);
    const old = await versionOf(store, 't2', counterDoc(1));
    await store.commit('t2', anyId(), [{ op: 'delete', id: counterDoc(1).id, expect: old }]);
    const editor = new DatabaseSync(file);
    editor.exec('DELETE FROM commits');
    editor.close();
    for (let n = 0; n < 50; n += 1) {
      await store.commit('t2', anyId(), [put(counterDoc(n, `n${n}`))]);
      expect(await versionOf(store, 't2', counterDoc(n, `n${n}`))).not.toBe(old);
    }
  });
});
