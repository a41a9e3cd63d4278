/** Who is meant by "the head of skills", "sam.sample@example.org" or "Sam Sample": a post is found, never guessed. */
import { isAddress } from '../../domain/plan-file.ts';
import type { Named } from '../../domain/set-up.ts';
import type { Reading } from '../intent.ts';
import { distance } from './distance.ts';
import { type Lexicon, nameKey, type PostEntry } from './lexicon.ts';

export type NamedReading =
  /** `plans` have the post, each under the same id; empty for a person. `proper`: written as names are. */
  | { kind: 'known'; named: Named; plans: readonly string[]; proper: boolean }
  /** "Nobody", "vacant". */
  | { kind: 'nobody' }
  /** Two posts or more would do. */
  | { kind: 'several'; posts: readonly PostEntry[] }
  /** Words of a post that the plan does not have, with those that come near. */
  | { kind: 'near'; posts: readonly PostEntry[] }
  /** Neither a post nor the name of one person. */
  | { kind: 'unread' };

const ADDRESS = /^(?:[^@]*[\s(:])?([^\s@(:]+@[^\s@)]+)\)?$/;
const NOBODY =
  /^(?:nobody|no[- ]?one|none|no(?: an?)? owner|vacant|empty|tb[ac]|to be (?:confirmed|appointed|agreed))$/i;
const ME = /^(?:me|myself|i)$/i;
const BEFORE_A_POST =
  /^(?:(?:the|our|new|current|next|interim|acting|post(?:[- ]?holder)?(?: of)?|whoever is)\s+)+/i;

