/** Takes a person out of a record's body: their id, addresses and name go; words that others wrote are only listed. */
import { type Person, UNNAMED } from '../person.ts';
import { FORMER } from './erasure.ts';
import { importWithout } from './import-without.ts';

/** What names somebody, and what stands in its place. */
export type Identity = {
  id: string;
  /** Under which they stood before two accounts of theirs were joined. */
  before: readonly string[];
  becomes: string;
  /** In lower case: e-mail addresses, principal names, the directory's id; and those of them that are nobody else's. */
  addresses: readonly string[];
  known: readonly string[];
  /** Their names where these tell them: two words or more. One word alone is left where it stands among others. */
  names: readonly string[];
  /** The same for a field that holds nothing else. */
  whole: readonly string[];
  /** What somebody or something else is called, with a name of theirs in it or the same: never changed. */
  alike: readonly string[];
};

/** What else a record has that may read as a name or an address of theirs. */
export type Others = { names: readonly string[]; addresses: readonly string[] };

export function identityOf(person: Person, becomes: string, others?: Others): Identity {
  const { id, emails, aadObjectId, former } = person;
  const addresses = [...emails, ...(former?.emails ?? []), ...(aadObjectId === null ? [] : [aadObjectId])]
    .map(plain)
    .filter((one) => one.length > 4);
  const called = [person.name, ...(former?.names ?? [])].map(plain).filter((one) => !NO_NAME.has(one));
  const shared = new Set(others?.addresses.map(plain));
  const alike = (others?.names ?? []).filter((one) => called.some((name) => isIn(name, one))).map(plain);
  return {
    ...{ id, before: former?.ids ?? [], becomes, addresses },
    known: addresses.filter((one) => !shared.has(one)),
    names: called.filter((one) => one.includes(' ') && !one.includes('@')),
    whole: [...called, ...addresses],
    // Whatever is longer is looked for first: a name may stand within it.
    alike: [...new Set(alike)].toSorted((one, other) => other.length - one.length),
  };
}

/** Whether a name of theirs is one word, which may be anything in a text. */
export const hasOneWord = ({ whole, addresses }: Identity): boolean =>
  whole.some((one) => !/[\s@]/.test(one) && !addresses.includes(one));

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** What stands for a name where there is none. */
const NO_NAME: ReadonlySet<string> = new Set(['', plain(UNNAMED), plain(FORMER)]);

/** Fields that hold what people wrote: names there are others' words, and an id there is a word. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...['reason', 'text', 'what', 'url', 'name', 'title', 'description', 'aliases', 'difference', 'unit'],
]);

export const isWritten = (field: string): boolean => WRITTEN.has(field);

/** Whether a field holds a person's name and nothing else: on whose behalf somebody spoke, whom they wish as owner. */
const holdsName = (path: string): boolean => /(?:^|\.)(?:onBehalf|handOver\.name)$/.test(path);

/**
 * Of which program: `machine` for what is put together from the record, where a name is nobody's own word. `marker`
 * stands for a name where another than the usual one fits.
 */
type Ways = { machine: boolean; marker?: string };

