/**
 * Measures the understanding on what people really type, in the parts that questions and replies can express so far.
 * The floors only rise. No harmful write is a rule, not a measurement: it holds for every line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import type { Question } from '../../src/domain/question.ts';
import type { Reading } from '../../src/understanding/intent.ts';
import { buildLexicon, type Lexicon } from '../../src/understanding/lexicon.ts';
import { understand } from '../../src/understanding/understand.ts';
import { bookFrom } from './measure-plans.ts';

const FLOOR = { questions: 15, replies: 28 };

const DOMAIN = '../shared/domain';
const present = existsSync(`${DOMAIN}/questions.json`) && existsSync(`${DOMAIN}/replies.json`);
if (!present) console.log(`Skipped: the phrases to measure on are not at ${DOMAIN}.`);

const AskedLine = z.object({
  id: z.string(),
  plan: z.string(),
  asOf: z.string(),
  text: z.string(),
  followsUp: z.string().optional(),
  expected: z.object({
    intent: z.string(),
    filters: z.record(z.string(), z.unknown()),
    periodReading: z.object({ from: z.string().nullable(), to: z.string().nullable() }).optional(),
  }),
});
const RepliedLine = z.object({
  id: z.string(),
  plan: z.string(),
  asOf: z.string(),
  activity: z.string(),
  text: z.string(),
  expected: z.object({
    status: z.string().nullable(),
    percent: z.number().nullable(),
    newDate: z.object({ resolved: z.string().nullable() }).nullable(),
  }),
});

const linesOf = <T extends z.ZodType>(file: string, line: T): z.infer<T>[] =>
  present ? z.array(line).parse(JSON.parse(readFileSync(`${DOMAIN}/${file}`, 'utf8'))) : [];
const questions = linesOf('questions.json', AskedLine);
const replies = linesOf('replies.json', RepliedLine);

const lexicons = new Map<string, Lexicon>();
function lexiconOf(plan: string): Lexicon {
  const known = lexicons.get(plan) ?? buildLexicon([bookFrom(`${DOMAIN}/plans/${plan}.plan.json`)]);
  lexicons.set(plan, known);
  return known;
}

const STATUSES: Record<string, string[]> = {
  red: ['off-track'],
  amber: ['at-risk'],
  green: ['on-track'],
  complete: ['complete'],
  'not-complete': ['not-started', 'in-progress', 'on-track', 'at-risk', 'off-track'],
};
const Filters = z.strictObject({
  priority: z.string().optional(),
  objective: z.string().optional(),
  activity: z.string().optional(),
  owner: z.enum(['me', 'none']).optional(),
  status: z.string().optional(),
  period: z.string().optional(),
});

/** The question as our own type has it, or null where it has no words for it yet. */
function expressed({ expected }: z.infer<typeof AskedLine>) {
  const filters = Filters.safeParse(expected.filters);
  if (!filters.success || !['overdue', 'due', 'status', 'help', 'update'].includes(expected.intent))
    return null;
  const { priority, objective, activity, owner, status, period } = filters.data;
  return {
    intent: expected.intent,
    items: [priority, objective, activity].filter((ref) => ref !== undefined),
    owner: owner ?? null,
    status: (status === undefined ? [] : (STATUSES[status] ?? [])).toSorted(),
    period: period === undefined ? null : `${expected.periodReading?.from}..${expected.periodReading?.to}`,
  };
}

function outcomeOf(reading: Reading) {
  if (reading.kind === 'help') return { intent: 'help', items: [], owner: null, status: [], period: null };
  if (reading.kind === 'reply')
    return {
      intent: 'update',
      items: reading.items,
      owner: null,
      status: [reading.reply.status?.value],
      period: null,
    };
  if (reading.kind !== 'question') return { intent: reading.kind };
  const { intent, items, owner, status, period } = reading.question;
  return {
    intent,
    items,
    owner,
    status: status.toSorted(),
    period: period && `${period.from}..${period.to}`,
  };
}

const askedBefore = new Map<string, Question>();
const askedReadings = questions.map((line) => {
  const lastQuestion = (line.followsUp && askedBefore.get(line.followsUp)) || null;
  const reading = understand(line.text, lexiconOf(line.plan), {
    today: line.asOf,
    lastQuestion,
    inHand: [],
    officer: false,
  });
  if (reading.kind === 'question') askedBefore.set(line.id, reading.question);
  return { line, reading };
});
const repliedReadings = replies.map((line) => ({
  line,
  reading: understand(line.text, lexiconOf(line.plan), {
    today: line.asOf,
    lastQuestion: null,
    inHand: [line.activity],
    officer: false,
  }),
}));

type Row = { id: string; text: string; wanted: string; got: string };
function report(what: string, rows: readonly Row[]): number {
  const misses = rows.filter((row) => row.wanted !== row.got);
  const table = misses.map(
    (row) => `  ${row.id} ${row.text}\n      wanted ${row.wanted}\n      got    ${row.got}`,
  );
  console.log([`${what}: ${rows.length - misses.length} of ${rows.length}`, ...table].join('\n'));
  return rows.length - misses.length;
}

const why = present ? '' : ' (not measured: ../shared/domain is not here)';
const measured = (story: string, run: () => void): void =>
  (present ? test : test.skip)(`${story}${why}`, run);

measured('questions: the intent and every filter right', () => {
  const rows = askedReadings.flatMap(({ line, reading }) => {
    const wanted = expressed(line);
    return wanted
      ? [
          {
            id: line.id,
            text: line.text,
            wanted: JSON.stringify(wanted),
            got: JSON.stringify(outcomeOf(reading)),
          },
        ]
      : [];
  });
  expect(report('Questions', rows)).toBeGreaterThanOrEqual(FLOOR.questions);
});

measured('replies: status, percent and new date right', () => {
  const rows = repliedReadings.map(({ line, reading }) => {
    const reply = reading.kind === 'reply' ? reading.reply : {};
    const status = reply.unchanged ? 'no-change' : (reply.status?.value ?? null);
    const { expected } = line;
    return {
      id: line.id,
      text: line.text,
      wanted: JSON.stringify([expected.status, expected.percent, expected.newDate?.resolved ?? null]),
      got: JSON.stringify([status, reply.percent?.value ?? null, reply.forecast?.value ?? null]),
    };
  });
  expect(report('Replies', rows)).toBeGreaterThanOrEqual(FLOOR.replies);
});

measured('no harmful write: nothing is said to be complete, nor given a new date, that was not', () => {
  const said = (reading: Reading) => {
    const reply = reading.kind === 'reply' ? reading.reply : {};
    return {
      complete: reply.status?.how === 'said' && reply.status.value === 'complete',
      forecast: reply.forecast?.how === 'said',
      percent: reply.percent?.how === 'said',
    };
  };
  const harmful = [
    ...askedReadings.flatMap(({ line, reading }) => {
      const commanded = line.expected.intent === 'update';
      const { complete, forecast } = said(reading);
      return !commanded && (complete || forecast) ? [line.text] : [];
    }),
    ...repliedReadings.flatMap(({ line: { text, expected }, reading }) => {
      const { complete, forecast, percent } = said(reading);
      const wrong =
        (complete && expected.status !== 'complete') ||
        (forecast && expected.newDate === null) ||
        (percent && expected.percent === null);
      return wrong ? [text] : [];
    }),
  ];
  expect(harmful).toEqual([]);
});
