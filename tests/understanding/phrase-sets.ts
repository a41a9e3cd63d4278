/** Files of phrases with their right readings, and how each line reads now. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import { type QuestionRead, questionRead } from '../../src/commands/question-read.ts';
import { type ReplyRead, replyRead } from '../../src/commands/reply-read.ts';
import { isAction } from '../../src/domain/plan.ts';
import { understandAfter } from '../../src/understanding/conversation.ts';
import type { Reading } from '../../src/understanding/intent.ts';
import { type QuestionWanted, ReplyWanted, QuestionWanted as Wanted } from './grade.ts';
import { type Opened, opened } from './sample.ts';

/** The plans word for word where they are here, else our own samples of them: the refs are the same. */
export const PLANS = '../shared/domain/plans';
export const verbatim = existsSync(`${PLANS}/wigan.plan.json`);

const books = new Map<string, Opened>();
function planNamed(id: string): Opened {
  const known = books.get(id) ?? opened(verbatim ? `${PLANS}/${id}.plan.json` : `plans/${id}.plan.yml`);
  books.set(id, known);
  return known;
}

/** Some action of a plan, to have been asked about. */
export const firstAction = (plan: string): string | null =>
  planNamed(plan).book.items.find(isAction)?.ref ?? null;

export type Turn = {
  id: string;
  plan: string;
  at: string;
  text: string;
  after: readonly string[];
  item: string | null;
  due: string | null;
};
export type QuestionLine = Turn & { wanted: QuestionWanted };
export type ReplyLine = Turn & { wanted: ReplyWanted };

export function readingOf(turn: Turn): Reading {
  return understandAfter(turn.after, turn.text, planNamed(turn.plan).lexicon, {
    today: turn.at,
    inHand: turn.item === null ? [] : [turn.item],
    due: turn.due,
    officer: false,
  });
}
export const asQuestion = (turn: Turn): QuestionRead =>
  questionRead(readingOf(turn), planNamed(turn.plan).book);
export const asReply = (turn: Turn): ReplyRead => replyRead(readingOf(turn), turn.item);

const Filters = z.record(z.string(), z.unknown());
const Given = z.object({
  id: z.string(),
  plan: z.string(),
  asOf: z.string(),
  text: z.string(),
  followsUp: z.string().optional(),
  activity: z.string().optional(),
  due: z.string().nullish(),
});
const day = (value: unknown): string | null =>
  z.object({ resolved: z.string().nullable() }).nullable().parse(value)?.resolved ?? null;

/** The form of the shared questions. */
export function sharedQuestions(file: string): QuestionLine[] {
  const lines = z
    .array(
      Given.extend({
        expected: z.object({
          intent: z.string(),
          filters: Filters,
          alsoAcceptable: z.array(z.string()).default([]),
          periodReading: z.unknown().optional(),
          matches: z.array(z.string()).default([]),
          needsClarification: z.boolean(),
        }),
      }),
    )
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const texts = new Map(lines.map((line) => [line.id, line]));
  const before = (line: { followsUp?: string | undefined }): string[] => {
    const earlier = line.followsUp === undefined ? undefined : texts.get(line.followsUp);
    return earlier ? [...before(earlier), earlier.text] : [];
  };
  return lines.map(({ expected, ...line }) => ({
    ...turnOf(line, before(line)),
    wanted: Wanted.parse({
      ...expected.filters,
      intents: [expected.intent, ...expected.alsoAcceptable],
      period: expected.periodReading ?? null,
      matches: expected.matches,
      asksBack: expected.needsClarification,
    }),
  }));
}

/** The form of the shared replies. */
export function sharedReplies(file: string): ReplyLine[] {
  const lines = z
    .array(
      Given.extend({
        expected: z.object({
          status: z.string().nullable(),
          percent: z.number().nullable(),
          newDate: z.unknown(),
          snooze: z.unknown(),
          reassignTo: z.object({ name: z.string().nullable() }).nullable(),
          needsClarification: z.boolean(),
        }),
      }),
    )
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return lines.map(({ expected, ...line }) => ({
    ...turnOf(line, []),
    wanted: ReplyWanted.parse({
      status: expected.status,
      percent: expected.percent,
      newDate: day(expected.newDate),
      snooze: day(expected.snooze),
      reassignTo: expected.reassignTo && (expected.reassignTo.name ?? '?'),
      asksBack: expected.needsClarification,
    }),
  }));
}

const turnOf = (line: z.infer<typeof Given>, after: string[]): Turn => ({
  id: line.id,
  plan: line.plan,
  at: line.asOf,
  text: line.text,
  after,
  item: line.activity ?? null,
  due: line.due ?? null,
});

const Authored = z.object({
  in: z.object({
    id: z.string(),
    plan: z.string(),
    at: z.string(),
    text: z.string(),
    after: z.array(z.string()).default([]),
    item: z.string().nullish(),
    due: z.string().nullish(),
  }),
  out: z.looseObject({}),
});
const linesIn = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Authored.parse(JSON.parse(line)));
const turnIn = ({ in: given }: z.infer<typeof Authored>): Turn => ({
  ...given,
  item: given.item ?? null,
  due: given.due ?? null,
});

/** Our own phrases, one JSON object a line. */
export const ownQuestions = (file: string): QuestionLine[] =>
  linesIn(file).map((line) => {
    const out = z
      .object({
        intent: z.string(),
        also: z.array(z.string()).default([]),
        filters: Filters,
        groupBy: z.string().nullish(),
        matches: z.array(z.string()).default([]),
        clarify: z.boolean(),
        ignore: z.array(z.string()).default([]),
      })
      .parse(line.out);
    const { intent, also, filters, clarify, ...rest } = out;
    return {
      ...turnIn(line),
      wanted: Wanted.parse({ ...filters, ...rest, intents: [intent, ...also], asksBack: clarify }),
    };
  });

/** `alsoStatus` and the like: other values of that field. */
const alsoIn = (out: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(out).flatMap(([key, values]) => {
      const field = /^also([A-Z]\w*)$/.exec(key)?.[1];
      return field ? [[field.charAt(0).toLowerCase() + field.slice(1), values]] : [];
    }),
  );

export const ownReplies = (file: string): ReplyLine[] =>
  linesIn(file).map((line) => ({
    ...turnIn(line),
    wanted: ReplyWanted.parse({
      percent: null,
      newDate: null,
      snooze: null,
      reassignTo: null,
      ...line.out,
      also: alsoIn(line.out),
      asksBack: line.out.clarify,
    }),
  }));
