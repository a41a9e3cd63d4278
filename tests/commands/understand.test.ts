/** `waymark understand --jsonl` as a process: a line in, a line out, in order, and nothing stored. */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { QUICK_START } from '../support/quick-start.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const folder = temporaryFolder();
afterAll(() => folder.remove());

const PLAN = `plan: sample
title: Sample plan
authority: Sample Council
period: { start: 2026-09-01, end: 2029-08-31 }
levels: [Priority, Objective, Activity]
outcomes: [Safe]
bodies: [{ name: Youth Board }]
items:
  - ref: '1'
    title: Early years
    items:
      - ref: '1.1'
        title: Ready for school
        items:
          - { ref: '1.1(a)', title: Offer home visits, nature: deliverable, outcomes: [Safe] }
          - { ref: '1.1(b)', title: Map nursery places, nature: deliverable }
  - ref: '2'
    title: Attendance
    items:
      - ref: '2.1'
        title: Fewer days lost
        items: [{ ref: '2.1(a)', title: Rewrite letters, nature: deliverable }]
`;
const PLAN_FILE = join(folder.path, 'sample.plan.yml');
writeFileSync(PLAN_FILE, PLAN);

type Ran = { code: number | null; out: string; err: string };
type Running = { lines: (text: string) => void; heard: () => Promise<string>; end: () => Promise<Ran> };

/** Starts the command in the test's folder; with `take`, nobody reads on after so many letters. */
function started(args: string[] = ['--jsonl'], take = Number.POSITIVE_INFINITY): Running {
  const { PATH = '' } = process.env;
  const env = { PATH, ...QUICK_START, HOME: folder.path };
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', CLI, 'understand', ...args],
    {
      env,
      cwd: folder.path,
    },
  );
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
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ended = closed.then(() => out);
  return {
    lines: (text) => void child.stdin.write(text),
    heard: () =>
      Promise.race([
        new Promise<string>((resolve) => child.stdout.once('data', () => setImmediate(() => resolve(out)))),
        ended,
      ]),
    async end() {
      child.stdin.end();
      return { code: await closed, out, err };
    },
  };
}
const run = (input: string, args?: string[], take?: number): Promise<Ran> => {
  const command = started(args, take);
  command.lines(input);
  return command.end();
};

const PlainDate = z.iso.date();
const List = z.array(z.string());
const STATUSES = [
  'red',
  'amber',
  'green',
  'complete',
  'not-started',
  'in-progress',
  'withdrawn',
  'blocked',
  'overdue',
  'not-overdue',
  'not-complete',
  'no-date',
  'no-actions',
];
const QuestionLine = z.strictObject({
  id: z.string(),
  intent: z.enum([
    'overdue',
    'due',
    'status',
    'list',
    'owner',
    'no-update',
    'changes',
    'summary',
    'evidence',
    'history',
    'help',
    'update',
    'other',
  ]),
  filters: z.strictObject({
    priority: List,
    objective: List,
    activity: List,
    owner: List,
    status: z.array(z.enum(STATUSES)),
    outcome: List,
    body: List,
    topic: List,
    measure: z.boolean(),
    period: z
      .strictObject({ text: z.string(), from: PlainDate.nullable(), to: PlainDate.nullable() })
      .nullable(),
  }),
  groupBy: z.string().nullable(),
  matches: List,
  clarify: z.string().nullable(),
});
const ReplyLine = z.strictObject({
  id: z.string(),
  status: z
    .enum([
      'complete',
      'on-track',
      'at-risk',
      'off-track',
      'not-started',
      'in-progress',
      'no-change',
      'withdrawn',
    ])
    .nullable(),
  percent: z.number().nullable(),
  newDate: z.strictObject({ text: z.string(), date: PlainDate }).nullable(),
  reason: z.string().nullable(),
  evidence: z.array(z.strictObject({ kind: z.string(), what: z.string() })),
  reassignTo: z.strictObject({ name: z.string().nullable() }).nullable(),
  snooze: z.strictObject({ text: z.string(), date: PlainDate }).nullable(),
  measures: z.array(
    z.strictObject({
      value: z.number(),
      of: z.number().nullable(),
      target: z.number().nullable(),
      unit: z.string(),
    }),
  ),
  implied: List,
  clarify: z.string().nullable(),
});
const ErrorLine = z.strictObject({ id: z.string().optional(), error: z.string().min(1) });
const Line = z.union([QuestionLine, ReplyLine, ErrorLine]);
const linesIn = (out: string): z.infer<typeof Line>[] => {
  expect(out === '' || out.endsWith('\n')).toBe(true);
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => Line.parse(JSON.parse(line)));
};

const base = { planFile: PLAN_FILE, at: '2027-01-18', as: 'Sam Sample', after: [] };
const question = (id: string, text: string, more = {}) =>
  JSON.stringify({ ...base, id, kind: 'question', text, ...more });
const reply = (id: string, text: string, more = {}) =>
  JSON.stringify({ ...base, id, kind: 'reply', text, item: '1.1(a)', due: '2027-01-22', ...more });

test('questions and replies are answered in the order in which they come', async () => {
  const input = [
    reply('r1', 'done, minutes in the teams folder'),
    question('q1', "what's overdue in Priority 1"),
    question('q2', 'and p2?', { after: ["what's overdue in Priority 1"] }),
    reply('r2', 'slipping - HR freeze, now end of Feb', { item: '1.1b', due: null }),
  ].join('\n');
  const { code, out, err } = await run(input);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(linesIn(out)).toMatchObject([
    { id: 'r1', status: 'complete', clarify: null },
    { id: 'q1', intent: 'overdue', filters: { priority: ['1'] }, matches: ['1.1(a)', '1.1(b)'] },
    { id: 'q2', intent: 'overdue', filters: { priority: ['2'] }, matches: ['2.1(a)'] },
    { id: 'r2', newDate: { date: '2027-02-28' } },
  ]);
});

