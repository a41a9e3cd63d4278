/** Parser: what a question is about in the plan's own words, wherever they stand: titles, measures, bodies, timeline. */

import type { Mark, Parser } from '../mark.ts';
import { nameAt } from './item-names.ts';
import type { Lexicon } from './lexicon.ts';
import { joins, type Token, tokensOf } from './tokens.ts';
import { runOf } from './topic-index.ts';
import { entriesIn, type Lead, leadOf, weightIn } from './topic-search.ts';
import { wordsIn } from './topic-words.ts';

const MOST_WORDS = 40;
const MOST_TOGETHER = 6;

export const topics: Parser = ({ left, text, lexicon, marks }) => {
  const tagged = marks.some(({ kind }) => kind === 'outcome');
  const told = tokensOf(left, lexicon).filter(
    (token) => !LEAVES_OUT.test(left.slice(token.start, token.end + 2)),
  );
  const tokens = told.map((token) =>
    SERVES.test(token.stem) && (tagged || WHICH_SERVE.test(left.slice(0, token.start)))
      ? { ...token, weak: true }
      : token,
  );
  if (tokens.length > MOST_WORDS) return [];
  const measured = marks.some(({ kind }) => kind === 'measure');
  return groupsOf(tokens, left, lexicon).flatMap((group) =>
    marksIn(group, { left, text, lexicon, measured }),
  );
};

/** "Excluding P5" speaks of no exclusions. */
const LEAVES_OUT = /^exclud\w+\s[\uE000-\uF8FF]$/i;
const WHICH_SERVE = /\b(?:actions?|activities|things|which|what|ones|that)\s$/i;
/** "Which actions support Achieving": the words between actions and their outcome. */
const SERVES = /^(?:outcom|tag|support|contribut|deliver|promot|improv|help|serv|tag|feed|address)$/;

type Place = { left: string; text: string; lexicon: Lexicon; measured: boolean };

/** Words that may belong together. "Health and care" stays one group where an item speaks of both at once. */
function groupsOf(tokens: readonly Token[], left: string, lexicon: Lexicon): Token[][] {
  const groups: Token[][] = [];
  for (const token of tokens) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && (joins(left, last, token) || isPhrase([last, token], lexicon))) group.push(token);
    else groups.push([token]);
  }
  return groups;
}

const isPhrase = (tokens: readonly Token[], { topics: index }: Lexicon): boolean => {
  if (tokens.some(({ known, weak }) => !known || weak)) return false;
  const stems = tokens.map(({ stem }) => stem);
  const lead = leadOf(stems, index);
  return lead?.kind === 'items' && lead.docs.some(({ run }) => run.includes(runOf(stems)));
};

function marksIn(group: readonly Token[], place: Place): Mark[] {
  const telling = group.filter(({ known, weak }) => known && !weak);
  if (telling.length === 0) return wholeRow(group, place);
  const phrase = wholePhrase(group, place);
  if (phrase) return phrase;
  const named = namesIn(group, place);
  if (named) return named;
  const [lead, kept] = strongest(telling.slice(0, MOST_TOGETHER), place) ?? [];
  if (!lead || !kept) return [];
  const general = Math.max(4, place.lexicon.topics.items * 0.04);
  const rest = telling.filter((token) => !kept.includes(token));
  const dropped = rest.filter(({ stem }) => weightIn(stem, place.lexicon.topics) >= general);
  const [wider, told] = widened(kept, lead, group, place);
  return read(wider, told, [...wider, ...dropped], place);
}

/** "Post" grows to "post 16" and "assessment" to "risk assessment", where an item has them side by side. */
function widened(kept: readonly Token[], lead: Lead, group: readonly Token[], place: Place): [Token[], Lead] {
  let wider = [...kept];
  let told = lead;
  for (const token of group.filter(({ known, weak }) => known && weak)) {
    const at = group.indexOf(token);
    const pairs = [group.slice(at - 1, at + 1), group.slice(at, at + 2)].filter(
      (pair) => pair.length === 2 && pair.some((one) => wider.includes(one)),
    );
    const more = group.filter((one) => one === token || wider.includes(one));
    const next = leadOf(
      more.map(({ stem }) => stem),
      place.lexicon.topics,
      place.measured,
    );
    const isOne = pairs.some((pair) => {
      const run = runOf(pair.map(({ stem }) => stem));
      return next?.kind === 'items' && next.docs.every((doc) => doc.run.includes(run));
    });
    if (next && isOne) [wider, told] = [more, next];
  }
  return [wider, told];
}

