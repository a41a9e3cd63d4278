/** From the items that a text names to the refs and the plan of a question, or to the question back. */
import type { PlainDate } from '../../domain/plan.ts';
import type { Clarify, Suggestion } from '../intent.ts';
import { type MarkOf, marksOf, type Sight } from '../mark.ts';
import { shortened, statusOf } from '../suggestions.ts';
import type { Entry } from './lexicon.ts';
import { nearestRefs } from './nearest-refs.ts';
import { aboutUnknownTop } from './unknown-top.ts';

export type Scope = { items: string[]; plan: string | null; entries: Entry[] };

const MOST_ITEMS = 50;

/** `preferred` is the plan of the question that is followed up, where there is one. */
export function scopeOf(sight: Sight, preferred: string | null): Scope | Clarify {
  const marks = marksOf(sight, 'item');
  const everywhere = new Set(marks.flatMap((mark) => mark.entries.map((entry) => entry.plan)));
  const common = [...everywhere].filter((plan) =>
    marks.every((mark) => mark.entries.some((entry) => entry.plan === plan)),
  );
  const plans = preferred !== null && common.includes(preferred) ? [preferred] : common;
  if (marks.length > 0 && plans.length === 0) return otherPlans(marks);
  const perPlan = plans.map((plan) => narrowest(marks, plan, sight));
  const [first = []] = perPlan;
  const refs = first.map((entry) => entry.ref);
  const alike = perPlan.every((entries) => entries.map((entry) => entry.ref).join() === refs.join());
  if (!alike) return otherPlans(marks);
  const plan = plans.length === 1 ? (plans[0] ?? null) : null;
  return { items: refs.slice(0, MOST_ITEMS), plan, entries: first };
}

/** The named items of a plan; one that only says where another one stands ("EHE in Priority 3") is left out. */
function narrowest(all: readonly MarkOf<'item'>[], plan: string, sight: Sight): Entry[] {
  const left = all.filter((mark) => !isLeftOut(mark, sight));
  if (left.length < all.length) return withoutThose(left, all, plan, sight);
  return innermost(all, plan);
}

const LEAVES_OUT =
  /\b(?:excluding|except(?:ing)?(?: for)?|apart from|other than|bar|but not|leaving out|ignoring|not counting|not including)\s(?:the\s)?(?:[^\n,.;]{1,25}(?:,|\s(?:and|or|&)\s)\s?){0,4}$/i;
const isLeftOut = ({ start }: MarkOf<'item'>, { text }: Sight): boolean =>
  LEAVES_OUT.test(text.slice(Math.max(0, start - 120), start));

/** "Apart from P5": what is named besides, or else all that stand beside what is left out. */
function withoutThose(
  kept: readonly MarkOf<'item'>[],
  all: readonly MarkOf<'item'>[],
  plan: string,
  { lexicon }: Sight,
): Entry[] {
  const out = innermost(
    all.filter((mark) => !kept.includes(mark)),
    plan,
  );
  const above = new Set(out.flatMap((entry) => entry.above));
  const named = innermost(kept, plan).filter(({ ref }) => !above.has(ref));
  if (named.length > 0) return named;
  const levels = new Set(out.map(({ level }) => level));
  const parents = new Set(out.map((entry) => entry.above[0]));
  return [...lexicon.refs.values()]
    .flat()
    .filter(
      (entry) =>
        entry.plan === plan && parents.has(entry.above[0]) && levels.has(entry.level) && !out.includes(entry),
    )
    .sort((a, b) => a.place - b.place);
}

function innermost(marks: readonly MarkOf<'item'>[], plan: string): Entry[] {
  const inPlan = marks.map((mark) => mark.entries.filter((entry) => entry.plan === plan));
  const named = [...new Set(inPlan.flatMap((entries) => within(entries, inPlan.flat())))];
  const above = new Set(named.flatMap((entry) => entry.above));
  return named.filter((entry) => !above.has(entry.ref)).sort((a, b) => a.place - b.place);
}

/** "Excellence for everyone, the academic one": of several items of one name those that stand under another one named. */
function within(entries: readonly Entry[], all: readonly Entry[]): readonly Entry[] {
  const refs = new Set(all.filter((entry) => !entries.includes(entry)).map((entry) => entry.ref));
  const inside = entries.filter((entry) => entry.above.some((ref) => refs.has(ref)));
  return entries.length > 1 && inside.length > 0 ? inside : entries;
}

function otherPlans(marks: readonly MarkOf<'item'>[]): Clarify {
  const entries = [...new Set(marks.flatMap((mark) => mark.entries))].slice(0, 3);
  return {
    kind: 'clarify',
    ask: `That names different things in different plans. Which do you mean?`,
    items: [],
    suggestions: entries.map((entry) => ({
      ...statusOf(entry),
      label: `${entry.ref} in ${entry.planTitle}`.slice(0, 80),
    })),
  };
}

/** The question back about a ref that no plan has, or that only the printed document has. */
export function aboutUnknownRef(mark: MarkOf<'unknown-ref'>, { text, lexicon }: Sight): Clarify {
  const instead = (entry: Entry): Suggestion => ({
    ...statusOf(entry),
    say: (text.slice(0, mark.start) + entry.ref + text.slice(mark.end)).slice(0, 300),
  });
  const [printed] = mark.printed;
  if (printed)
    return {
      kind: 'clarify',
      ask: `The document prints ${printed.ref} as ${mark.text}. Did you mean ${printed.ref} (${shortened(printed.title)})?`,
      items: [],
      suggestions: mark.printed.slice(0, 3).map(instead),
    };
  const top = aboutUnknownTop(mark, text, lexicon);
  if (top) return top;
  const nearest = nearestRefs(mark.key, lexicon);
  const refs = listed(nearest.map((entry) => entry.ref));
  const hint =
    nearest.length > 0
      ? ` The nearest ${nearest.length > 1 ? 'are' : 'is'} ${refs}.`
      : ' Nothing was recorded. “Mine” lists your actions with their numbers.';
  return {
    kind: 'clarify',
    ask: `There is no ${mark.text} in the plan.${hint}`,
    items: [],
    suggestions: nearest.length > 0 ? nearest.map(instead) : [{ label: 'My actions', say: 'mine' }],
  };
}

export const aboutImpossibleDate = (mark: MarkOf<'impossible-date'>, items: string[]): Clarify => ({
  kind: 'clarify',
  ask: `There is no ${mark.text} in the calendar. Which date do you mean?`,
  items,
  suggestions: [],
});

export const aboutPastDate = (day: PlainDate, items: string[]): Clarify => ({
  kind: 'clarify',
  ask: `${dayInWords(day)} is in the past. What date do you expect?`,
  items,
  suggestions: [],
});

/** "12 March 2027" */
export const dayInWords = (day: PlainDate): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const listed = (refs: readonly string[]): string =>
  refs.length < 2 ? refs.join('') : `${refs.slice(0, -1).join(', ')} and ${refs.at(-1)}`;
