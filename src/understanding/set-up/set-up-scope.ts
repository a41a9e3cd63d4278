/** What a set-up is about: from "3.3(b) and 4.1", "everything in Priority 5" or "these" to refs and their plan. */
import type { Clarify } from '../intent.ts';
import { claimed, type Mark, type MarkOf, marksOf, runParsers, type Sight } from '../mark.ts';
import { type Entry, type Lexicon, refKey } from '../plan-words/lexicon.ts';
import { aboutUnknownRef } from '../plan-words/scope.ts';
import { titleWords, wholeNames } from '../plan-words/titles.ts';
import { shortened } from '../suggestions.ts';
import { wordsOf } from '../words.ts';
import { onlyPart, type Part } from './set-up-sentence.ts';

/** `plans` are those that have all of the refs; more than one where they name the same in each. */
export type Scoped = { items: string[]; plans: string[] };

const MOST = 50;
const TOO_MANY = `That is more than ${MOST} at once. Nothing was changed. Name the part that they stand under.`;
const ITEM = claimed('item');
/** "3.3(b) in Priority 3": the second only says where the first one stands. */
const PLACED = new RegExp(`${ITEM}\\s+(?:in|of|under|from|within)\\s+(?:the\\s+)?${ITEM}`);
const FILLING = new Set(
  `a action actions activities activity all also an and both each entire every everything for in item items objective
  objectives of on part parts plus ref refs task tasks that the these this those thing things under whole within
  it its them they one ones`.split(/\s+/),
);
const POINTS_AT_ONE = /^(?:it|this|that|(?:this|that)(?: one| action| activity)|the action)$/i;
const POINTS_AT_ALL =
  /^(?:them|these|those|they|(?:all (?:of )?)?(?:these|those|them)(?: actions| ones)?|all (?:three|four|five)|both(?: of (?:them|these))?)$/i;
const EVERYTHING =
  /^(?:everything|it all|all(?: the| of the)? actions|all|every action|the (?:whole|entire) plan)$/i;

/**
 * The refs that a part names, a question back about them, or null when the part is about something else. "It" and
 * "these" stand for what is in hand. `ordered`: words out of titles are worth a question, too.
 */
export function scopeIn(sight: Sight, part: Part, ordered = false): Scoped | Clarify | null {
  const pointed = pointedAt(sight, part);
  if (pointed) return pointed;
  const typed = withDottedRefs(onlyPart(sight, part));
  const [unknown] = marksOf(typed, 'unknown-ref');
  const seen = runParsers([wholeNames], typed);
  if (unknown) return restIn(seen).length === 0 ? aboutUnknownRef(unknown, sight) : null;
  const marks = marksOf(seen, 'item').sort((a, b) => a.start - b.start);
  if (restIn(seen).length > 0) return ordered ? aboutWords(typed, part) : null;
  if (marks.length === 0) return null;
  return placed(marks, PLACED.test(seen.left), sight, part);
}

/** The words of a part that name nothing and do not merely join what is named. */
function restIn(sight: Sight): string[] {
  const marked = /[\uE000-\uF8FF]/g;
  return wordsOf(sight.left.replace(marked, ' '))
    .map((word) => word.text)
    .filter((word) => !FILLING.has(word) && !sight.lexicon.levelWords.has(word));
}

/** "The due date of 3.3" was read as 3 March: where only items can stand, it is one. */
function withDottedRefs(sight: Sight): Sight {
  const marks = sight.marks.map((mark): Mark => {
    const entries = mark.kind === 'date' ? sight.lexicon.refs.get(refKey(mark.text)) : undefined;
    return entries && /^\d+\.\d+$/.test(mark.text)
      ? { start: mark.start, end: mark.end, text: mark.text, kind: 'item', entries }
      : mark;
  });
  return { ...sight, marks };
}

