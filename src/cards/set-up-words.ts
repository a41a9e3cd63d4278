/** What an officer sets, in words: for the question before a bulk change, and for the receipt after any. */
import type { CheckIns, PlainDate } from '../domain/plan.ts';
import { count, day, listed } from './format.ts';
import { bold, clip, type Run, run, subtle } from './text.ts';

type Entry<From> = { ref: string; title: string; from: From };

/** `to`, `who` and an owner's `from` are words: "the Head of Skills", "Sam Sample"; null is nobody. */
export type SetUpSaid =
  | { do: 'assign'; to: string | null; changes: readonly Entry<string | null>[] }
  | { do: 'lead'; to: string; changes: readonly Entry<string | null>[] }
  | { do: 'date'; due: PlainDate; changes: readonly Entry<PlainDate | null>[] }
  | {
      do: 'holder';
      /** The post's title. */
      post: string;
      holders: readonly { who: string; from: PlainDate | null }[];
      /** How many actions the post owns. */
      actions: number;
    }
  | {
      do: 'rhythm';
      rule: CheckIns;
      /** The first day of the first occurrence; null is from now on. */
      from: PlainDate | null;
      changes: readonly Entry<string | null>[];
    };

const who = (words: string): string => clip(words, 80);

/** "3.3(b)", "23 actions". */
const what = (changes: readonly { ref: string }[]): string => {
  const [only] = changes;
  return only && changes.length === 1 ? clip(only.ref, 30) : count(changes.length, 'action');
};
const refsOf = (changes: readonly { ref: string }[]): string =>
  changes.length > 3 ? `${changes.length} parts` : listed(changes.map(({ ref }) => clip(ref, 30)));

/** "Sam Sample from Fri 1 Jan, Kay Sample until then"; the earliest stands first in the data. */
function holdersInWords(
  holders: readonly { who: string; from: PlainDate | null }[],
  today: PlainDate,
): string {
  return listed(
    holders.map((holder) =>
      holder.from === null
        ? `${who(holder.who)} from now on`
        : `${who(holder.who)} from ${day(holder.from, today)}`,
    ),
  );
}

const fromWhen = (from: PlainDate | null, today: PlainDate): string =>
  from === null ? 'from now on' : `from ${day(from, today)}`;

/** "Give 23 actions to the Head of Skills?" */
export function askedInWords(said: SetUpSaid, today: PlainDate): string {
  switch (said.do) {
    case 'assign':
      return said.to === null
        ? `Leave ${what(said.changes)} without an owner?`
        : `Give ${what(said.changes)} to ${who(said.to)}?`;
    case 'lead':
      return `Make ${who(said.to)} the lead of ${refsOf(said.changes)}?`;
    case 'date':
      return `Set ${day(said.due, today)} as the due date of ${what(said.changes)}?`;
    case 'holder':
      return `${who(said.post)}: ${holdersInWords(said.holders, today)}?`;
    case 'rhythm':
      return `Start the ${said.rule} reports of ${what(said.changes)} ${fromWhen(said.from, today)}?`;
  }
}

/** "Set: 23 actions belong to the Head of Skills". */
export function setInWords(said: SetUpSaid, today: PlainDate): string {
  switch (said.do) {
    case 'assign': {
      const one = said.changes.length === 1;
      return said.to === null
        ? `Set: ${what(said.changes)} ${one ? 'has' : 'have'} no owner`
        : `Set: ${what(said.changes)} ${one ? 'belongs' : 'belong'} to ${who(said.to)}`;
    }
    case 'lead':
      return `Set: ${who(said.to)} leads ${refsOf(said.changes)}`;
    case 'date':
      return `Set: ${what(said.changes)} ${said.changes.length === 1 ? 'is' : 'are'} due ${day(said.due, today)}`;
    case 'holder':
      return `Set: ${who(said.post)} is ${holdersInWords(said.holders, today)}`;
    case 'rhythm':
      return `Set: the ${said.rule} reports of ${what(said.changes)} start ${fromWhen(said.from, today)}`;
  }
}

const fact = (label: string, ...value: Run[]): Run[] => [bold(`${label}: `), ...value];

/** What is changed and what it was before, `most` lines of the changes at most. */
export function factsOfSetUp(said: SetUpSaid, most: number, today: PlainDate): Run[][] {
  if (said.do === 'holder') {
    return [
      ...said.holders.map((holder) =>
        fact(holder.from === null ? 'From now on' : `From ${day(holder.from, today)}`, run(who(holder.who))),
      ),
      fact('Actions of this post', run(`${said.actions}: they follow the post, and need no change.`)),
    ];
  }
  const changes = said.changes.map((change) => ({ ...change, before: before(said.do, change.from, today) }));
  const shown = changes.slice(0, most);
  const rest = changes.length - shown.length;
  return [
    ...shown.map((change) => [
      bold(clip(change.ref, 30)),
      run(` ${clip(change.title, 80)} `),
      subtle(`(${change.before})`),
    ]),
    ...(rest > 0 ? [[subtle(`and ${rest} more`)]] : []),
    ...(changes.length > 1 ? [fact('Before', run(tally(changes.map((change) => change.before))))] : []),
  ];
}

const NOTHING = { assign: 'no owner', lead: 'no lead', date: 'no date', rhythm: 'not started' } as const;

function before(what: keyof typeof NOTHING, from: string | null, today: PlainDate): string {
  if (from === null) return NOTHING[what];
  return what === 'date' ? `was due ${day(from, today)}` : `was: ${clip(from, 60)}`;
}

/** "no owner 11, was: Head of Inclusion 12": the commonest first, five at most. */
function tally(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)]
    .map(([word, all]) => ({ word, many: all.length }))
    .sort((a, b) => b.many - a.many);
  const rest = counts.slice(5).reduce((sum, { many }) => sum + many, 0);
  const shown = counts.slice(0, 5).map(({ word, many }) => `${word} (${many})`);
  return [...shown, ...(rest > 0 ? [`others (${rest})`] : [])].join(', ');
}

/** What to say to change it again. */
export function howToChange(said: SetUpSaid): string {
  const [first] = said.do === 'holder' ? [] : said.changes;
  const ref = clip(first?.ref ?? '3.3(b)', 30);
  switch (said.do) {
    case 'assign':
      return `To change it, say “assign ${ref} to” and a post or a name.`;
    case 'lead':
      return `To change it, say “the lead of ${ref} is” and a post or a name.`;
    case 'date':
      return `To change it, say “${ref} is due” and a date.`;
    case 'holder':
      return `To change it, say “the ${who(said.post)} is” and a name.`;
    case 'rhythm':
      return `To change it, say “${said.rule} reports start” and a date.`;
  }
}
