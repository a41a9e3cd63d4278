/** A record as somebody outside reads it, before it is known what its action is called; and the words that all kinds share. */
import type { Doc, Kind } from '../../store/documents.ts';

/** What people and posts are called, by their ids. */
export type Called = { people: ReadonlyMap<string, string>; posts: ReadonlyMap<string, string> };

/** A record as an entry, before it is known what its item is called, and whom it concerns. */
export type Fact = {
  kind: string;
  plan: string | null;
  item: string | null;
  milestone: string | null;
  at: string | null;
  by: string | null;
  words: string;
  files: { file: string; name: string }[];
};

export const blank = {
  plan: null,
  item: null,
  milestone: null,
  at: null,
  by: null,
  words: '',
  files: [],
};

export const isKind = <K extends Kind>(doc: Doc, kind: K): doc is Doc<K> => doc.kind === kind;
export const spelled = (word: string): string => word.replace(/[-_]/g, ' ');
export const sentence = (parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join('; ');

export function keyName(key: string, { people, posts }: Called): string {
  const [kind, id = ''] = key.split(/:(.*)/s);
  if (kind === 'post') return posts.get(id) ?? spelled(id);
  return people.get(id) ?? 'somebody who is no longer known';
}
