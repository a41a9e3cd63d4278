/** `waymark import` at a terminal: what a plan is called, and whose it is, where its file does not say. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { exportCommand } from '../../src/commands/export.ts';
import { type ImportOptions, importCommand } from '../../src/commands/import.ts';
import { configured } from '../../src/commands/settings.ts';
import { openStore } from '../../src/store/open.ts';
import { openRecords } from '../../src/store/records.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const config = configured({ WAYMARK_DATA: join(folder.path, 'data') });
const file = join(folder.path, 'our_plan.csv');
let out = '';
beforeAll(() => {
  writeFileSync(file, 'Priority,Action,By when\nHomes,Agree the sites,31 March 2027\nHomes,Open the hub,\n');
});
beforeEach(() => {
  out = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => folder.remove());

const bringIn = (options: ImportOptions, name = file) =>
  importCommand(config, name, { tenant: 'tenant-1', ...options });
const first = { goLive: '2026-12-01' };
const again = { json: true };
async function head() {
  const store = await openStore({ data: config.data });
  try {
    const plan = (await openRecords(store).book('tenant-1', 'our-plan'))?.plan;
    return { title: plan?.title, authority: plan?.authority };
  } finally {
    await store.close();
  }
}

test('a title and an authority that the file does not have are told, given, and kept over the next edition', async () => {
  await bringIn({ ...first, dryRun: true });
  expect(out).toMatch(/the plan: .*"our plan" was made from the file's name\. .*import with --title\./);
  expect(out).toMatch(/the plan: .*does not say whose plan it is\. .*import with --authority\./);
  out = '';
  await bringIn({ ...first, title: ' Homes for all ', authority: 'Sample Council' });
  expect(out).not.toMatch(/--title|--authority/);
  const given = { title: 'Homes for all', authority: 'Sample Council' };
  expect(await head()).toEqual(given);
  out = '';
  // The same file without them says nothing of either, so nothing of them has changed.
  await bringIn(again);
  expect(JSON.parse(out)).toMatchObject({ stored: true, added: [], removed: [] });
  expect(out).not.toMatch(/--title|--authority/);
  expect(await head()).toEqual(given);
  await bringIn({ ...again, title: 'Homes for everybody' });
  expect(await head()).toEqual({ ...given, title: 'Homes for everybody' });
});

test('a workbook has a place of its own for both', async () => {
  const workbook = join(folder.path, 'our-plan.xlsx');
  await exportCommand(config, 'our-plan', { tenant: 'tenant-1', format: 'xlsx', out: workbook });
  await expect(bringIn({ ...again, title: 'X' }, workbook)).rejects.toThrow('in its sheet "Plan"');
  await expect(bringIn({ ...again, title: ' ' })).rejects.toThrow('--title takes up to 1000 characters');
});