function pointedAt(sight: Sight, { text }: Part): Scoped | Clarify | null {
  const { inHand } = sight.context;
  const one = POINTS_AT_ONE.test(text);
  if (one || POINTS_AT_ALL.test(text)) {
    if (inHand.length === 0 || (one && inHand.length > 1))
      return ask('Which action is it? Nothing was changed. Name it, for example "3.3(b)".');
    if (inHand.length > MOST) return ask(TOO_MANY);
    return { items: [...inHand], plans: plansWith(inHand, sight.lexicon) };
  }
  if (!EVERYTHING.test(text)) return null;
  const tops = [...sight.lexicon.refs.values()].flat().filter((entry) => entry.level === 0);
  return ask(
    'Everything in the whole plan? Nothing was changed. Please name a part of it.',
    tops.slice(0, 3).map((entry) => suggestion(sight, { start: -1, end: -1 }, entry, text)),
  );
}

const plansWith = (refs: readonly string[], lexicon: Lexicon): string[] => {
  const plans = refs.map((ref) => (lexicon.refs.get(refKey(ref)) ?? []).map((entry) => entry.plan));
  return (plans[0] ?? []).filter((plan) => plans.every((some) => some.includes(plan)));
};

function placed(
  marks: readonly MarkOf<'item'>[],
  within: boolean,
  sight: Sight,
  part: Part,
): Scoped | Clarify {
  const everywhere = [...new Set(marks.flatMap((mark) => mark.entries.map((entry) => entry.plan)))];
  const plans = everywhere.filter((plan) =>
    marks.every((mark) => mark.entries.some((entry) => entry.plan === plan)),
  );
  const doubtful = marks.find((mark) => plans.some((plan) => inPlan(mark, plan).length > 1));
  if (doubtful) return whichOf(doubtful, sight);
  const perPlan = plans.map((plan) =>
    outermost(
      marks.flatMap((mark) => inPlan(mark, plan)),
      within,
    ),
  );
  const [first] = perPlan;
  if (!first) return ask('Those stand in different plans. Nothing was changed. One plan at a time, please.');
  if (perPlan.some((refs) => refs.join() !== first.join()))
    return ask(
      `"${part.text.slice(0, 60)}" is in more than one plan. Name it by its ref, such as ${first[0]}.`,
    );
  if (first.length > MOST) return ask(TOO_MANY);
  return { items: first, plans };
}

const inPlan = (mark: MarkOf<'item'>, plan: string): Entry[] =>
  mark.entries.filter((entry) => entry.plan === plan);

/** Without what is named twice: an item covers all below it, unless it only says where that stands. */
function outermost(entries: readonly Entry[], within: boolean): string[] {
  const refs = new Set(entries.map((entry) => entry.ref));
  const above = new Set(entries.flatMap((entry) => entry.above));
  const kept = entries.filter((entry) =>
    within ? !above.has(entry.ref) : !entry.above.some((ref) => refs.has(ref)),
  );
  return [...new Set(kept.map((entry) => entry.ref))];
}

/** Words out of titles name an action well enough to be asked about, and never to be written to. */
function aboutWords(sight: Sight, part: Part): Clarify | null {
  if (marksOf(sight, 'item').length > 0)
    return ask(
      `I could not read all of "${part.text.slice(0, 80)}". Nothing was changed. Name the actions by their refs.`,
    );
  const [mark] = marksOf(runParsers([titleWords], sight), 'item');
  return mark ? whichOf({ ...mark, ...part, entries: mark.entries }, sight) : null;
}

function whichOf(mark: MarkOf<'item'>, sight: Sight): Clarify {
  return ask(
    `Which do you mean by "${mark.text.slice(0, 60)}"? Nothing was changed.`,
    mark.entries.slice(0, 3).map((entry) => suggestion(sight, mark, entry)),
  );
}

function suggestion(
  sight: Sight,
  { start, end }: Pick<Part, 'start' | 'end'>,
  entry: Entry,
  instead?: string,
) {
  const { text } = sight;
  const say =
    instead === undefined
      ? text.slice(0, start) + entry.ref + text.slice(end)
      : text.replace(instead, `everything in ${entry.levelName} ${entry.ref}`);
  return { label: `${entry.ref} ${shortened(entry.title)}`.slice(0, 80), say: say.slice(0, 300) };
}

const ask = (words: string, suggestions: Clarify['suggestions'] = []): Clarify => ({
  kind: 'clarify',
  ask: words,
  items: [],
  suggestions,
});