/** A copy without them; the very same value where nothing of them is in it. */
export function withoutPerson(
  value: unknown,
  who: Identity,
  ways: Ways,
  path: readonly string[] = [],
): unknown {
  if (typeof value === 'string') return textWithout(value, who, ways, path);
  if (Array.isArray(value)) {
    const next = value.map((one) => withoutPerson(one, who, ways, path));
    return next.some((one, place) => one !== value[place]) ? next : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const old = Object.entries(value);
  const next = old.map(([key, one]): [string, unknown] => [
    keyWithout(key, who),
    withoutPerson(key === 'imported' ? importWithout(one, isAddress(who)) : one, who, ways, [...path, key]),
  ]);
  const isSame = next.every(([key, one], place) => key === old[place]?.[0] && one === old[place]?.[1]);
  return isSame ? value : Object.fromEntries(next);
}

/** Imported files call people by their addresses alone. */
const isAddress =
  ({ known }: Identity) =>
  (text: string): boolean =>
    known.includes(plain(text));

/** Whether the name in such a field is theirs alone. One word is, where nothing else in the record has it. */
function isTheirName(text: string, { whole, names, alike }: Identity): boolean {
  const said = plain(text);
  return whole.includes(said) && (names.includes(said) ? !alike.includes(said) : alike.length === 0);
}

function textWithout(
  text: string,
  who: Identity,
  { machine, marker = FORMER }: Ways,
  path: readonly string[],
): string {
  if (holdsName(path.join('.')) && isTheirName(text, who)) return marker;
  const isWord = isWritten(path.at(-1) ?? '');
  const bare = machine ? idsWithout(text, who) : isWord ? text : keyWithout(text, who);
  const unaddressed = who.known.reduce((left, one) => left.replace(whole(one), marker), bare);
  return machine
    ? who.names.reduce((left, name) => unnamed(left, name, who.alike, marker), unaddressed)
    : unaddressed;
}

/** Without the name, but where it is a part of what somebody or something else is called. */
function unnamed(text: string, name: string, alike: readonly string[], marker: string): string {
  const [first = name] = name.split(' ');
  const lower = text.toLowerCase();
  if (!lower.includes(first) && !lower.includes(escapedInJson(first))) return text;
  // As a sentence has it, and as JSON does, where a quotation mark in it has a stroke before it.
  const forms = (words: string): string[] => [...new Set([words, escapedInJson(words)])].map(wholeSource);
  const others = alike.length === 0 ? '(?!)' : alike.flatMap(forms).join('|');
  return text.replace(
    new RegExp(`(${others})|${forms(name).join('|')}`, 'giu'),
    (found: string, other: string | undefined) => (other === undefined ? marker : found),
  );
}

const escapedInJson = (words: string): string => JSON.stringify(words).slice(1, -1);

/** An id stands by itself, or as a part of a key such as `person:<id>`. */
export const keyWithout = (key: string, { id, before, becomes }: Identity): string =>
  [id, ...before].reduce(
    (left, one) =>
      left === one
        ? becomes
        : left.includes(one) && !/\s/.test(left)
          ? left.replaceAll(new RegExp(`(?<![^:/|,])${escaped(one)}(?![^:/|,])`, 'g'), () => becomes)
          : left,
    key,
  );

/** In a text of the program's: an owner's key, or an id in quotation marks, among other words. */
const idsWithout = (text: string, who: Identity): string =>
  [who.id, ...who.before].reduce(
    (left, id) =>
      left.includes(id)
        ? keyWithout(left, who)
            .replaceAll(new RegExp(`(?<=person:)${escaped(id)}(?![\\p{L}\\p{N}_-])`, 'gu'), () => who.becomes)
            .replaceAll(`"${id}"`, () => `"${who.becomes}"`)
        : left,
    text,
  );

/** As JSON within a text, or a sentence, has it: nothing that goes on before or behind. */
const wholeSource = (words: string): string =>
  `(?<![\\p{L}\\p{N}._-])${escaped(words).replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}]|[._-][\\p{L}\\p{N}])`;

const whole = (words: string): RegExp => new RegExp(wholeSource(words), 'giu');

const isIn = (words: string, text: string): boolean =>
  plain(text).includes(words) && whole(words).test(plain(text));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The same of a text of the program's, JSON among them. */
export const machineTextWithout = (text: string, who: Identity): string =>
  textWithout(text, who, { machine: true }, []);

/** Paths of the fields whose words name them still: their whole name, or an address as a link has it. */
export function mentionsIn(value: unknown, who: Identity, path = ''): string[] {
  if (typeof value === 'string') return isNaming(value, who, path) ? [path] : [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => mentionsIn(one, who, path)))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    mentionsIn(one, who, path === '' ? key : `${path}.${key}`),
  );
}

function isNaming(text: string, { names, addresses, whole }: Identity, path: string): boolean {
  const said = plain(text);
  if (holdsName(path) && whole.includes(said)) return true;
  const ways = [
    ...names.flatMap((name) => {
      const [first, ...others] = name.split(' ');
      return [name, `${others.join(' ')}, ${first}`, `${first}.${others.join('.')}`];
    }),
    ...addresses,
    // As links to somebody's own files have it.
    ...addresses.filter((one) => one.includes('@')).map((one) => one.replace(/[@.]/g, '_')),
  ];
  return ways.some((way) => said.includes(way));
}
