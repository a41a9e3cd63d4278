/**
 * What people wrote, made safe to show. It goes into TextRuns, which no client reads as Markdown; where a
 * TextBlock must carry it (headings), it is escaped, because phones show the backslash of an escape.
 */

// Invisible and unbreakable: parts what a client would read as a tag or a date function.
const JOINER = '\u2060';

/** What `literal` has to look at twice. Most of what a card shows has nothing of the kind. */
const ODD = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}{<]|[^\S ]|\s\s|^\s|\s$/u;

/** One line of plain text: no control characters, no direction overrides, nothing that a client would act on. */
export const literal = (text: string): string => (ODD.test(text) ? made(text) : text);

const made = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\{(?=\{)/gu, `{${JOINER}`)
    .replace(/<(?=\/?at\b)/giu, `<${JOINER}`);

/** At most `most` characters, cut at a word where there is one, with an ellipsis. */
export function clip(text: string, most: number): string {
  const whole = literal(text);
  const characters = [...whole];
  if (characters.length <= most) return whole;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Plain text for a TextBlock. Only what could be markup is escaped: "3.3(b)" stays as it is. */
export const escapeMarkdown = (text: string): string =>
  literal(text)
    .replace(/[\\`*_[\]<>~&]/gu, '\\$&')
    .replace(/^(?:[-+#=]|\d+(?=[.)]\s))/u, (start) => (/\d/u.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])(?=\s)/u, '$1\\$2');

export type Colour = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
/** What the words open when they are pressed: see `button.ts`. */
export type Pressable = {
  type: 'Action.Execute';
  verb: 'waymark';
  title: string;
  data: Record<string, unknown>;
};

export type Run = {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  isSubtle?: true;
  color?: Colour;
  /** A link, or a button's data under the words themselves. */
  selectAction?: { type: 'Action.OpenUrl'; url: string; title: string } | Pressable;
};

/** A piece of literal text in a RichTextBlock. Spaces around it are kept: they part it from its neighbours. */
export function run(text: string, look: Omit<Run, 'type' | 'text'> = {}): Run {
  const before = /^\s/u.test(text) ? ' ' : '';
  const after = /\s$/u.test(text) ? ' ' : '';
  return { type: 'TextRun', text: `${before}${literal(text)}${after}`, ...look };
}

/** Words of our own, exactly as they stand: what people wrote goes through `run`. */
export const ownWords = (text: string, look: Omit<Run, 'type' | 'text'> = {}): Run => ({
  type: 'TextRun',
  text,
  ...look,
});

export const bold = (text: string): Run => run(text, { weight: 'Bolder' });
/** What has to be put right. */
export const alarm = (text: string): Run => run(text, { color: 'Attention', weight: 'Bolder' });
export const subtle = (text: string): Run => run(text, { isSubtle: true });

/** Runs of several groups one after the other, parted by a dot. Empty groups vanish. */
export const dotted = (groups: readonly (readonly Run[])[]): Run[] =>
  joined(
    groups
      .filter((group) => group.length > 0)
      .flatMap((group, index) => (index === 0 ? group : [run(' · '), ...group])),
  );

/** Neighbours that look alike become one: a card repeats its runs for every line, and must stay small. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const next of runs) {
    const last = all.at(-1);
    if (last && isBare(last) && isBare(next)) all.splice(-1, 1, { ...last, text: last.text + next.text });
    else all.push(next);
  }
  return all;
}

const isBare = (one: Run): boolean => Object.keys(one).length === 2;
