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

test.each([
  ['our own', process.pid],
  // Larger than any that a system gives out.
  ['one that is not at work here', 99_999_999],
])(
  'what a process left whose machine is not known is swept when nobody has written to it for hours: %s',
  async (_, id) => {
    const left = join(folder.path, `backup.zip.0a1b2c3d-${id}-0a1b2c3d.part`);
    const older = join(folder.path, `backup.zip.${id}.part`);
    const working = join(folder.path, `backup.zip.0a1b2c3d-${id}-4e5f6a7b.part`);
    const others = join(folder.path, `backup.zip.old.${id}.part`);
    const old = new Date('2026-01-01T00:00:00Z');
    for (const one of [left, older, working, others]) {
      mkdirSync(one);
      writeFileSync(join(one, 'whole'), 'personal data');
      if (one !== working) utimesSync(join(one, 'whole'), old, old);
      utimesSync(one, old, old);
    }
    await (await partFile(out)).clear();
    expect([left, older, working, others].map((one) => existsSync(one))).toEqual([false, false, true, true]);
  },
);
