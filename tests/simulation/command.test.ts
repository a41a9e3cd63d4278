/** The simulation from a terminal: figures to read, JSON to keep, and one clear line for what cannot be done. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { settingFrom } from '../../src/commands/simulate.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const folder = temporaryFolder();
afterAll(() => folder.remove());

type Ran = { code: number; out: string; err: string };

function simulated(...args: string[]): Promise<Ran> {
  const { PATH = '' } = process.env;
  const all = ['--disable-warning=ExperimentalWarning', CLI, 'simulate', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env: { PATH, ...QUICK_START } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

test('prints the figures and writes them as JSON', async () => {
  const file = join(folder.path, 'report.json');
  const size = ['--tenants', '1', '--plans', '1', '--actions', '12', '--weeks', '1'];
  const { code, out, err } = await simulated(...size, '--out', file);
  expect({ code, out }).toMatchObject({ code: 0 });
  expect(out).toMatch(/^1 council, 1 plan each, 12 actions a plan: 4 people/);
  expect(out).toMatch(/Request units \(estimates\): [\d,]+ a month/);
  expect(out).toMatch(/Waiting messages over the run/);
  expect(out).toMatch(/Nothing was lost and nothing came twice/);
  expect(err).toMatch(/week 1 of 1 has passed.*\nWritten: .*report\.json\nTook \d+ s and \d+ MB\.\n$/);
  const report = z
    .object({ setting: z.object({ seed: z.int() }), messages: z.object({ lost: z.int() }) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(report).toEqual({ setting: { seed: 1 }, messages: { lost: 0 } });
});

test('an option that cannot be done is one line, and exit code 2', async () => {
  const { code, out, err } = await simulated('--tenants', 'many');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe('--tenants takes a whole number from 1 to 1000; "many" is none.\n');
});

test('a file that cannot be written is told before the years are lived through', async () => {
  const { code, err } = await simulated('--england', '--out', join(folder.path, 'none', 'report.json'));
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringMatching(/report\.json cannot be written \(ENOENT\)/),
  });
});

test.each([
  [{ plans: '0' }, /^--plans takes a whole number from 1 to 20; "0" is none/],
  [{ actions: '-5' }, /^--actions takes a whole number/],
  [{ throughput: 'all' }, /^--throughput takes a whole number from 1 to 1000000/],
  [{ seed: '1.5' }, /^--seed takes a whole number from 0/],
  [{ weeks: '9999' }, /^--weeks takes a whole number from 1 to 520/],
  [{ from: 'soon' }, /^--from takes a date/],
  [{ from: '2027-01-12' }, /^--from takes a Monday, such as 2027-01-11; 2027-01-12 is a Tuesday/],
  [{ until: '2027-01-13' }, /^--until takes a date from one week to ten years after 2027-01-11/],
  [{ until: '2027-03-01', weeks: '2' }, /^--until and --weeks say the same thing/],
])('%j', (options, message) => {
  expect(() => settingFrom(options)).toThrow(message);
});

test('England is 150 councils of five plans; every figure can be asked for otherwise', () => {
  expect(settingFrom({ england: true })).toMatchObject({ tenants: 150, plans: 5, actions: 120 });
  expect(settingFrom({ england: true, tenants: '3', until: '2027-02-08' })).toMatchObject({
    tenants: 3,
    plans: 5,
    weeks: 4,
  });
});
