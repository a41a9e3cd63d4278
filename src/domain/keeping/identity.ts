/** Takes a person out of a record's body: their id, addresses and name go; words that others wrote are only listed. */
import type { Person } from '../person.ts';
import { FORMER } from './erasure.ts';
import { importWithout } from './import-without.ts';

/** What names somebody, and what stands in its place. */
export type Identity = {
  id: string;
  becomes: string;
  /** In lower case: e-mail addresses, principal names, the directory's id. */
  known: readonly string[];
  /** Their name where it tells them: two words or more. One word alone is left where it stands among others. */
  name: string | null;
  /** The same for a field that holds nothing else. */
  whole: readonly string[];
};

export function identityOf({ id, name, emails, aadObjectId }: Person, becomes: string): Identity {
  const known = [...emails, ...(aadObjectId === null ? [] : [aadObjectId])].map(plain);
  const said = plain(name);
  return {
    id,
    becomes,
    known: known.filter((one) => one.length > 4),
    name: said.includes(' ') && !said.includes('@') ? said : null,
    whole: said === '' ? known : [said, ...known],
  };
}

/** Whether their name is one word, which may be anything in a text. */
export const hasOneWord = ({ name, whole, known }: Identity): boolean =>
  name === null && whole.some((one) => !one.includes('@') && !known.includes(one));

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Fields that hold what people wrote: names there are others' words, and an id there is a word. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...['reason', 'text', 'what', 'url', 'name', 'title', 'description', 'aliases', 'difference', 'unit'],
]);

export const isWritten = (field: string): boolean => WRITTEN.has(field);

/** Of which program: `machine` for what is put together from the record, where a name is nobody's own word. */
type Ways = { machine: boolean };

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
    withoutPerson(key === 'imported' ? importWithout(one, isThem(who)) : one, who, ways, [...path, key]),
  ]);
  const isSame = next.every(([key, one], place) => key === old[place]?.[0] && one === old[place]?.[1]);
  return isSame ? value : Object.fromEntries(next);
}

const isThem =
  ({ whole }: Identity) =>
  (text: string): boolean =>
    whole.includes(plain(text));

function textWithout(text: string, who: Identity, { machine }: Ways, path: readonly string[]): string {
  if (isThem(who)(text)) return FORMER;
  const isWord = isWritten(path.at(-1) ?? '');
  const bare = machine ? idsWithout(text, who) : isWord ? text : keyWithout(text, who);
  const unaddressed = who.known.reduce((left, one) => left.replace(whole(one), FORMER), bare);
  if (!machine || who.name === null) return unaddressed;
  // As a sentence has it, and as JSON does, where a quotation mark in it has a stroke before it.
  const forms = new Set([who.name, JSON.stringify(who.name).slice(1, -1)]);
  return [...forms].reduce((left, form) => left.replace(whole(form), FORMER), unaddressed);
}

/** An id stands by itself, or as a part of a key such as `person:<id>`. */
export const keyWithout = (key: string, { id, becomes }: Identity): string =>
  key === id
    ? becomes
    : key.includes(id) && !/\s/.test(key)
      ? key.replaceAll(new RegExp(`(?<![^:/|,])${escaped(id)}(?![^:/|,])`, 'g'), () => becomes)
      : key;

/** In a text of the program's: an owner's key, or an id in quotation marks, among other words. */
const idsWithout = (text: string, who: Identity): string =>
  text.includes(who.id)
    ? keyWithout(text, who)
        .replaceAll(new RegExp(`(?<=person:)${escaped(who.id)}(?![\\p{L}\\p{N}_-])`, 'gu'), () => who.becomes)
        .replaceAll(`"${who.id}"`, () => `"${who.becomes}"`)
    : text;

/** As JSON within a text, or a sentence, has it: nothing that goes on before or behind. */
const whole = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}._-])${escaped(words).replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}]|[._-][\\p{L}\\p{N}])`,
    'giu',
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The same of a text of the program's, JSON among them. */
export const machineTextWithout = (text: string, who: Identity): string =>
  textWithout(text, { ...who, whole: [] }, { machine: true }, []);

/** Paths of the fields whose words name them still: their whole name, or an address as a link has it. */
export function mentionsIn(value: unknown, who: Identity, path = ''): string[] {
  if (typeof value === 'string') return names(value, who) ? [path] : [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => mentionsIn(one, who, path)))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    mentionsIn(one, who, path === '' ? key : `${path}.${key}`),
  );
}

function names(text: string, { name, known }: Identity): boolean {
  const said = plain(text);
  const [first, ...others] = name?.split(' ') ?? [];
  const ways = [
    ...(name === null ? [] : [name, `${others.join(' ')}, ${first}`, `${first}.${others.join('.')}`]),
    ...known,
    // As links to somebody's own files have it.
    ...known.filter((one) => one.includes('@')).map((one) => one.replace(/[@.]/g, '_')),
  ];
  return ways.some((way) => said.includes(way));
}
