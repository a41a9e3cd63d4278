/** Whoever enters something at a terminal is a strategy officer, named as in every other command. */
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { CallerFault } from '../../src/commands/fault.ts';
import { appOn, officerNamed } from '../../src/commands/officer.ts';
import { configured } from '../../src/commands/settings.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { ALEX, samplePlan } from '../support/sample-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

const TENANT = 'tenant-1';
const OLU = { ...newPerson('olu', 'olu@example.org'), name: 'Olu Sample' };

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore({ data: folder.path });
  const { book, milestones } = samplePlan();
  const people = [OLU, { ...newPerson(ALEX, 'alex@example.org'), name: 'Alex Sample' }];
  const records = { plan: book.plan, items: book.items, milestones, updates: [], snapshots: [], people };
  const clock = testClock('2026-12-04T09:00:00Z');
  expect(await importPlan(store, clock, TENANT, records, () => undefined)).toEqual({ ok: true });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

async function named(by: string | undefined, officers = 'olu@example.org, kit@example.org') {
  const config = configured({ WAYMARK_DATA: folder.path, WAYMARK_OFFICERS: officers });
  return (await officerNamed(await appOn(store, config), TENANT, by, 'enters the updates')).person;
}

test.each(['Olu', 'olu sample', 'Olu@Example.org'])('"%s" is the officer Olu Sample', async (by) => {
  expect(await named(by)).toEqual(OLU);
});

test('an officer whom the record has not met is entered once, by address', async () => {
  const first = await named('kit@example.org');
  expect(first).toMatchObject({ name: 'kit@example.org', emails: ['kit@example.org'] });
  expect(await named('kit@example.org')).toEqual(first);
});

test.each([
  [
    undefined,
    'Say who enters the updates with --by and the name or address of a strategy officer. There is ',
  ],
  [
    'Alex',
    '; "Alex" names none. There is kit@example.org, Olu Sample (olu@example.org). Nothing was stored.',
  ],
])('somebody who is no officer (%s) is told who is', async (by, words) => {
  await expect(named(by)).rejects.toThrow(CallerFault);
  await expect(named(by)).rejects.toThrow(words);
  await expect(named(by, '')).rejects.toThrow('WAYMARK_OFFICERS names nobody. Nothing was stored.');
});
