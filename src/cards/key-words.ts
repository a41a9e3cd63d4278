/** Owner keys as the record of changes holds them ("post:head-of-access person:p1"), in words. */
import type { AnswerView } from './answer/answer-view.ts';
import { nameIn } from './answer/answer-view.ts';
import { clip } from './text.ts';

type Known = Pick<AnswerView, 'names' | 'posts'>;

/** "Head of Access and Alex Sample"; "nobody" for null. */
export function keysInWords(keys: string | null, known: Known): string {
  const told = (keys ?? '').split(' ').flatMap((key) => keyInWords(key, known) ?? []);
  return told.length === 0 ? 'nobody' : [...new Set(told)].join(' and ');
}

function keyInWords(key: string, { names, posts }: Known): string | null {
  if (key.startsWith('post:')) {
    const id = key.slice('post:'.length);
    return clip(posts?.get(id) ?? id, 80);
  }
  if (!key.startsWith('person:')) return null;
  return clip(nameIn({ names }, key.slice('person:'.length)) ?? 'a named owner', 60);
}

/** "Head of Access, now Alex Sample"; where nobody is named, the post alone. */
export function peopleOfPost(held: string | null, known: Known): string {
  const [post = '', ...rest] = (held ?? '').split(' ');
  const person = rest.findLast((word) => word.startsWith('person:'));
  const title = keyInWords(post, known) ?? 'A post';
  if (person === undefined) return `${title}, now vacant`;
  return known.names === null ? title : `${title}, now ${keyInWords(person, known) ?? 'somebody else'}`;
}

/** Person ids among the keys. */
export const peopleInKeys = (keys: string | null): string[] =>
  (keys ?? '').split(' ').flatMap((key) => (key.startsWith('person:') ? [key.slice('person:'.length)] : []));
