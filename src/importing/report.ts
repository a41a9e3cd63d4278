/** What an import brought in, in figures and in plain words, for the person who ran it. */
import { openBook } from '../domain/book.ts';
import { gapsOf } from '../domain/gaps.ts';
import type { Milestone } from '../domain/milestone.ts';
import {
  type Action,
  accountable,
  type Item,
  isAction,
  type Measure,
  Nature,
  type PlainDate,
  type Plan,
} from '../domain/plan.ts';
import type { Finding } from './finding.ts';

export type ImportReport = {
  /** The plan's own levels from the top, with the number of items at each. */
  levels: { name: string; count: number }[];
  actions: number;
  /** Only the natures that occur. */
  natures: { nature: Nature; count: number }[];
  /** Actions with a date or a rhythm: set, or read from the plan's words. */
  withDate: number;
  withoutDate: number;
  /** Of the actions with a date: how they have it. */
  dates: { set: number; points: number; windows: number; recurrences: number };
  /** Whole dates that no calendar has ("31 Feb 2027"), at most ten: their actions have no date. */
  noSuchDays: { ref: string; words: string }[];
  /** Dates that were worked out from words ("Year 1") and that a person should confirm: those that the walk offers. */
  toConfirm: number;
  /** The first ten of those: the action, its words, and the day that they were read as. */
  confirm: { ref: string; words: string | null; read: PlainDate | null }[];
  withOwner: number;
  withoutOwner: number;
  /** Due before the plan went live: not reminded. */
  inherited: number;
  measures: {
    count: number;
    withoutOwner: number;
    withoutFrequency: number;
    withoutBaseline: number;
    withoutTarget: number;
    /** The first ten of these, with the ref of what they belong to; null is the plan as a whole. */
    targetless: { ref: string | null; text: string }[];
  };
  links: number;
  /** Standing duties of the plan's bodies; they are no actions of the plan. */
  duties: number;
  posts: number;
  vacantPosts: number;
  people: number;
  boards: number;
  findings: Finding[];
};

type Records = {
  plan: Plan;
  items: readonly Item[];
  milestones: readonly Milestone[];
  people: readonly unknown[];
};

export function reportOn(
  { plan, items, milestones, people }: Records,
  findings: readonly Finding[],
): ImportReport {
  const tree = items.filter((item) => item.duty === null);
  const actions = tree.filter(isAction);
  const dated = actions.filter((item) => dateOf(item) !== null);
  const measures: { ref: string | null; measure: Measure }[] = [
    ...plan.measures.map((measure) => ({ ref: null, measure })),
    ...tree.flatMap(({ ref, measures: own }) => own.map((measure) => ({ ref, measure }))),
  ];
  const lacking = (field: (measure: Measure) => unknown): number =>
    measures.filter(({ measure }) => field(measure) === null).length;
  const confirm = gapsOf(openBook(plan, items), milestones, []).flatMap((gap) =>
    gap.of === 'action' && gap.lacks.includes('confirmation')
      ? actions.filter(({ id }) => id === gap.item)
      : [],
  );
  const had = (kind: string): number => dated.filter((item) => dateOf(item) === kind).length;
  const withOwner = actions.filter((item) => accountable(item) !== null).length;
  return {
    levels: plan.levels.map((name, level) => ({
      name,
      count: tree.filter((item) => item.level === level).length,
    })),
    actions: actions.length,
    natures: Nature.options
      .map((nature) => ({ nature, count: actions.filter((item) => item.nature === nature).length }))
      .filter(({ count }) => count > 0),
    withDate: dated.length,
    withoutDate: actions.length - dated.length,
    dates: { set: had('set'), points: had('point'), windows: had('window'), recurrences: had('recurrence') },
    noSuchDays: actions
      .filter(isNoSuchDay)
      .slice(0, MOST_NAMED)
      .map(({ ref, byWhen }) => ({ ref, words: short(byWhen ?? '') })),
    toConfirm: confirm.length,
    confirm: confirm.slice(0, MOST_NAMED).map(({ ref, byWhen, reading }) => ({
      ref,
      words: byWhen === null ? null : short(byWhen),
      read: reading?.end ?? null,
    })),
    withOwner,
    withoutOwner: actions.length - withOwner,
    inherited: milestones.filter((milestone) => milestone.inherited).length,
    measures: {
      count: measures.length,
      withoutOwner: lacking(({ owner }) => owner),
      withoutFrequency: lacking(({ frequency }) => frequency),
      withoutBaseline: lacking(({ baseline }) => baseline),
      withoutTarget: lacking(({ target }) => target),
      targetless: measures
        .filter(({ measure }) => measure.target === null)
        .slice(0, MOST_NAMED)
        .map(({ ref, measure }) => ({ ref, text: short(measure.text) })),
    },
    links: tree.reduce((sum, item) => sum + item.links.length, 0),
    duties: items.length - tree.length,
    posts: plan.posts.length,
    vacantPosts: plan.posts.filter((post) => post.holders.length === 0).length,
    people: people.length,
    boards: plan.boards.length,
    findings: [...findings],
  };
}

const MOST_NAMED = 10;
const short = (words: string): string => words.replace(/\s+/g, ' ').slice(0, 80);
/** A whole date in figures or with a month, as somebody writes one that they mean. */
const DAY_OF_A_YEAR =
  /\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|\p{L}{3,9})[ /.,-]+(?:20)?\d{2}\b|\b20\d{2}-\d{1,2}-\d{1,2}\b/u;

/** A day that no calendar has: it would be missed as "no date" among others that were never given one. */
const isNoSuchDay = (action: Action): boolean =>
  action.byWhen !== null && dateOf(action) === null && DAY_OF_A_YEAR.test(action.byWhen);

/** How an action comes by its date; null when it has none, whatever its words say of "ongoing" or "in time". */
export function dateOf({ due, reading }: Action): 'set' | 'point' | 'window' | 'recurrence' | null {
  if (due !== null) return 'set';
  if (reading?.kind === 'recurrence')
    return reading.rule !== null || reading.every !== null ? 'recurrence' : null;
  return (reading?.kind === 'point' || reading?.kind === 'window') && reading.end !== null
    ? reading.kind
    : null;
}
