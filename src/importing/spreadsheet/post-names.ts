/** Owners as people see and type them in a workbook: a post by its title, everybody else by an e-mail address. */
import { isAddress } from '../../domain/plan-file.ts';
import { carried, saysStill } from './neutral.ts';
import type { SetUpPost } from './set-up.ts';
import { unescaped } from './text-list.ts';

type Named = Pick<SetUpPost, 'id' | 'title'>;
/** What stands in a cell for a post's id or an address. */
export type ShowName = (name: string) => string;
export type NameRead = { name: string } | { fault: string };
/** Whom the words of a cell name, as a post's id or an address. */
export type ReadName = (text: string) => NameRead;
/** `show` as the cells were written, `read` as they are to be taken now. */
export type CellNames = { show: ShowName; read: ReadName };

/** A post is shown by its title, unless that could mean something else. */
export function showNames(posts: readonly Named[]): ShowName {
  const spelt = Map.groupBy(
    posts.flatMap(({ id, title }) => [...new Set([plain(id), plain(title)])].map((words) => ({ id, words }))),
    ({ words }) => words,
  );
  const shown = new Map(
    posts.map(({ id, title }) => {
      const clear = !isAddress(title) && spelt.get(plain(title))?.every((other) => other.id === id);
      return [id, clear ? title : id];
    }),
  );
  return (name) => shown.get(name) ?? name;
}

/** `before` are the posts as they were exported: a cell that nobody touched names its post, whatever that is called now. */
export function readNames(posts: readonly Named[], before: readonly Named[]): ReadName {
  const show = showNames(before);
  const here = new Set(posts.map(({ id }) => id));
  const stays = before.filter(({ id }) => here.has(id)).map(({ id }) => ({ id, shown: show(id) }));
  const titles = Map.groupBy(posts, ({ title }) => plain(title));
  const known = new Map<string, NameRead>();
  const read = (text: string): NameRead => {
    const untouched = stays.find(({ shown }) => saysStill(text, shown));
    if (untouched !== undefined) return { name: untouched.id };
    const words = text.trim();
    if (here.has(words) || isAddress(words)) return { name: words };
    const [only, ...others] = titles.get(plain(text)) ?? [];
    if (only === undefined) {
      return {
        fault: `"${text.slice(0, 80)}" is neither a post nor an e-mail address; add it on the Posts sheet, or write the address`,
      };
    }
    if (others.length === 0) return { name: only.id };
    const ids = [only, ...others].map(({ id }) => id).join(' or ');
    return { fault: `"${text}" is the title of ${others.length + 1} posts; write the post's id: ${ids}` };
  };
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}

const plain = (name: string): string => unescaped(carried(name)).replace(/\s+/g, ' ').trim().toLowerCase();
