/** Takes a person out of a record's body: their id, addresses and name go; words that others wrote are only listed. */
import { type Person, UNNAMED } from '../person.ts';
import { FORMER } from './erasure.ts';
import { importWithout } from './import-without.ts';
import { united } from './united.ts';

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
  /** Those as the roster has them, which is how the program writes them. One that a plan has as other words is none. */
  written: readonly string[];
  /** The same for a field that holds nothing else. */
  whole: readonly string[];
  /** What somebody or something else is called, with a name of theirs in it or the same: never changed. */
  alike: readonly string[];
};

/**
 * What else a record has that may read as a name or an address of theirs: what somebody or something is called, and
 * other texts of plans, which count only where they are more than the name.
 */
export type Others = { names: readonly string[]; texts: readonly string[]; addresses: readonly string[] };

export function identityOf(person: Person, becomes: string, others?: Others): Identity {
  const { id, emails, aadObjectId, former } = person;
  const addresses = [...emails, ...(former?.emails ?? []), ...(aadObjectId === null ? [] : [aadObjectId])]
    .map(plain)
    .filter((one) => one.length > 4);
  const calledAs = [person.name, ...(former?.names ?? [])]
    .map(spaced)
    .filter((one) => !NO_NAME.has(plain(one)));
  const called = calledAs.map(plain);
  const shared = new Set(others?.addresses.map(plain));
  const having = (texts: readonly string[] = []): string[] =>
    texts.filter((one) => called.some((name) => isIn(name, one)));
  const [names, texts] = [having(others?.names), having(others?.texts)];
  const alike = [...names, ...texts.filter((one) => !called.includes(plain(one)))].map(plain);
  return {
    ...{ id, before: former?.ids ?? [], becomes, addresses },
    known: addresses.filter((one) => !shared.has(one)),
    names: called.filter((one) => one.includes(' ') && !one.includes('@')),
    written: calledAs.filter(
      (one) => isTelling(one) && ![...names, ...texts].some((text) => isPhrase(one, text)),
    ),
    whole: [...called, ...addresses],
    // Whatever is longer is looked for first: a name may stand within it.
    alike: [...new Set(alike)].toSorted((one, other) => other.length - one.length),
  };
}

/** Whether a name tells them in a text: two words that are no small ones. A team's "school meals" does not. */
const isTelling = (name: string): boolean =>
  !name.includes('@') && name.split(' ').filter((word) => !/^\p{Ll}/u.test(word)).length > 1;

/** Whether the text has it as other words: "school meals" where somebody is called "School Meals". */
const isPhrase = (name: string, text: string): boolean =>
  [...text.matchAll(whole(name))].some(([found]) => ![name, name.toUpperCase()].includes(spaced(found)));

/** Whether a name of theirs may be anything in a text, so that it is left there: one word, or what reads as other words. */
export const hasOneWord = ({ whole, addresses, written }: Identity): boolean =>
  whole.some((one) => !one.includes('@') && !addresses.includes(one) && !written.map(plain).includes(one));

const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ');
const plain = (text: string): string => spaced(text).toLowerCase();

/** What stands for a name where there is none. */
const NO_NAME: ReadonlySet<string> = new Set(['', plain(UNNAMED), plain(FORMER)]);

/** Fields that hold what people wrote: names there are others' words, and an id there is a word. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...['reason', 'text', 'what', 'url', 'name', 'title', 'description', 'aliases', 'difference', 'unit'],
]);

export const isWritten = (field: string): boolean => WRITTEN.has(field);

/** Fields of the program's own records in which somebody's words stand: why, and what they looked for. */
const SAID: ReadonlySet<string> = new Set(['reason', 'topic']);
export const isSaid = (path: string): boolean => SAID.has(path.slice(path.lastIndexOf('.') + 1));

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
    return next.some((one, place) => one !== value[place]) ? united(path.at(-1) ?? '', value, next) : value;
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
  return machine && !isSaid(path.at(-1) ?? '')
    ? who.written.reduce((left, name) => unnamed(left, name, who.alike, () => marker), unaddressed)
    : unaddressed;
}

/**
 * Without the name as the roster has it, since that is how the program writes it: in other letters it may be other
 * words, or somebody's own. Nor where it is a part of what somebody or something else is called.
 */
function unnamed(text: string, name: string, alike: readonly string[], marker: () => string): string {
  const [first = name] = name.split(' ');
  if (!text.includes(first) && !text.includes(escapedInJson(first))) return text;
  // As a sentence has it, and as JSON does, where a quotation mark in it has a stroke before it.
  const forms = (words: string): string[] => [...new Set([words, escapedInJson(words)])];
  const others = alike.length === 0 ? '(?!)' : alike.flatMap(forms).map(wholeSource).join('|');
  const own = forms(name);
  return text.replace(
    new RegExp(`(${others})|${own.map(wholeSource).join('|')}`, 'giu'),
    (found: string, other: string | undefined) =>
      other === undefined && own.includes(spaced(found)) ? marker() : found,
  );
}

/** How often their name goes from a record: from fields that hold nothing else, and from texts of the program's. */
export function namesGoing(value: unknown, who: Identity, machine: boolean, path = ''): number {
  if (typeof value === 'string') {
    if (holdsName(path) && isTheirName(value, who)) return 1;
    let count = 0;
    const counted = (): string => {
      count += 1;
      return FORMER;
    };
    if (machine && !isSaid(path))
      who.written.reduce((left, name) => unnamed(left, name, who.alike, counted), value);
    return count;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const isList = Array.isArray(value);
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum + namesGoing(one, who, machine, isList || path === '' ? (isList ? path : key) : `${path}.${key}`),
    0,
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
