/** Owners as people see and type them in a workbook: a post by its title, everybody else by an e-mail address. */
import { isAddress } from '../../domain/plan-file.ts';
import { carried, saysStill } from './neutral.ts';
import type { SetUpPost } from './set-up.ts';
import { unescaped } from './shared-strings.ts';

type Named = Pick<SetUpPost, 'id' | 'title'>;

const same = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string): string => unescaped(carried(name)).replace(/\s+/g, ' ').trim().toLowerCase();

/** What stands in the cell for a post's id or an address: the title, unless that could mean something else. */
export function shownName(name: string, posts: readonly Named[]): string {
  const post = posts.find(({ id }) => id === name);
  if (post === undefined || isAddress(post.title)) return name;
  const clash = posts.some(
    (other) => other !== post && (same(other.title, post.title) || same(other.id, post.title)),
  );
  return clash ? name : post.title;
}

export type NameRead = { name: string } | { fault: string };

/**
 * Whom a cell names, as a post's id or an address. `before` are the posts as they were exported: a cell that nobody
 * touched still names its post, whatever the post is called now.
 */
export function readName(text: string, posts: readonly Named[], before: readonly Named[]): NameRead {
  const stays = before.find(
    (post) => saysStill(text, shownName(post.id, before)) && posts.some(({ id }) => id === post.id),
  );
  if (stays !== undefined) return { name: stays.id };
  const byId = posts.find(({ id }) => id === text.trim());
  if (byId !== undefined) return { name: byId.id };
  const address = text.trim();
  if (isAddress(address)) return { name: address };
  const titled = posts.filter(({ title }) => same(title, text));
  const [only] = titled;
  if (titled.length > 1) {
    return {
      fault: `"${text}" is the title of ${titled.length} posts; write the post's id: ${titled.map(({ id }) => id).join(' or ')}`,
    };
  }
  if (only !== undefined) return { name: only.id };
  return {
    fault: `"${text.slice(0, 80)}" is neither a post nor an e-mail address; add it on the Posts sheet, or write the address`,
  };
}
