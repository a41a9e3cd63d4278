/** Reads the headings that a plan's groups stand under: "Priority 1: Early years", "Theme 2 – Inclusion", "Phase 3". */
import { ordinalOf, readLabel } from '../label.ts';

/** `called` is the document's word for it; `label` as printed, with that word. */
export type GroupHeading = {
  called: string | null;
  label: string | null;
  number: number | null;
  title: string;
};

const KINDS = [
  ...[
    'strategic priority',
    'key priority',
    'priority area',
    'improvement priority',
    'priority theme',
    'priority',
  ],
  ...[
    'strategic objective',
    'key objective',
    'objective',
    'strategic theme',
    'key theme',
    'theme',
    'strategic aim',
    'aim',
  ],
  ...[
    'strategic goal',
    'goal',
    'strategic outcome',
    'outcome',
    'ambition',
    'pillar',
    'strand',
    'workstream',
    'work stream',
  ],
  ...[
    'focus area',
    'area of focus',
    'area for improvement',
    'phase',
    'stage',
    'commitment',
    'pledge',
    'promise',
    'mission',
  ],
  ...['recommendation', 'domain', 'enabler', 'building block', 'key area', 'area', 'challenge', 'step'],
].sort((a, b) => b.length - a.length);
const KIND = `(?:${KINDS.join('|').replaceAll(' ', '[ -]')})`;
const FIGURE =
  '(?:\\d{1,2}(?:\\.\\d{1,2})?[a-z]?|l|[IVX]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|[A-H])';
const NUMBERED = new RegExp(
  `^(?:our |the )?(${KIND})s? ?(?:no\\.? ?|number )?(${FIGURE})(?:\\s*[:.–—-]\\s*|\\s+|$)(.*)$`,
  'is',
);
const NAMED = new RegExp(`^(${KIND})\\s*[:–—]\\s*(\\S.*)$`, 'is');
const PLAIN_NUMBER = /^(\d{1,2})[.):]?\s+(\p{Lu}.*)$/su;

const LONGEST = 250;
/** Without a colon or dash, the title must look like one. */
const LONGEST_BARE = 140;

/** Null for what is no such heading. `heading`: whether the text stands as a heading, which allows for more. */
export function groupHeadingOf(text: string, heading: boolean): GroupHeading | null {
  const whole = withoutLeader(text.trim());
  if (whole.length > LONGEST) return null;
  const numbered = NUMBERED.exec(whole);
  if (numbered !== null)
    return numberedHeading(whole, numbered[1] ?? '', numbered[2] ?? '', numbered[3] ?? '', heading);
  const named = NAMED.exec(whole);
  if (named === null || !(heading || isName(whole, named[2] ?? ''))) return null;
  return { called: oneLine(named[1] ?? ''), label: null, number: null, title: oneLine(named[2] ?? '') };
}

/** A line of its own may be a heading as well: `Priority: Know every child`, but not `Priority: high`. */
const isName = (whole: string, name: string): boolean =>
  whole.length <= 80 &&
  /^\p{Lu}/u.test(whole) &&
  !/[.;,:\n]$/.test(whole) &&
  !/^(?:high|medium|low|urgent|tbc|n\/a|\d)/i.test(name) &&
  name.length > 5;

function numberedHeading(
  whole: string,
  word: string,
  figure: string,
  rest: string,
  heading: boolean,
): GroupHeading | null {
  const title = oneLine(rest);
  const divided = /^[^\n]{0,60}?\s*[:–—\n-]/.test(whole.slice(word.length)) || title === '';
  if (
    !divided &&
    !heading &&
    (whole.length > LONGEST_BARE || !/^\p{Lu}/u.test(title) || /[.;,]$/.test(title))
  )
    return null;
  if (!divided && /^(?:is|are|was|will|has|and|to|of|in|for)\b/.test(title)) return null;
  if (/^[A-HIVX]$/i.test(figure) && figure !== figure.toUpperCase()) return null;
  // A scanner takes the figure 1 for the letter l.
  const label = `${oneLine(word)} ${figure === 'l' ? '1' : figure}`;
  const read = readLabel(label);
  const number = read?.numbers[0] ?? (read?.letter ? ordinalOf(read.letter, false) : null);
  return { called: oneLine(word), label, number, title };
}

/** `3 Embed clear accountability`: a group only where the place says so. */
export function plainNumberHeading(text: string): GroupHeading | null {
  const found = PLAIN_NUMBER.exec(text.trim());
  if (found === null || text.length > LONGEST_BARE || /[.;,:]$/.test(text.trim())) return null;
  return { called: null, label: found[1] ?? '', number: Number(found[1]), title: oneLine(found[2] ?? '') };
}

/** `1.2 Better teaching`, `1.2. Better teaching`: a heading with a longer number. */
export function longNumberHeading(text: string): GroupHeading | null {
  const found = /^(\d{1,2}(?:\.\d{1,2}){1,3})[.):]?\s+(\p{Lu}.*)$/su.exec(text.trim());
  if (found === null || text.length > 400) return null;
  return {
    called: null,
    label: found[1] ?? '',
    number: Number.parseInt(found[1] ?? '', 10),
    title: oneLine(found[2] ?? ''),
  };
}

/** `Priority 1 ........ 9` without what leads to a page. */
const withoutLeader = (text: string): string =>
  text.replace(/\s*(?:\.\s?){4,}\s*\d{0,3}$|\s*…+\s*\d{0,3}$/, '');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
