/** Takes somebody's words out of whatever quotes them: a record's body goes in, and comes out with a marker in their place. */

/** Shorter words stand in too many places to be a quotation. */
const SHORTEST = 12;
/** Where a quotation was cut short, so much of its beginning tells it. */
const BEGINNING = 24;

/** What counts as a quotation of these words: long enough (in characters), and the longest first. */
export const quotable = (words: readonly string[], shortest = SHORTEST): string[] =>
  [...new Set(words.map((one) => one.trim()))]
    .filter((one) => one.length >= shortest)
    .sort((a, b) => b.length - a.length);

/** The text with the marker where it quotes any of the words, whole or cut short. The words are as `quotable` gives them. */
export function unquoted(text: string, words: readonly string[], marker: string): string {
  const forms = words.map((one) => [...formsOf(one)]);
  const whole = forms.flat().reduce((left, form) => left.replaceAll(form, marker), text);
  return forms
    .flat()
    .filter((form) => form.length > BEGINNING)
    .reduce((left, form) => withoutBeginnings(left, form.slice(0, BEGINNING), marker), whole);
}

/** As they stand, as JSON within a text has them, and as one line. */
const formsOf = (words: string): Set<string> =>
  new Set([words, JSON.stringify(words).slice(1, -1), words.replace(/\s+/g, ' ')]);

/** What was cut short ends with an ellipsis, or with the text that it stands in. */
function withoutBeginnings(text: string, beginning: string, marker: string): string {
  let left = text;
  for (let at = left.indexOf(beginning); at >= 0; at = left.indexOf(beginning, at + marker.length)) {
    const end = /…|(?<!\\)["”\n]/u.exec(left.slice(at));
    left = left.slice(0, at) + marker + (end === null ? '' : left.slice(at + end.index));
  }
  return left;
}

/** What goes wherever it stands: words as `quotable` gives them, and files by their ids. */
export type Going = {
  words: readonly string[];
  files: ReadonlySet<unknown>;
  marker: string;
  /** Shorter words: they go where they stand in quotation marks, as messages and papers quote them. */
  short?: readonly string[];
  /** Words that go, however short, where they are all that a field of somebody's words holds. */
  whole?: ReadonlySet<string>;
};

/** Fields that hold what somebody wrote, in every record. */
const WRITTEN: ReadonlySet<string> = new Set(['reason', 'text', 'what', 'url']);

/** The other words, of which a quotation cannot be told without its marks. */
export const tooShort = (words: readonly string[]): string[] =>
  [...new Set(words.map((one) => one.trim()))].filter((one) => one !== '' && one.length < SHORTEST);

/** As messages quote them, and as JSON within a text has the field that they fill. */
const withoutShort = (text: string, { short = [], marker }: Going): string =>
  short.reduce((left, one) => {
    const json = JSON.stringify(one).slice(1, -1);
    return [...WRITTEN].reduce(
      (rest, field) => rest.replaceAll(`"${field}":"${json}"`, `"${field}":"${marker}"`),
      left.replaceAll(`“${json}”`, `“${marker}”`),
    );
  }, text);

/** A copy of the value without quotations and files that go; the very same value where there were none. */
export function scrubbed(value: unknown, going: Going, field = ''): unknown {
  if (typeof value === 'string')
    return WRITTEN.has(field) && going.whole?.has(value.trim())
      ? going.marker
      : withoutShort(unquoted(value, going.words, going.marker), going);
  if (Array.isArray(value)) {
    const next = value.map((one) => scrubbed(one, going, field));
    return next.some((one, place) => one !== value[place]) ? next : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const old = new Map<string, unknown>(Object.entries(value));
  const isFile = old.get('kind') === 'file' && going.files.has(old.get('file'));
  const next = [...old].map(([key, one]) => [key, scrubbed(one, going, key)] as const);
  if (!isFile && next.every(([key, one]) => one === old.get(key))) return value;
  // A link or a file is no place for a marker: a description is.
  if (isFile || (old.get('kind') === 'link' && typeof old.get('url') === 'string'))
    return { kind: 'location', what: going.marker };
  return Object.fromEntries(next);
}

/** Whether somebody else's text repeats what is to go: three words of it in a row, or a long word with a digit. */
export function repeats(text: string, words: readonly string[]): boolean {
  const said = ` ${spaced(text)} `;
  return words.some((one) => {
    const parts = spaced(one).split(' ');
    const rows = parts.slice(0, -2).map((_, place) => parts.slice(place, place + 3).join(' '));
    const telling = parts.filter((part) => part.length > 5 && /\d/.test(part));
    return [...rows, ...telling].some((piece) => said.includes(` ${piece} `));
  });
}

const spaced = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
