/** A process that imports a large plan is killed: nobody sees any of it, and the next one stores what is missing. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { importPlan } from '../../src/app/plans/import-plan.ts';
import { localDate } from '../../src/domain/calendar.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { all, type Store } from '../../src/store/store.ts';
import { tenants } from '../../src/store/wake-up.ts';
import { dyingAt } from '../support/dying-store.ts';
import { contentOf, drafted, planOf, TENANT } from '../support/long-plan.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { startScript } from '../support/script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const FULL = process.env.WAYMARK_VERIFY === 'full';
/** Ten actions and a heading each: 10,000 items in the long form. */
const THEMES = FULL ? 910 : 90;
/** Commits after which the process is killed, one after the other, each time further on. */
const KILLS = FULL ? [0, 1, 2, 30, 60, 80, 40] : [0, 1, 9, 15];
const START = '2026-12-04T09:00:00Z';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Imports in a process of its own until it has stored so many chunks; answers the last line that it printed. */
async function importUntilKilled(data: string, at: string, chunks: number): Promise<string> {
  const script = startScript('import-long-plan.ts', [data, String(THEMES), at]);
  let last = '';
  let lines = 0;
  if (chunks === 0) setTimeout(() => script.kill(), 300);
  for await (const line of script.lines) {
    last = line;
    lines += 1;
    if (lines >= chunks) script.kill();
  }
  expect(await script.ended).toEqual({ code: null, errors: '' });
  return last;
}

async function expectNothingSeen(store: Store): Promise<void> {
  const records = openRecords(store);
  expect(await records.books(TENANT)).toEqual([]);
  expect(await tenants(store)).toEqual([]);
  expect(await store.get(TENANT, 'plan', docId('plan', 'long'))).toBeUndefined();
}

test(
  `killed ${KILLS.length} times on its way, a plan of ${THEMES * 11} items is seen by nobody, and is then as if imported at once`,
  async () => {
    const data = join(folder.path, 'killed');
    const clock = testClock(START);
    let stored = 0;
    for (const chunks of KILLS) {
      const last = await importUntilKilled(data, clock.now().toString(), chunks);
      const store = await openStore({ data });
      await expectNothingSeen(store);
      const items = (await all(store, TENANT, { kind: 'item' })).length;
      // Each run begins where the one before it ended: nothing that was stored is thrown away.
      expect(items).toBeGreaterThanOrEqual(stored);
      const before = Number(/, (\d+) before$/.exec(last)?.[1] ?? stored);
      expect(before).toBeGreaterThanOrEqual(stored);
      stored = items;
      await store.close();
      clock.forward({ minutes: 1 });
    }
    expect(stored).toBeGreaterThan(0);

    const store = await openStore({ data });
    const there =
      (await all(store, TENANT, { kind: 'item' })).length +
      (await all(store, TENANT, { kind: 'milestone' })).length;
    const records = await drafted(store, planOf(THEMES));
    const missing = records.items.length + records.milestones.length - there;
    const rest = dyingAt(store, 0);
    expect(await importPlan(rest, clock, TENANT, records, () => undefined)).toEqual({ ok: true });
    // 88 documents a commit beside the claim; the claim itself, the head, and the waking of the clock before and after.
    expect(rest.commits.length).toBe(Math.ceil(missing / 88) + 4);

    const whole = await openStore({ data: join(folder.path, 'whole') });
    await importPlan(whole, testClock(START), TENANT, await drafted(whole, planOf(THEMES)), () => undefined);
    expect(await contentOf(store)).toBe(await contentOf(whole));
    await Promise.all([store.close(), whole.close()]);
  },
  FULL ? 300_000 : 120_000,
);

test('of half a plan the commands know nothing: no answer, no card, no finding', async () => {
  const now = Temporal.Now.instant();
  await importUntilKilled(folder.path, now.toString(), 3);
  const [ask, tick, doctor] = await Promise.all([
    waymark('ask', 'long', "what's overdue", '--tenant', TENANT),
    waymark('tick', '--at', `${localDate(now, 'Europe/London')}T09:00`),
    waymark('doctor'),
  ]);
  expect(ask).toContain('There is no plan "long" in the record. It holds: none yet');
  expect(tick).not.toContain('long');
  expect(tick).toMatch(/expected 0: sent 0, failed 0|holds no tenant/);
  expect(doctor).toContain('the record holds no plan yet');
}, 120_000);

/** All that a command says. */
const waymark = (...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const cli = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
    const env = { PATH: process.env.PATH ?? '', ...QUICK_START, WAYMARK_DATA: folder.path };
    execFile(process.execPath, [cli, ...args], { env }, (_error, out, err) => resolve(`${out}${err}`));
  });
