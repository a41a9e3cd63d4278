/** Owners as a source writes them, as the plan file wants them: addresses as they are, every other name as a vacant post. */
import { type FilePost, isAddress } from '../domain/plan-file.ts';
import type { Finding } from './finding.ts';
import { slug } from './slug.ts';

export type Owners = {
  /** The post id or address for a name; null where the cell names nobody ("TBC", "n/a"). */
  keyOf(name: string, where: string): string | null;
  posts(): FilePost[];
  findings(): Finding[];
};

const NOBODY =
  /^(?:tb[acd]|t\.b\.[acd]\.?|n\/?a|none|not (?:yet )?(?:known|set|stated|agreed)|to be (?:confirmed|agreed|decided|appointed)|vacant|all|everyone|various|unknown|[-–—.?]*)$/i;
const POST_WORDS =
  /\b(?:head|director|manager|lead|leads|officer|service|services|team|teams|board|council|adviser|advisor|coordinator|co-ordinator|principal|assistant|deputy|chief|executive|school|schools|headteachers?|partnership|hub|group|senco|commissioner|councillor|cllr|member|portfolio|strategic|education|health|social|care|nhs|icb|college|governors?|trust|unit|department|committee|virtual|improvement|partners?|local|authority|settings|providers?|la|ehcp?|send|early|years|ceo|dcs|hr|it|ict|finance)\b/i;
const PERSON =
  /^(?:(?:mr|mrs|ms|miss|dr|prof)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: (?:de|van|von|al|bin|o'))? ?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u;
const ADDRESSED = /<?([^\s<>()]+@[^\s<>()]+\.[^\s<>(),;]+)>?/;

/** Collects the posts of one plan; `taken` are ids that it may not give. */
export function ownersFor(taken: readonly string[] = []): Owners {
  const posts = new Map<string, FilePost>();
  const used = new Set(taken);
  const found: Finding[] = [];
  const people: string[] = [];
  let first = '';

  const postFor = (title: string, where: string): string => {
    const known = posts.get(title.toLowerCase());
    if (known !== undefined) return known.id;
    const stem = postId(title);
    let id = stem;
    for (let count = 2; used.has(id); count += 1) id = `${stem.slice(0, 55)}-${count}`;
    used.add(id);
    posts.set(title.toLowerCase(), { id, title });
    first ||= where;
    if (PERSON.test(title) && !POST_WORDS.test(title)) people.push(title);
    return id;
  };

  return {
    keyOf: (name, where) => {
      const words = name
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[,;:]+$/, '');
      if (NOBODY.test(words)) return null;
      const address = ADDRESSED.exec(words)?.[1] ?? '';
      if (isAddress(address)) return address;
      if (words.length > 200) {
        const what =
          'The words for the owner are too long for a name, and are left out; name the post or the person.';
        found.push({ kind: 'unplaced', what, where });
        return null;
      }
      return postFor(words, where);
    },
    posts: () => [...posts.values()],
    findings: () => [...found, ...postFindings([...posts.values()], people, first)],
  };
}

function postFindings(posts: readonly FilePost[], people: readonly string[], where: string): Finding[] {
  if (posts.length === 0) return [];
  const named = posts.map(({ title }) => title).join('; ');
  const vacant = `${posts.length === 1 ? 'One owner has' : `${posts.length} owners have`} no e-mail address, and became vacant ${posts.length === 1 ? 'post' : 'posts'}: ${named}. Say who holds each.`;
  const persons = `These look like names of people: ${people.join('; ')}. Give an e-mail address for each.`;
  return [
    { kind: 'inferred', what: vacant, where },
    ...(people.length === 0 ? [] : [{ kind: 'inferred', what: persons, where } satisfies Finding]),
  ];
}

/** `Head of SEND` as `head-of-send`: plain letters only, at most 60. */
function postId(title: string): string {
  const plain = slug(title)
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return plain === '' ? 'post' : plain;
}
