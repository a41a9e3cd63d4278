/** Does a text look like a pupil's personal data: asked at every door, before anything is stored or posted. */
import { birthsIn } from './births.ts';
import { childrenIn } from './children.ts';
import { type Finding, type FindingKind, found } from './finding.ts';
import { isGivenName } from './given-names.ts';
import { numbersIn } from './numbers.ts';

export type { Finding, FindingKind } from './finding.ts';

/** Most characters that are looked at: a file's text may be longer. */
export const MOST_LOOKED_AT = 400_000;

const LINK = /\bhttps?:\/\/\S+/giu;

/**
 * What in a text looks like a pupil's personal data, in the order of the text. It prefers silence to a false alarm:
 * a name alone, a school alone, a date alone are none. Links are read as names of files are.
 */
export function guard(text: string, kind: 'words' | 'file-name' = 'words'): Finding[] {
  const looked = text.slice(0, MOST_LOOKED_AT);
  if (kind === 'file-name') return inName(looked);
  const links = [...looked.matchAll(LINK)].map(({ 0: link, index }) => ({ link, index }));
  const bare = looked.replace(LINK, (link) => '\u0000'.repeat(link.length));
  return [
    ...numbersIn(bare),
    ...birthsIn(bare),
    ...childrenIn(bare),
    ...links.flatMap(({ link, index }) =>
      // Sites put numbers of their own into their links.
      inName(wordsOf(link)).flatMap((one) =>
        one.kind === 'nhs' ? [] : [{ ...one, at: index, length: link.length }],
      ),
    ),
  ].sort((a, b) => a.at - b.at);
}

/** The kinds found in any of the texts, each once. */
export const kindsIn = (texts: readonly string[], kind?: 'words' | 'file-name'): FindingKind[] => [
  ...new Set(texts.flatMap((text) => guard(text, kind).map((one) => one.kind))),
];

/** The path of a link as people read it. */
function wordsOf(link: string): string {
  const path = link.replace(/^https?:\/\/[^/]*/i, '').replace(/[?&#=/]/g, ' / ');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const ABOUT_ONE =
  '(?:EHCP?|IEP|EHC|exclusion|pupil|student|child|school report|safeguarding|CAMHS|SEN(?:D)? support plan)';
const NAME_OF_FILE = new RegExp(
  String.raw`(?<![\p{L}])(\p{Lu}\p{Ll}+)\s+\p{Lu}[\p{L}'’-]+\s+(?:-\s+)?${ABOUT_ONE}\b|\b${ABOUT_ONE}\s+(?:-\s+)?(?:for\s+)?(\p{Lu}\p{Ll}+)\s+\p{Lu}[\p{L}'’-]+`,
  'giu',
);

function inName(name: string): Finding[] {
  const words = name
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .replace(/[_+]+/gu, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return [
    ...numbersIn(words),
    ...birthsIn(words),
    ...childrenIn(words),
    ...found('name', words, NAME_OF_FILE, ([, first, second]) => isGivenName(first ?? second ?? '')),
  ];
}
