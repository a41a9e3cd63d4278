/** Holds a reading against what a careful colleague would understand: field by field, in the words of the data. */
import { z } from 'zod/v4';
import type { QuestionRead } from '../../src/commands/question-read.ts';
import type { ReplyRead } from '../../src/commands/reply-read.ts';
import { nameKey } from '../../src/understanding/plan-words/lexicon.ts';
import { wordKey } from '../../src/understanding/words.ts';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((one) => [one].flat())
  .default([]);
const Days = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  approximate: z.boolean().default(false),
});

/** Fields on which fair readers differ. */
const ignore = z.array(z.string()).default([]);

/** What a question should read as; each list is unordered. */
export const QuestionWanted = z.object({
  intents: z.array(z.string()).min(1),
  priority: list,
  objective: list,
  activity: list,
  owner: list,
  status: list,
  outcome: list,
  body: list,
  topic: list,
  measure: z.boolean().default(false),
  period: Days.nullable().default(null),
  groupBy: z.string().nullish(),
  /** Refs that a right answer contains. */
  matches: list,
  asksBack: z.boolean(),
  ignore,
});
export type QuestionWanted = z.infer<typeof QuestionWanted>;

export const ReplyWanted = z.object({
  status: z.string().nullable(),
  percent: z.number().nullable(),
  newDate: z.string().nullable(),
  snooze: z.string().nullable(),
  /** `?`: somebody who is not named. */
  reassignTo: z.string().nullable(),
  asksBack: z.boolean(),
  ignore,
  /** Other values that a fair reader would accept, by field. */
  also: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.null()]))).default({}),
});
export type ReplyWanted = z.infer<typeof ReplyWanted>;

const LISTS = ['priority', 'objective', 'activity', 'status', 'outcome'] as const;
const sorted = (words: readonly string[]): string =>
  words
    .map((word) => word.toLowerCase())
    .sort()
    .join(' + ');

/** What differs, as `field: wanted, not got`; empty when all is right. Whether it asks back is judged apart. */
export function questionFaults(wanted: QuestionWanted, got: QuestionRead): string[] {
  const faults: string[] = [];
  const check = (field: string, right: boolean, want: string, have: string): void => {
    if (!right && !wanted.ignore.includes(field))
      faults.push(`${field}: ${want || 'nothing'}, not ${have || 'nothing'}`);
  };
  check('intent', wanted.intents.includes(got.intent), wanted.intents.join(' or '), got.intent);
  for (const field of LISTS) {
    const [want, have] = [sorted(wanted[field]), sorted(got.filters[field])];
    check(field, want === have, want, have);
  }
  const owners = [wanted.owner, got.filters.owner].map((names) => names.map(nameKey).sort().join(' + '));
  check('owner', owners[0] === owners[1], owners[0] ?? '', owners[1] ?? '');
  check('body', alike(wanted.body, got.filters.body), wanted.body.join(' + '), got.filters.body.join(' + '));
  check(
    'topic',
    alike(wanted.topic, got.filters.topic),
    wanted.topic.join(' + '),
    got.filters.topic.join(' + '),
  );
  check('measure', wanted.measure === got.filters.measure, `${wanted.measure}`, `${got.filters.measure}`);
  check(
    'period',
    samePeriod(wanted.period, got.filters.period),
    days(wanted.period),
    days(got.filters.period),
  );
  if (wanted.groupBy !== undefined)
    check('groupBy', wanted.groupBy === got.groupBy, `${wanted.groupBy}`, `${got.groupBy}`);
  const missing = wanted.matches.filter((ref) => !got.matches.includes(ref));
  check('matches', missing.length === 0, missing.join(' '), got.matches.slice(0, 8).join(' '));
  return faults;
}

const days = (period: { from: string | null; to: string | null } | null): string =>
  period ? `${period.from}..${period.to}` : '';

const MOST_APART = 7;
function samePeriod(want: QuestionWanted['period'], got: QuestionRead['filters']['period']): boolean {
  if (want === null || got === null) return want === got;
  const near = (a: string | null, b: string | null): boolean => {
    if (a === null || b === null || !want.approximate) return a === b;
    return Math.abs(Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days) <= MOST_APART;
  };
  return near(want.from, got.from) && near(want.to, got.to);
}

/** The same topics, where one side may say it in more words than the other. */
function alike(wanted: readonly string[], got: readonly string[]): boolean {
  const words = (topic: string): string[] => nameKey(topic).split(' ').map(wordKey);
  const fits = (a: string, b: string): boolean =>
    words(a).every((word) => words(b).includes(word)) || words(b).every((word) => words(a).includes(word));
  return (
    wanted.length === got.length &&
    wanted.every((topic) => got.some((other) => fits(topic, other))) &&
    got.every((topic) => wanted.some((other) => fits(topic, other)))
  );
}

export function replyFaults(wanted: ReplyWanted, got: ReplyRead): string[] {
  const handed = got.reassignTo && (got.reassignTo.name ?? '?');
  type Value = string | number | null;
  const pairs: [string, Value, Value][] = [
    ['status', wanted.status, got.status],
    ['percent', wanted.percent, got.percent],
    ['newDate', wanted.newDate, got.newDate?.date ?? null],
    ['snooze', wanted.snooze, got.snooze?.date ?? null],
    ['reassignTo', wanted.reassignTo && nameKey(wanted.reassignTo), handed && nameKey(handed)],
  ];
  return pairs.flatMap(([field, want, have]) =>
    wanted.ignore.includes(field) || want === have || wanted.also[field]?.includes(have)
      ? []
      : [`${field}: ${want}, not ${have}`],
  );
}