/** A row of the timeline may be made of everyday words alone: "go live", "cabinet sign off". */
function wholeRow(group: readonly Token[], place: Place): Mark[] {
  for (let count = group.length; count > 1; count--)
    for (let at = 0; at + count <= group.length; at++) {
      const part = group.slice(at, at + count);
      if (part.some(({ known }) => !known) || !nextTo(part, place.left)) continue;
      const lead = leadOf(
        part.map(({ stem }) => stem),
        place.lexicon.topics,
      );
      if (lead?.kind === 'row' && lead.row.stems.size - count < 2) return read(part, lead, part, place);
    }
  return [];
}

/** Words that say nothing by themselves count where the plan has the whole phrase: "priority plan", "sign off". */
function wholePhrase(group: readonly Token[], place: Place): Mark[] | null {
  for (let count = Math.min(group.length, 8); count > 1; count--)
    for (let at = 0; at + count <= group.length; at++) {
      const part = group.slice(at, at + count);
      const telling = group.filter((token) => token.known && !token.weak);
      if (!part.some(({ weak }) => weak) || part.some(({ known }) => !known)) continue;
      if (!telling.every((token) => part.includes(token)) || !nextTo(part, place.left)) continue;
      const stems = part.map(({ stem }) => stem);
      const lead = leadOf(stems, place.lexicon.topics);
      if (lead?.kind === 'row') return read(part, lead, part, place);
      if (lead?.kind === 'items' && lead.docs.some(({ run }) => run.includes(runOf(stems))))
        return read(part, lead, part, place);
    }
  return null;
}

const nextTo = (part: readonly Token[], left: string): boolean =>
  part.every((token, at) => {
    const next = part[at + 1];
    return next === undefined || /^[\s\p{L}\d'’/-]*$/u.test(left.slice(token.end, next.start));
  });

/** A whole name among words that lead nowhere together: the name is the place, the others are read by themselves. */
function namesIn(group: readonly Token[], place: Place): Mark[] | null {
  const telling = group.filter(({ known, weak }) => known && !weak);
  const together = leadOf(
    telling.map(({ stem }) => stem),
    place.lexicon.topics,
    place.measured,
  );
  for (const [at, token] of group.entries()) {
    const hit = nameAt(group, at, place.left, place.lexicon);
    const last = group[at + (hit?.count ?? 0) - 1];
    if (!hit || !last || hit.entries.every(({ action }) => action)) continue;
    const others = telling.filter((other) => other.start < token.start || other.start > last.start);
    if (others.length > 0 && together?.kind === 'items') return null;
    const stretch = { start: token.start, end: last.end, text: place.text.slice(token.start, last.end) };
    const entries = hit.entries.filter(({ action }) => !action);
    return [{ ...stretch, kind: 'item', entries }, ...marksIn(others, place)];
  }
  return null;
}

/** The most telling words that lead somewhere together. */
function strongest(tokens: readonly Token[], { lexicon, measured }: Place): [Lead, Token[]] | null {
  const { topics: index } = lexicon;
  const telling = (some: readonly Token[]): number =>
    some.reduce((sum, { stem }) => sum + 1 / (1 + weightIn(stem, index)), 0);
  for (let size = tokens.length; size > 0; size--) {
    const sets = chosen(tokens, size).sort((a, b) => telling(b) - telling(a));
    for (const some of sets) {
      const lead = leadOf(
        some.map(({ stem }) => stem),
        index,
        measured,
      );
      if (lead) return [lead, some];
    }
  }
  return null;
}

/** All ways to take `size` of some tokens, in their order. */
function chosen(tokens: readonly Token[], size: number): Token[][] {
  if (size === 0) return [[]];
  return tokens.flatMap((first, at) =>
    chosen(tokens.slice(at + 1), size - 1).map((others) => [first, ...others]),
  );
}

function read(kept: readonly Token[], lead: Lead, claimed: readonly Token[], place: Place): Mark[] {
  const entries = lead.kind === 'row' ? [] : entriesIn(lead.docs);
  const words = wordsIn(kept, lead, place.text, place.lexicon);
  return claimed.map(({ start, end }) => {
    const stretch = { start, end, text: place.text.slice(start, end) };
    return lead.kind === 'tops'
      ? { ...stretch, kind: 'item', entries }
      : { ...stretch, kind: 'topic', words, entries };
  });
}
