/** Where a backup stands while it is written: apart from that of any other process, also of one in another container. */
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partFile } from '../../src/backup/part-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let out: string;
beforeEach(() => {
  folder = temporaryFolder();
  out = join(folder.path, 'backup.zip');
});
afterEach(() => folder.remove());

test('two of one number, as in two containers with one disk, leave each other alone', async () => {
  const one = await partFile(out);
  writeFileSync(one.file, 'the whole of the first');
  const other = await partFile(out);
  writeFileSync(other.file, 'half of the second');
  await one.keep();
  expect(readFileSync(out, 'utf8')).toBe('the whole of the first');
  expect(readFileSync(other.file, 'utf8')).toBe('half of the second');
  await one.clear();
  await other.clear();
  expect([existsSync(one.folder), existsSync(other.folder)]).toEqual([false, false]);
});

test('what a process of our number left is swept when nobody has written to it for hours', async () => {
  const left = join(folder.path, `backup.zip.${process.pid}-0a1b2c3d.part`);
  const working = join(folder.path, `backup.zip.${process.pid}-4e5f6a7b.part`);
  const old = new Date('2026-01-01T00:00:00Z');
  for (const one of [left, working]) {
    mkdirSync(one);
    writeFileSync(join(one, 'whole'), 'personal data');
    if (one === left) utimesSync(join(one, 'whole'), old, old);
    utimesSync(one, old, old);
  }
  await (await partFile(out)).clear();
  expect([existsSync(left), existsSync(working)]).toEqual([false, true]);
});
