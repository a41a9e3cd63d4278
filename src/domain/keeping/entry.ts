/** One thing that is held, as whoever answers a request for information reads it: where, when, who, and the words. */
import type { PlainDate } from '../kinds.ts';
import type { Span } from './concerns.ts';
import { isWithin } from './hold.ts';

export type Entry = {
  /** What it is: "Update", "Decision of a board". */
  kind: string;
  /** The id of its document. */
  id: string;
  plan: string | null;
  ref: string | null;
  title: string | null;
  /** An instant; null for what has no date of its own, such as an action. */
  at: string | null;
  /** All of its days: of a request also that of its decision, of leave all of it. */
  when: readonly Span[];
  /** The id of whoever said or did it. */
  by: string | null;
  /** Ids of everybody whom it concerns, `by` among them. */
  people: readonly string[];
  words: string;
  restricted: boolean;
  files: readonly { file: string; name: string }[];
  /** A text of its own, such as a paper, to be handed over as a file. */
  text?: string;
};

/** What is looked for: each null means all. */
export type Sought = {
  /** Words that must all be there, in any case and order. */
  topic: string | null;
  /** A person's id, and how others would write of them. */
  person: { id: string; names: readonly string[] } | null;
  plan: string | null;
  from: PlainDate | null;
  to: PlainDate | null;
};

/** All that it says, as it was written: a text has marks of its own before some letters. */
export const saidOf = ({ ref, title, words, text, files }: Entry): string[] =>
  [ref, title, words, text?.replace(/\\(?=[\p{P}\p{S}])/gu, ''), ...files.map(({ name }) => name)].filter(
    (one) => one !== null && one !== undefined,
  );

/** What has no date of its own is found whatever the dates are. */
export function isSought(entry: Entry, { topic, person, plan, from, to }: Sought): boolean {
  const said = folded(saidOf(entry).join(' '));
  return (
    (plan === null || entry.plan === plan) &&
    isWithin(entry.when, { from, to }) &&
    (person === null || isOn(entry, said, person)) &&
    (topic === null || holdsAll(said, wordsOf(topic)))
  );
}

const holdsAll = (said: string, words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => begins(said, word));

/** Whether it concerns them, or names them. */
const isOn = (entry: Entry, said: string, { id, names }: { id: string; names: readonly string[] }): boolean =>
  entry.people.includes(id) || names.some((name) => begins(said, folded(name)));

/** Letters as a phone, a word processor and a keyboard each write them, in one form: no case, accents or shapes of quotation marks. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\ufeff]/gu, '')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** What a topic is looked for by: each word by itself, without the quotation marks round it; none where it is nothing else. */
export const wordsOf = (topic: string): string[] =>
  folded(topic)
    .split(' ')
    .map((word) => word.replace(/^["']+|["']+$/g, ''))
    .filter((word) => word !== '');

/** Whether they stand in the text at the beginning of a word: "HR" is not in "through". */
function begins(text: string, words: string): boolean {
  const isLetter = (letter: string | undefined): boolean =>
    letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  if (!isLetter(words[0])) return text.includes(words);
  for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1))
    if (!isLetter(text[place - 1])) return true;
  return false;
}

/** Oldest first, what has no date before all. */
export const inOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '') || a.id.localeCompare(b.id));

/** How many of each kind. */
export const countedKinds = (entries: readonly Entry[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(entries, ({ kind }) => kind)]
      .map(([kind, those]): [string, number] => [kind, those.length])
      .sort(([a], [b]) => a.localeCompare(b)),
  );
