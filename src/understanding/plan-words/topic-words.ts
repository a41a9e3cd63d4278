/** How a topic is called back to the speaker: in the plan's own spelling, near to what was typed. */

import { wordsOf } from '../words.ts';
import type { Lexicon } from './lexicon.ts';
import { isSmall, stemOf } from './stems.ts';
import type { Token } from './tokens.ts';
import type { Lead } from './topic-search.ts';

/** A stretch of a title is taken as it stands if it has no more words than this beside those that were typed. */
const MOST_BESIDE = 1;

/** The words for what some tokens lead to. */
export function wordsIn(tokens: readonly Token[], lead: Lead, text: string, lexicon: Lexicon): string {
  if (lead.kind === 'row') return lead.row.words;
  const title = lead.docs[0]?.entry.title ?? '';
  const stems = tokens.map(({ stem }) => stem);
  const long = stems.flatMap((stem) => lexicon.topics.long.get(stem) ?? [stem]);
  const span =
    tokens.length > 1
      ? (shortest(title, stems, true) ?? shortest(title, stems) ?? shortest(title, long))
      : null;
  return (span ?? tokens.map((token) => spelt(token, title, text, lexicon)).join(' ')).slice(0, 200);
}

function shortest(title: string, wanted: readonly string[], ordered = wanted.length > 2): string | null {
  const words = wordsOf(title);
  const stems = words.map(({ text }) => stemOf(text));
  let best: string | null = null;
  for (const [at, first] of words.entries()) {
    const missing = new Set(wanted);
    if (!missing.has(stems[at] ?? '')) continue;
    for (let end = at; end < words.length && missing.size > 0; end++) {
      missing.delete(stems[end] ?? '');
      const last = words[end];
      if (missing.size > 0 || !last) continue;
      const within = words.slice(at, end + 1).filter(({ text }) => !isSmall(text)).length;
      const span = title.slice(first.start, last.end);
      if (ordered && !inOrder(stems.slice(at, end + 1), wanted)) continue;
      if (within <= wanted.length + MOST_BESIDE && (best === null || span.length < best.length)) best = span;
    }
  }
  return best;
}

const inOrder = (stems: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((stem, at) => at === 0 || stems.indexOf(stem) > stems.indexOf(wanted[at - 1] ?? ''));

/** As it was typed if the plan has it so, else as the title has it. */
function spelt({ word, stem, start, end }: Token, title: string, text: string, { topics }: Lexicon): string {
  if (topics.short.get(stem) === word) return word;
  const typed = text.slice(start, end);
  const known = topics.spellings.get(stem);
  if (known?.has(typed.toLowerCase().replace(/['’]/g, ''))) return typed;
  if (known?.has(word)) return word;
  const inTitle = wordsOf(title).find((one) => stemOf(one.text) === stem);
  return inTitle ? title.slice(inTitle.start, inTitle.end) : ([...(known ?? [])][0] ?? word);
}
