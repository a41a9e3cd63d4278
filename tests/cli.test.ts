/** The waymark command from a terminal: one clear line for a fault, JSON and nothing else where it is asked for. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod/v4';
import { QUICK_START } from './support/quick-start.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const CLI = join(import.meta.dirname, '..', 'src', 'cli.ts');
const WIGAN = join(import.meta.dirname, '..', 'plans', 'wigan.plan.yml');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const fileOf = (name: string, text: string): string => {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
};

type Ran = { code: number; out: string; err: string };

/** Runs the command with a record of its own unless one is named. */
function waymark(args: string[], environment: Record<string, string> = {}, data = 'empty'): Promise<Ran> {
  const { PATH = '' } = process.env;
  const env = { PATH, ...QUICK_START, WAYMARK_DATA: join(folder.path, data), ...environment };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', CLI, ...args],
      { env },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
      },
    );
  });
}

const ONE_BY_ONE = join(import.meta.dirname, 'support', 'run-commands.ts');
const Said = z.strictObject({ code: z.number(), out: z.string(), err: z.string() });

/** The same for many lines, one after the other in one process: most of what a line takes is its start. */
async function waymarks(
  lines: readonly { args: string[]; environment?: Record<string, string> | undefined }[],
  data = 'empty',
): Promise<Ran[]> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ONE_BY_ONE], {
    env: { PATH, ...QUICK_START, WAYMARK_DATA: join(folder.path, data) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const asked = lines.map(({ args, environment = {} }) => ({
    args,
    folder: process.cwd(),
    env: environment,
    input: '',
  }));
  child.stdin.end(asked.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  // Whatever is said past the line's own output, a log for instance.
  expect(err).toBe('');
  const ran = linesIn(out).map((line) => Said.parse(JSON.parse(line)));
  expect(ran).toHaveLength(lines.length);
  return ran;
}

const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('a caller’s fault is one line on standard error, and exit code 2', () => {
  const broken = () => fileOf('broken.yml', 'plan: broken\ntitle: A\nitems:\n  - ref: "1"\n   title: x\n');
  const wrong = () => fileOf('wrong.yml', 'plan: wrong\ntitle: 4\nlevels: []\nitems: []\n');
  const partial = { MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000b0' };
  const credentials = {
    ...partial,
    MICROSOFT_APP_PASSWORD: 'x',
    MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-0000000000a0',
  };
  // As somebody has them who may not read the certificate, or rehearses a restore elsewhere.
  const unproved = { ...credentials, MICROSOFT_APP_PASSWORD: '' };
  const unread = { ...unproved, MICROSOFT_APP_CERTIFICATE_FILE: join(folder.path, 'not-mine.pem') };
  const faults: [string[], RegExp, Record<string, string>?][] = [
    [[], /^a command is missing/],
    [['tik'], /^unknown command 'tik' \(Did you mean tick\?\)/],
    [['tick', '--nope'], /^unknown option '--nope'/],
    [['ask', 'wigan'], /^missing required argument 'question'/],
    [
      ['ask', 'wigan', "what's overdue"],
      /^There is no plan "wigan" in the record. It holds: none yet/,
      unread,
    ],
    [['tick', '--at', 'soon'], /^--at takes an instant such as .*"soon" is none/],
    [['import', 'nowhere.yml'], /^nowhere.yml cannot be read \(ENOENT\). Check the path.\n$/],
    [['import', '.ci/run'], /is of a kind that cannot be read; send a plan file/],
    [['export', 'nowhere'], /^There is no plan "nowhere"/, unproved],
    [['tick'], /^The configuration is wrong. MICROSOFT_APP_ID is set without a proof/, unproved],
    [['tick', '--dry-run', '--tenant', 'x'], /^The record holds nothing of tenant "x"/, unproved],
    [['import', broken()], /broken.yml: line 5.*Nothing was stored/],
    [['import', WIGAN, '--go-live', '2026-13-01'], /^--go-live takes a date/],
    [['serve'], /^There are no credentials. Set MICROSOFT_APP_ID/],
    [['serve'], /MICROSOFT_APP_TENANT_ID is missing\..*MICROSOFT_APP_ID is set without a proof/, partial],
    [['serve', '--local'], /^Local mode accepts every caller/, credentials],
    [['demo'], /^The demo accepts every caller/, credentials],
    [['tick'], /PORT is no port number\..*WAYMARK_LOG is no level/, { PORT: 'x', WAYMARK_LOG: 'loud' }],
  ];

  test('whatever is wrong', async () => {
    const ran = await waymarks(faults.map(([args, , environment]) => ({ args, environment })));
    for (const [place, { code, out, err }] of ran.entries()) {
      const [args, message] = faults[place] ?? [];
      const what = `waymark ${args?.join(' ')}`;
      expect({ what, code, out, lines: linesIn(err).length }).toEqual({ what, code: 2, out: '', lines: 1 });
      expect(err).toMatch(message ?? /never/);
      expect(err).not.toMatch(/^ {4}at /m);
    }
  }, 120_000);

  test('a file with several faults: each is told with its place, the last line sums up', async () => {
    const { code, out, err } = await waymark(['import', wrong()]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const lines = linesIn(err);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/wrong\.yml: /);
    expect(lines.at(-1)).toMatch(/Nothing was stored\.$/);
  });

  test('a record that can’t be opened is the machine’s fault: one line, exit code 1', async () => {
    const file = fileOf('not-a-folder', 'x');
    const { code, err } = await waymark(['tick'], { WAYMARK_DATA: join(file, 'data') });
    expect(code).toBe(1);
    expect(linesIn(err)).toHaveLength(1);
    expect(err).toMatch(/WAYMARK_DATA/);
  });
});

test('an older Node is told that it is, in one line, before anything is done', async () => {
  const older = ['--no-harmony-temporal', '--disable-warning=ExperimentalWarning', CLI, 'serve', '--local'];
  const { PATH = '' } = process.env;
  const ran = await new Promise<Ran>((resolve) => {
    execFile(process.execPath, older, { env: { PATH, ...QUICK_START } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(linesIn(ran.err)).toEqual([
    expect.stringMatching(/^Waymark needs Node 26 or later, and this is Node/),
  ]);
});

test.each([['doctor'], ['--help'], ['import', WIGAN, '--dry-run', '--json']])(
  '`%s` ends quietly when nobody reads on, as behind `| head`',
  async (...args) => {
    const { PATH = '' } = process.env;
    const env = { PATH, ...QUICK_START, WAYMARK_DATA: join(folder.path, 'unread'), WAYMARK_LOCAL: 'true' };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  },
);

describe('a plan from the file to the answer', () => {
  const Answer = z.object({
    plan: z.object({ id: z.literal('wigan') }),
    asAt: z.literal('2026-01-05'),
    actions: z.literal(27),
    rows: z.array(z.unknown()),
    noDate: z.number(),
  });
  const Report = z.object({
    expected: z.literal(0),
    messages: z.array(z.unknown()).max(0),
    dry: z.boolean(),
  });
  const Findings = z.array(
    z.object({ level: z.enum(['ok', 'note', 'fault']), what: z.string(), remedy: z.string().nullable() }),
  );
  const Imported = z.object({ plan: z.literal('wigan'), stored: z.boolean() });
  const runAll = (all: string[][], data = 'wigan') =>
    waymarks(
      all.map((args) => ({ args })),
      data,
    );
  /** Standard output is one JSON value, and standard error is empty. */
  const json = <T>(shape: z.ZodType<T>, { out, err }: Ran): T => {
    expect(err).toBe('');
    return shape.parse(JSON.parse(out));
  };

  test('imported once, asked, ticked, looked after', async () => {
    // A day before any on which this can run: whatever is planned from today on lies ahead of it.
    const question = ['ask', 'wigan', "what's overdue in Priority 3", '--at', '2026-01-05'];
    const [dry, imported, again, asked, inWords, ticked, atDate, unwell, inLines] = await runAll([
      ['import', WIGAN, '--dry-run', '--json'],
      ['import', WIGAN],
      ['import', WIGAN],
      [...question, '--json'],
      question,
      ['tick', '--json'],
      ['tick', '--at', '2027-02-01T09:00'],
      ['doctor', '--json'],
      ['doctor'],
    ]);
    if (!dry || !imported || !again) throw new Error('not all were run');
    if (!asked || !inWords || !ticked || !atDate || !unwell || !inLines) throw new Error('not all were run');
    expect(json(Imported, dry)).toMatchObject({ stored: false });
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toMatch(/^Imported: Wigan .*\nPriority: 5, Key objective: 37, Activity: 114\n/);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('Nothing in the plan changes.');
    // As published, most of the plan has neither a date nor a rhythm: that cannot be overdue, and it is said.
    expect(json(Answer, asked)).toMatchObject({ rows: [], noDate: 23 });
    expect(inWords.out).toMatch(/^Nothing overdue in Priority 3 .* \(as at 2026-01-05, of 27 actions\)\n/);
    expect(inWords.out).toMatch(/23 open here with no date set: they cannot be overdue\./);
    expect(json(Report, ticked).dry).toBe(false);
    expect(atDate.out).toBe(
      'As of 2027-02-01T09:00:00.000Z\nexpected 0: sent 0, failed 0, skipped 0, unknown 0\n',
    );
    const findings = json(Findings, unwell);
    expect(unwell.code).toBe(1);
    expect(findings.filter(({ level }) => level === 'fault').map(({ what }) => what)).toEqual([
      'there are no credentials, so "serve" refuses to start',
    ]);
    expect(findings.filter(({ level, remedy }) => level !== 'ok' && remedy === null)).toEqual([]);
    expect(findings.map(({ what }) => what)).toContain('plan wigan: 165 items');
    expect(linesIn(inLines.out).filter((line) => /^(ok|note|fault) /.test(line))).toHaveLength(
      findings.length,
    );
  }, 120_000);

  test('what is no question is told so, and whose "mine" must be said', async () => {
    const [, told, mine, nobody, help] = await runAll(
      [
        ['import', WIGAN],
        ['ask', 'wigan', '3.3b done'],
        ['ask', 'wigan', 'mine'],
        ['ask', 'wigan', 'mine', '--as', 'nobody@example.org'],
        ['--help'],
      ],
      'asked',
    );
    expect(told).toMatchObject({ code: 2, err: expect.stringMatching(/say it to Waymark in Teams/) });
    expect(mine).toMatchObject({ code: 2, err: expect.stringMatching(/--as/) });
    expect(nobody).toMatchObject({ code: 2, err: expect.stringMatching(/Nobody is known as/) });
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: waymark/) });
  });
});