test('a yes is read in the light of what was said before it', async () => {
  const { out } = await run(reply('r1', 'yes', { after: ['80% there'] }));
  expect(linesIn(out)).toMatchObject([{ id: 'r1', status: 'on-track', percent: 80 }]);
});

test('a line that cannot be read is answered with what is wrong, and the rest goes on', async () => {
  const { code, out, err } = await run(
    [
      '{"id": "broken", ',
      '[]',
      'null',
      '"done"',
      JSON.stringify({ ...base, id: 'a', kind: 'reply' }),
      question('b', 'mine', { planFile: 'nowhere.plan.yml' }),
      question('c', 'mine', { planFile: 'nowhere.plan.yml' }),
      question('d', 'mine', { at: 'today' }),
      question('e', 'mine', { kind: 'order' }),
      question('f', 'mine', { text: 7 }),
      JSON.stringify({}),
      `{"__proto__": {"text": "done"}, "id": "g"}`,
      reply('last', 'on track'),
    ].join('\n'),
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = linesIn(out);
  expect(lines.map((line) => ('error' in line ? [line.id ?? '-', line.error] : line.id))).toEqual([
    ['-', 'This line is no JSON.'],
    ['-', 'This line is no JSON object.'],
    ['-', 'This line is no JSON object.'],
    ['-', 'This line is no JSON object.'],
    ['a', 'text is missing.'],
    ['b', 'nowhere.plan.yml cannot be read (ENOENT). Check the path.'],
    ['c', 'nowhere.plan.yml cannot be read (ENOENT). Check the path.'],
    ['d', expect.stringMatching(/^at: /)],
    ['e', expect.stringMatching(/^kind: /)],
    ['f', expect.stringMatching(/^text: /)],
    ['-', expect.stringMatching(/^id is missing\.; kind is missing/)],
    ['g', expect.stringMatching(/text is missing\./)],
    'last',
  ]);
});

test('empty lines are passed over; line ends of any system, a mark of the byte order and no last line end do not matter', async () => {
  const { out } = await run(
    `\uFEFF${reply('r1', 'on track')}\r\n\r\n  \n${reply('r2', 'at risk')}\r\n\n${reply('r3', 'done')}`,
  );
  expect(linesIn(out)).toMatchObject([
    { id: 'r1', status: 'on-track' },
    { id: 'r2', status: 'at-risk' },
    { id: 'r3', status: 'complete' },
  ]);
  expect((await run('')).out).toBe('');
});

test('what is not given counts as nothing: no speaker, no turns before, no action in hand', async () => {
  const bare = { id: 'r1', kind: 'reply', planFile: PLAN_FILE, at: '2027-01-18', text: '1.1b on track' };
  const empty = { ...bare, id: 'r2', as: null, after: null, item: null, due: null };
  const { out } = await run(`${JSON.stringify(bare)}\n${JSON.stringify(empty)}\n`);
  expect(linesIn(out)).toMatchObject([
    { id: 'r1', status: 'on-track' },
    { id: 'r2', status: 'on-track' },
  ]);
});

test('odd texts are answered like any other', async () => {
  const texts = [
    '',
    ' ',
    '\u0000',
    '\ud800',
    '👍',
    'x'.repeat(100_000),
    '<b>done</b>',
    '\u202edone',
    '__proto__',
    '}{',
  ];
  const { code, out, err } = await run(
    texts.flatMap((text, place) => [question(`q${place}`, text), reply(`r${place}`, text)]).join('\n'),
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(linesIn(out).filter((line) => 'error' in line)).toEqual([]);
  expect(linesIn(out)).toHaveLength(2 * texts.length);
});

test('a thousand lines come back whole, in order and soon', async () => {
  const texts = ['done', "what's overdue", 'slipping, now end of Feb', 'who owns 1.1a?', '80% there', 'mine'];
  const ids = Array.from({ length: 1000 }, (_, n) => `n${n}`);
  const { code, out } = await run(ids.map((id, n) => question(id, texts[n % texts.length] ?? '')).join('\n'));
  expect(code).toBe(0);
  expect(linesIn(out).map(({ id }) => id)).toEqual(ids);
}, 20_000);

test('it ends quietly when nobody reads on', async () => {
  const { code, err } = await run(`${reply('r', 'done')}\n`.repeat(3000), ['--jsonl'], 500);
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, 20_000);

test('a plan is read once, and an answer comes before the next line is given', async () => {
  const file = join(folder.path, 'gone.plan.yml');
  writeFileSync(file, PLAN);
  const command = started();
  command.lines(`${reply('r1', 'done', { planFile: file })}\n`);
  expect(linesIn(await command.heard())).toMatchObject([{ id: 'r1', status: 'complete' }]);
  rmSync(file);
  command.lines(`${reply('r2', 'at risk', { planFile: file })}\n`);
  expect(linesIn((await command.end()).out)).toMatchObject([{ id: 'r1' }, { id: 'r2', status: 'at-risk' }]);
});

test('nothing is stored', async () => {
  const before = readdirSync(folder.path);
  await run([reply('r1', 'done'), question('q1', 'mark 1.1a as done')].join('\n'));
  expect(readdirSync(folder.path)).toEqual(before);
});

test.each([
  [[], /--jsonl/],
  [['--json'], /unknown option/],
])('%j is refused in one line', async (args, message) => {
  const { code, out, err } = await run('', args);
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).toMatch(message);
});
