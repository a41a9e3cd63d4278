/** One thing that is held, as whoever answers a request for information reads it: where, when, who, and the words. */
import type { PlainDate } from '../kinds.ts';

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

/** What has no date of its own is found whatever the dates are. */
export function isSought(entry: Entry, { topic, person, plan, from, to }: Sought): boolean {
  const day = entry.at?.slice(0, 10) ?? null;
  const said = plain(
    [entry.ref, entry.title, entry.words, entry.text, ...entry.files.map(({ name }) => name)].join(' '),
  );
  return (
    (plan === null || entry.plan === plan) &&
    (from === null || day === null || day >= from) &&
    (to === null || day === null || day <= to) &&
    (person === null || isOn(entry, said, person)) &&
    (topic === null || wordsIn(topic).every((word) => said.includes(word)))
  );
}

/** Whether it concerns them, or names them. */
const isOn = (entry: Entry, said: string, { id, names }: { id: string; names: readonly string[] }): boolean =>
  entry.people.includes(id) || names.some((name) => said.includes(plain(name)));

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
const wordsIn = (topic: string): string[] => plain(topic).split(' ');

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
