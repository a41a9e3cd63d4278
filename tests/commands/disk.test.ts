/** A record that cannot be used when a command starts: one clear line with the remedy, exit code 1, and no trace of a program. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEmbedded } from '../../src/store/embedded.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { damage } from '../support/store-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PLAN = join(ROOT, 'plans', 'wigan.plan.yml');

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

type Ran = { code: number; out: string; err: string };

/** A command that ends by itself: one that would hang is killed, and has no exit code. */
const waymark = (data: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', ...QUICK_START, PORT: '0', WAYMARK_DATA: data };
    const argv = ['--disable-warning=ExperimentalWarning', join(ROOT, 'src', 'cli.ts'), ...args];
    execFile(process.execPath, argv, { env, timeout: 90_000, killSignal: 'SIGKILL' }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });

const COMMANDS = [
  ['serve', '--local'],
  ['tick', '--tenant', 't1'],
  ['import', PLAN, '--tenant', 't1', '--go-live', '2026-12-01'],
  ['ask', 'wigan', "what's overdue", '--tenant', 't1'],
] as const;

const FULL = process.env.WAYMARK_VERIFY === 'full';

/** A folder with a file of the record in this state. */
function broken(name: string, breaks: (file: string) => void): string {
  const data = join(folder.path, name);
  mkdirSync(data);
  breaks(join(data, 'waymark.db'));
  return data;
}

/** Each command opens the record by the same door: but for one fault, `tick` stands for all of them. */
async function expectOneLine(data: string, words: RegExp, commands = FULL ? COMMANDS : COMMANDS.slice(1, 2)) {
  for (const args of commands) {
    const { code, out, err } = await waymark(data, ...args);
    expect({ args, code, out, lines: err.trimEnd().split('\n').length }).toEqual({
      args,
      code: 1,
      out: '',
      lines: 1,
    });
    expect(err).toMatch(words);
    expect(err).not.toMatch(/ {4}at |Error:/);
  }
}

test(
  'a folder in which nothing can be made, where Node itself would never come to an end',
  () =>
    expectOneLine(
      '/proc/waymark-data',
      /^the folder \/proc\/waymark-data for Waymark's data cannot be made \(ENOENT\); let Waymark's user write there, or set WAYMARK_DATA to another folder\n$/,
      COMMANDS,
    ),
  120_000,
);

test('a file that is something else, which stays as it was', async () => {
  const data = broken('minutes', (file) => writeFileSync(file, 'Minutes of a meeting. '.repeat(500)));
  await expectOneLine(data, /waymark\.db is not a data file of Waymark; move it away, or set WAYMARK_DATA/);
  expect(readFileSync(join(data, 'waymark.db'), 'utf8')).toMatch(/^Minutes of a meeting\./);
}, 60_000);

test('a file whose first pages are damaged', async () => {
  const data = broken('damaged', (file) => {
    void openEmbedded(file).close();
    damage(file, 'sqlite_schema');
  });
  await expectOneLine(data, /waymark\.db is (damaged; stop Waymark, keep a copy|not a data file of Waymark)/);
}, 60_000);

test('a file of a newer Waymark', async () => {
  const data = broken('newer', (file) => {
    void openEmbedded(file).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
  });
  await expectOneLine(data, /waymark\.db was written by a newer Waymark .*; start the newer Waymark, or set/);
}, 60_000);
