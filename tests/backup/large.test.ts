/** Backups of much: the five sample plans as they are, and in the long form a gigabyte of evidence in the memory of a few files. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsOf } from '../../src/app/plans/import-ids.ts';
import { importPlan, newPerson } from '../../src/app/plans/import-plan.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';
import { write } from '../../src/store/documents.ts';
import { openFolderBlobs } from '../../src/store/folder-blobs.ts';
import { docId } from '../../src/store/ids.ts';
import { openStore } from '../../src/store/open.ts';
import { hashOf } from '../store/blob-contract.ts';
import { store as storeAll } from '../store/steps.ts';
import { sampleDoc } from '../support/sample-documents.ts';
import { startScript } from '../support/script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';
import { backUp, contentOf, MADE, type Place, restoreFrom, TENANT } from './steps.ts';

const FULL = process.env.WAYMARK_VERIFY === 'full';
const at = async (data: string): Promise<Place> => ({
  store: await openStore({ data }),
  blobs: openFolderBlobs(join(data, 'files')),
});

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test('the five sample plans in one tenant come back as they were', async () => {
  const [from, to] = [await at(join(folder.path, 'from')), await at(join(folder.path, 'to'))];
  const names = readdirSync('plans').filter((name) => name.endsWith('.plan.yml'));
  expect(names).toHaveLength(5);
  for (const name of names) {
    const read = readPlanFile(readFileSync(join('plans', name), 'utf8'), 'yaml');
    if (!read.ok) throw new Error(`${name} cannot be read`);
    const options = {
      goLive: '2026-12-01',
      today: '2026-12-04',
      newId: idsOf(read.file.plan),
      known: new Map(),
    };
    const draft = draftPlan(read.file, options);
    const people = draft.people.map(({ id, email }) => newPerson(id, email));
    const records = { ...draft, people, updates: [], snapshots: [] };
    expect(await importPlan(from.store, testClock(MADE), TENANT, records, () => undefined)).toEqual({
      ok: true,
    });
  }
  const file = join(folder.path, 'backup.zip');
  await backUp(from, file);
  await restoreFrom(file, to);
  const whole = await contentOf(from.store);
  expect(whole.length).toBeGreaterThan(500);
  expect(await contentOf(to.store)).toEqual(whole);
  await Promise.all([from.store.close(), to.store.close()]);
}, 60_000);

(FULL ? test : test.skip)(
  'a gigabyte of files goes out and in with the memory of a few of them',
  async () => {
    const data = join(folder.path, 'from');
    const place = await at(data);
    for (let nth = 0; nth < 50; nth += 1) {
      const bytes = randomBytes(20_000_000);
      await place.blobs.put(TENANT, hashOf(bytes), { bytes, type: 'application/pdf' });
      const body = { ...sampleDoc('file').body, sha256: hashOf(bytes), bytes: bytes.length };
      await storeAll(place.store, TENANT, [write('file', docId('file', `f${nth}`), body)]);
    }
    await place.store.close();
    const file = join(folder.path, 'backup.zip');
    for (const [what, where] of [
      ['export', data],
      ['import', join(folder.path, 'to')],
    ] as const) {
      let last = '';
      for await (const line of startScript('back-up.ts', [what, where, file]).lines) last = line;
      const [, megabytes] = /^whole, at most (\d+) MB$/.exec(last) ?? [];
      expect(Number(megabytes)).toBeLessThan(500);
    }
  },
  600_000,
);
