/** The command that takes somebody out of the record is killed as often as it likes: run once more, it is done, and done once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { FORMER } from '../../src/domain/keeping/erasure.ts';
import { Update } from '../../src/domain/update.ts';
import { write } from '../../src/store/documents.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { all, type Change } from '../../src/store/store.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const TENANT = 'tenant-1';
const UPDATES = 800;
/** At which commit each of the runs dies: together fewer than the whole work has, so that each of them does. */
const KILLS =
  process.env.WAYMARK_VERIFY === 'full' ? Array.from({ length: 38 }, (_, n) => n + 1) : [1, 4, 150, 300];
const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const KILLED = pathToFileURL(join(import.meta.dirname, '..', 'support', 'killed-at-commit.ts')).href;

const folder = temporaryFolder();
afterAll(() => folder.remove());

const updateOf = (n: number): Change => {
  const id = `update-${n}`;
  const body = Update.parse({
    ...{ id, plan: 'sample', item: 'item-1.1(a)', milestone: 'milestone-1.1(a)', by: 'alex' },
    ...{ at: '2026-12-01T09:00:00.000Z', through: 'message', said: { reason: `words ${n}` }, corrects: null },
    left: { status: 'on-track', percent: null, due: null, forecast: null },
  });
  return { op: 'put', doc: write('update', docId('update', id), body), expect: 'absent' };
};

async function filled(): Promise<void> {
  const store = await openStore({ data: folder.path });
  const { book, milestones } = samplePlan();
  const people = [
    { ...newPerson('alex', 'alex@example.org'), name: 'Alex Sample' },
    newPerson('olu', 'olu@example.org'),
  ];
  const plan = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
  await importPlan(store, testClock('2026-12-04T09:00:00Z'), TENANT, plan, () => undefined);
  for (let n = 0; n < UPDATES; n += 80)
    await store.commit(
      TENANT,
      `updates ${n}`,
      Array.from({ length: 80 }, (_, place) => updateOf(n + place)),
    );
  await store.close();
}

/** Resolves with the exit code; null where it was killed, as it is at that commit. */
async function erases(killed: { at: number; when: 'before' | 'after' } | null): Promise<number | null> {
  const { PATH = '' } = process.env;
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...(killed ? ['--import', KILLED] : []),
      CLI,
      ...['person', 'erase', 'alex', '--by', 'olu@example.org', '--yes'],
    ],
    {
      env: {
        ...{ PATH, ...QUICK_START, WAYMARK_DATA: folder.path, WAYMARK_LOCAL: 'true' },
        WAYMARK_OFFICERS: 'olu@example.org',
        ...(killed && { KILLED_AT: String(killed.at), KILLED_WHEN: killed.when }),
      },
      stdio: 'ignore',
    },
  );
  await once(child, 'exit');
  return child.exitCode;
}

test('killed again and again, the erasure goes on, and nothing names them in the end', async () => {
  await filled();
  for (const [place, at] of KILLS.entries())
    expect(await erases({ at, when: place % 2 === 0 ? 'before' : 'after' })).toBeNull();
  // It finishes what was cut off, and says so.
  expect(await erases(null)).toBe(0);
  const store = await openStore({ data: folder.path });
  const erasures = (await all(store, TENANT, { kind: 'erasure' })).map(({ doc }) => doc.body);
  expect(erasures).toMatchObject([{ state: 'done', was: null }]);
  const updates = await all(store, TENANT, { kind: 'update' });
  expect(updates).toHaveLength(UPDATES);
  // However often it was begun again, it went on under one id, and nothing leads to it.
  const speakers = new Set(updates.map(({ doc }) => doc.body.by));
  expect([...speakers]).toEqual([expect.stringMatching(/^left-/)]);
  const people = (await all(store, TENANT, { kind: 'person' })).map(({ doc }) => doc.body);
  expect(people.filter(({ name }) => name === FORMER).map(({ id }) => id)).toEqual([...speakers]);
  await store.close();
  expect(readFileSync(join(folder.path, 'waymark.db')).toString('latin1')).not.toMatch(/Alex Sample|alex@/);
}, 240_000);