/** Whom the words name; `plan` narrows the posts to those of one plan. */
export function namedFrom(words: string, lexicon: Lexicon, plan: string | null): NamedReading {
  const typed = words.trim().replace(/^["'“@]+|["'”]+$|[\s.,;:!?]+$|\s+now$/gi, '');
  if (NOBODY.test(typed)) return { kind: 'nobody' };
  if (ME.test(typed)) return person('me', true);
  const address = ADDRESS.exec(typed)?.[1];
  if (address !== undefined)
    return isAddress(address)
      ? { kind: 'known', named: { kind: 'address', email: address.toLowerCase() }, plans: [], proper: true }
      : { kind: 'unread' };
  const posts = lexicon.posts.filter((post) => plan === null || post.plan === plan);
  const title = typed.replace(BEFORE_A_POST, '');
  return postNamed(spelledOut(title, lexicon), posts) ?? personNamed(typed, title);
}

const person = (name: string, proper: boolean): NamedReading => ({
  kind: 'known',
  named: { kind: 'name', name },
  plans: [],
  proper,
});

/** "DCS", where the plan says what that stands for. */
const spelledOut = (title: string, lexicon: Lexicon): string =>
  lexicon.expansions.get(title.toLowerCase()) ?? title;

const SMALL = new Set(['the', 'of', 'for', 'and', 'a', 'to', 'in', 'on', 'at', 'our']);
const telling = (key: string): string[] => key.split(' ').filter((word) => !SMALL.has(word));

/** The post that the words name, or those that they come near; null when they are not about a post at all. */
function postNamed(title: string, posts: readonly PostEntry[]): NamedReading | null {
  const key = nameKey(title);
  if (key === '') return null;
  const whole = posts.filter((post) => post.key === key || nameKey(post.id) === key);
  if (whole.length > 0) return found(whole);
  const words = telling(key);
  const within = posts.filter((post) => {
    const own = new Set(telling(post.key));
    return words.length > 1 && words.every((word) => own.has(word));
  });
  if (within.length > 0) return found(within);
  const near = posts
    .map((post) => ({ post, far: distance(key.slice(0, 100), post.key.slice(0, 100)) }))
    .filter(({ far }) => far <= Math.floor(key.length / 6))
    .sort((a, b) => a.far - b.far)
    .map(({ post }) => post);
  if (near.length > 0) return { kind: 'near', posts: near.slice(0, 3) };
  return SOUNDS_LIKE_A_POST.test(title) ? { kind: 'near', posts: alike(words, posts) } : null;
}

/** One post, in one plan or in several that name it alike. */
function found(posts: readonly PostEntry[]): NamedReading {
  const [first] = posts;
  if (!first || posts.some(({ id }) => id !== first.id)) return { kind: 'several', posts };
  const plans = posts.map(({ plan }) => plan);
  return { kind: 'known', named: { kind: 'post', post: first.id }, plans, proper: true };
}

const SOUNDS_LIKE_A_POST =
  /^(?:head|director|assistant director|deputy|chief|strategic|principal|executive|service|lead) \w|\w (?:lead|leads|manager|officer|director|co-?ordinator|advis[eo]r|team|service|board|headteacher)$|\w (?:head|director|lead|manager|officer) (?:of|for) \w/i;

const alike = (words: readonly string[], posts: readonly PostEntry[]): PostEntry[] =>
  posts
    .map((post) => ({ post, shared: telling(post.key).filter((word) => words.includes(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3)
    .map(({ post }) => post);

const MOST_NAMES = 5;
const PARTICLE = new Set([
  'al',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'di',
  'du',
  'el',
  'ibn',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
]);
/** Words that no name is made of, unless they are written as one: "Sam Green" is a name, "on track" is none. */
const NO_NAME = new Set(
  `a about after again all already also am an and any are around as at away back be because been before behind being but
  by can complete could date delayed did do does done down due each either else end every everyone everything finished
  for from further get go going good green amber red blue happy has have having he her here him his how i if in into is
  it its just later leave left less let like made make many me meeting more most much must my need needs new next no none
  nor not nothing now of off ok on once one only open or other our out over overdue own part people plan please progress
  ready report reports risk said same school schools see she should sick since slipping so some somebody someone soon
  started status still stuck such support than that the their them then there these they this those through to today
  together tomorrow too track under unless until up update us very waiting was we week well were what when where which
  while who why will with within without work working would yes yet you your`.split(/\s+/),
);

const SAYS_HOW_IT_GOES =
  /^(?:on[ -]track|at[ -]risk|off[ -]track|not (?:started|done|yet)|in (?:progress|place|hand)|all (?:done|good)|no change|under ?way)$/i;

function personNamed(typed: string, title: string): NamedReading {
  const words = typed.split(/\s+/).filter((word) => word !== '');
  const looksLikeNames =
    typed === title &&
    words.length > 0 &&
    words.length <= MOST_NAMES &&
    typed.length <= 100 &&
    words.every((word) => /^\p{L}[\p{L}\p{M}'’.-]*$/u.test(word)) &&
    words.every((word) => !isNoName(word) || (isCapital(word) && words.length > 1)) &&
    !SAYS_HOW_IT_GOES.test(typed);
  if (!looksLikeNames) return { kind: 'unread' };
  const proper = words.every((word) => isCapital(word) || PARTICLE.has(word.toLowerCase()));
  return person(typed, proper && words.some(isCapital));
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
const isNoName = (word: string): boolean => NO_NAME.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''));

/** The question back about somebody who could not be made out; `say` is the sentence with a post put in. */
export function aboutNamed(
  reading: Exclude<NamedReading, { kind: 'known' }>,
  words: string,
  say: (title: string) => string,
): Extract<Reading, { kind: 'clarify' }> {
  const typed = words
    .trim()
    .replace(/^(?:the|our)\s+/i, '')
    .slice(0, 80);
  const posts = reading.kind === 'several' || reading.kind === 'near' ? reading.posts.slice(0, 3) : [];
  return {
    kind: 'clarify',
    ask: whoIsMeant(reading.kind, typed, posts.length),
    items: [],
    suggestions: posts.map(({ title }) => ({ label: title.slice(0, 80), say: say(title).slice(0, 300) })),
  };
}

function whoIsMeant(kind: Exclude<NamedReading['kind'], 'known'>, typed: string, posts: number): string {
  if (typed === '' || kind === 'nobody') return 'Who is it? Name a post, a person or an e-mail address.';
  if (kind === 'several') return `"${typed}" could be more than one post. Which one is it?`;
  if (kind === 'near')
    return posts > 0
      ? `There is no post "${typed}" in the plan. Which one did you mean?`
      : `There is no post "${typed}" in the plan. Name one as the plan does, or a person.`;
  return `I could not read "${typed}" as one post or one person. Nothing was changed. Who is it?`;
}
