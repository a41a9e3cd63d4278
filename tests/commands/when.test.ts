/** `waymark when` from a terminal: a line in, a line out, as fast as they come. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { QUICK_START } from '../support/quick-start.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const folder = temporaryFolder();
afterAll(() => folder.remove());

const PLAN = join(folder.path, 'sample.plan.yml');
writeFileSync(
  PLAN,
  `plan: sample
title: Sample plan
authority: Sample Council
period: { start: 2026-09-01, end: 2029-08-31 }
yearOne: 2026-09-01
terms:
  - { name: Spring, start: 2027-01-05, end: 2027-03-19 }
levels: [Priority]
items:
  - { ref: '1', title: One, nature: deliverable }
`,
);

type Ran = { code: number | null; out: string; err: string };

/** Gives the text to the command; with `take`, nobody reads on after so many letters. */
function when(args: string[], input: string, take = Number.POSITIVE_INFINITY): Promise<Ran> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, 'when', ...args], {
    env: { PATH, ...QUICK_START },
  });
  return new Promise((resolve) => {
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.length > take) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    // The command may end before all was given to it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const Line = z.strictObject({
  text: z.string(),
  kind: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  rule: z.enum(['YEARLY', 'TERMLY', 'HALF-TERMLY', 'MONTHLY']).nullable(),
  certainty: z.enum(['high', 'medium', 'low']),
  basis: z.string(),
  confirm: z.boolean(),
});
const linesIn = (out: string) =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => Line.parse(JSON.parse(line)));

test('each line is answered by one of JSON, the empty and the last one too', async () => {
  const input = 'Years 1-3\r\nSpring term 2027\n\nhalf-termly\n“quoted”, 16-19\nby end of March';
  const { code, out, err } = await when(['--plan', PLAN, '--at', '2026-11-30', '--json'], input);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(linesIn(out)).toEqual([
    {
      text: 'Years 1-3',
      kind: 'window',
      start: '2026-09-01',
      end: '2029-08-31',
      rule: null,
      certainty: 'medium',
      basis: 'year-one',
      confirm: true,
    },
    {
      text: 'Spring term 2027',
      kind: 'window',
      start: '2027-01-05',
      end: '2027-03-19',
      rule: null,
      certainty: 'high',
      basis: 'terms',
      confirm: false,
    },
    {
      text: '',
      kind: 'none',
      start: null,
      end: null,
      rule: null,
      certainty: 'high',
      basis: 'words',
      confirm: false,
    },
    {
      text: 'half-termly',
      kind: 'recurrence',
      start: null,
      end: null,
      rule: 'HALF-TERMLY',
      certainty: 'high',
      basis: 'words',
      confirm: false,
    },
    {
      text: '“quoted”, 16-19',
      kind: 'none',
      start: null,
      end: null,
      rule: null,
      certainty: 'medium',
      basis: 'words',
      confirm: false,
    },
    {
      text: 'by end of March',
      kind: 'point',
      start: null,
      end: '2027-03-31',
      rule: null,
      certainty: 'medium',
      basis: 'written',
      confirm: true,
    },
  ]);
});

test('without a plan England’s terms count; without --json a person can read it', async () => {
  const { code, out } = await when([], 'Spring term 2027\nannually in May\nquarterly from April 2027\nTBC\n');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'Spring term 2027: Mon 4 Jan 2027 to Thu 25 Mar 2027 (medium, by the term dates; to be confirmed)',
    'annually in May: every year in May (high, by the words themselves)',
    'quarterly from April 2027: every 3 months, from Thu 1 Apr 2027 (high, by the words themselves)',
    'TBC: no date yet (low, by the words themselves; to be confirmed)',
    '',
  ]);
});

test('a long list comes back whole and in order', async () => {
  const words = Array.from({ length: 20_000 }, (_, n) => `${(n % 28) + 1} March ${2000 + (n % 50)}`);
  const { code, out } = await when(['--json'], `${words.join('\n')}\n`);
  expect(code).toBe(0);
  expect(linesIn(out).map(({ text }) => text)).toEqual(words);
}, 60_000);

test('it ends quietly when nobody reads on', async () => {
  const { code, err } = await when(['--json'], 'Spring term 2027\n'.repeat(50_000), 1000);
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, 60_000);

test.each([
  [['--plan', 'nowhere.yml'], /^nowhere\.yml cannot be read \(ENOENT\)\. Check the path\.\n$/],
  [
    ['--plan', 'README.md'],
    /^README\.md is no plan file: give one that ends in \.yml, \.yaml or \.json\.\n$/,
  ],
  [['--plan', CLI.replace('src/cli.ts', 'package.json')], /package\.json: .*\n$/],
  [['--at', 'soon'], /^--at takes a date such as 2026-12-04; "soon" is none\.\n$/],
  [['--when'], /^unknown option '--when'/],
])('%j is refused in one line', async (args, message) => {
  const { code, out, err } = await when(args, '');
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).toMatch(message);
});
