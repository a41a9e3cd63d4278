/** What an officer sets, in words: for the question before a bulk change, and for the receipt after any. */
import type { CheckIns, PlainDate } from '../../domain/plan.ts';
import { count, listed, longDay } from '../format.ts';
import { bold, clip, type Run, run, subtle } from '../text.ts';
import {
  askedOfCompletion,
  type CompletionSaid,
  completionFacts,
  howToChangeCompletion,
  setOfCompletion,
} from './set-up-completion-words.ts';
import {
  type StandInSaid,
  standInAsked,
  standInChange,
  standInFacts,
  standInSet,
} from './set-up-stand-in-words.ts';

type Entry<From> = { ref: string; title: string; from: From };

/** `to`, `who` and an owner's `from` are words: "the Head of Skills", "Sam Sample"; null is nobody. */
export type SetUpSaid =
  | { do: 'assign'; to: string | null; changes: readonly Entry<string | null>[] }
  | { do: 'lead'; to: string; changes: readonly Entry<string | null>[] }
  | {
      do: 'date';
      due: PlainDate;
      /** `label` is the occurrence that the date is of, where the action comes round. */
      changes: readonly (Entry<PlainDate | null> & { label?: string | null })[];
    }
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
    }
  | ({ do: 'stand-in' } & StandInSaid)
  | ({ do: 'completion' } & CompletionSaid);

const who = (words: string): string => clip(words, 80);

type Named = { ref: string; label?: string | null };

/** "3.3(b)", "3.3(b), Spring 1 2026-27". */
const named = ({ ref, label }: Named): string =>
  [clip(ref, 30), ...(label ? [clip(label, 60)] : [])].join(', ');

/** "3.3(b)", "23 actions". */
const what = (changes: readonly Named[]): string => {
  const [only] = changes;
  return only && changes.length === 1 ? named(only) : count(changes.length, 'action');
};
/** "3 (Inclusion for all)", "3 and 4". */
function partsOf(changes: readonly { ref: string; title: string }[]): string {
  const [only] = changes;
  if (only && changes.length === 1) return `${clip(only.ref, 30)} (${clip(only.title, 60)})`;
  return changes.length > 3 ? `${changes.length} parts` : listed(changes.map(({ ref }) => clip(ref, 30)));
}

/** "Kay Sample from now on and Sam Sample from Fri 1 Jan 2027". */
const holdersInWords = (holders: readonly { who: string; from: PlainDate | null }[]): string =>
  listed(holders.map((holder) => `${who(holder.who)} ${fromWhen(holder.from)}`));

const fromWhen = (from: PlainDate | null): string =>
  from === null ? 'from now on' : `from ${longDay(from)}`;

/** "Give 23 actions to the Head of Skills?" */
export function askedInWords(said: SetUpSaid): string {
  switch (said.do) {
    case 'stand-in':
      return standInAsked(said);
    case 'completion':
      return askedOfCompletion(said);
    case 'assign':
      return said.to === null
        ? `Leave ${what(said.changes)} without an owner?`
        : `Give ${what(said.changes)} to ${who(said.to)}?`;
    case 'lead':
      return `Make ${who(said.to)} the lead of ${partsOf(said.changes)}?`;
    case 'date':
      return `Set ${longDay(said.due)} as the due date of ${what(said.changes)}?`;
    case 'holder':
      return `${who(said.post)}: ${holdersInWords(said.holders)}?`;
    case 'rhythm':
      return `Start the ${said.rule} reports of ${what(said.changes)} ${fromWhen(said.from)}?`;
  }
}

/** "Set: 23 actions belong to the Head of Skills". */
export function setInWords(said: SetUpSaid): string {
  switch (said.do) {
    case 'stand-in':
      return standInSet(said);
    case 'completion':
      return setOfCompletion(said);
    case 'assign': {
      const one = said.changes.length === 1;
      return said.to === null
        ? `Set: ${what(said.changes)} ${one ? 'has' : 'have'} no owner`
        : `Set: ${what(said.changes)} ${one ? 'belongs' : 'belong'} to ${who(said.to)}`;
    }
    case 'lead':
      return `Set: ${who(said.to)} leads ${partsOf(said.changes)}`;
    case 'date':
      return `Set: ${what(said.changes)} ${said.changes.length === 1 ? 'is' : 'are'} due ${longDay(said.due)}`;
    case 'holder':
      return `Set: the ${who(said.post)} is ${holdersInWords(said.holders)}`;
    case 'rhythm':
      return `Set: the ${said.rule} reports of ${what(said.changes)} start ${fromWhen(said.from)}`;
  }
}

const fact = (label: string, ...value: Run[]): Run[] => [bold(`${label}: `), ...value];

/**
 * What is changed, `most` lines of it at most, and how it stands (`now`) or stood (`before`) without the change.
 */
export function factsOfSetUp(said: SetUpSaid, most: number, when: 'now' | 'before'): Run[][] {
  if (said.do === 'holder') {
    return [
      ...said.holders.map((holder) =>
        fact(holder.from === null ? 'From now on' : `From ${longDay(holder.from)}`, run(who(holder.who))),
      ),
      fact('Actions of this post', run(`${said.actions}, which follow the post.`)),
    ];
  }
  if (said.do === 'stand-in') return standInFacts(said, when);
  if (said.do === 'completion') return completionFacts(said, when);
  const changes = said.changes.map((change) => ({ ...change, from: stood(said.do, change.from) }));
  const shown = changes.slice(0, most);
  const rest = changes.length - shown.length;
  return [
    ...shown.map((change) => [
      bold(named(change)),
      run(` ${clip(change.title, 80)} `),
      subtle(`(${when}: ${change.from})`),
    ]),
    ...(rest > 0 ? [[subtle(`and ${rest} more`)]] : []),
    ...(changes.length > 1
      ? [fact(when === 'now' ? 'Now' : 'Before', run(tally(changes.map(({ from }) => from))))]
      : []),
  ];
}

const NOTHING = { assign: 'no owner', lead: 'no lead', date: 'no date', rhythm: 'not started' } as const;

function stood(what: keyof typeof NOTHING, from: string | null): string {
  if (from === null) return NOTHING[what];
  return what === 'date' ? longDay(from) : clip(from, 60);
}

/** "no owner 12, Head of Access 11": the commonest first, five at most. */
function tally(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)]
    .map(([word, all]) => ({ word, many: all.length }))
    .sort((a, b) => b.many - a.many);
  const rest = counts.slice(5).reduce((sum, { many }) => sum + many, 0);
  const shown = counts.slice(0, 5).map(({ word, many }) => `${word} ${many}`);
  return [...shown, ...(rest > 0 ? [`others ${rest}`] : [])].join(', ');
}

/** What to say to change it again. */
export function howToChange(said: SetUpSaid): string {
  const [first] =
    said.do === 'holder' || said.do === 'completion' || said.do === 'stand-in' ? [] : said.changes;
  const ref = clip(first?.ref ?? '3.3(b)', 30);
  switch (said.do) {
    case 'stand-in':
      return standInChange(said);
    case 'completion':
      return howToChangeCompletion(said);
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
