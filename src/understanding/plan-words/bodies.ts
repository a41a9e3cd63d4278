/** Parser: bodies that a question is for, to or about the work of; as the thing itself a body is a topic. */

import type { Mark, Parser } from '../mark.ts';
import { keyOf } from './known-names.ts';
import type { Lexicon } from './lexicon.ts';
import { type Token, tokensOf } from './tokens.ts';
import { leadOf } from './topic-search.ts';

const MOST_WORDS = 60;
const MOST_IN_A_NAME = 12;
const FOR = /\b(?:for|to|by|from|via|through|under|behalf of|ask|chair of)\s+(?:the\s+|our\s+|your\s+)?$/i;
const ITS =
  /^(?:'s|s'|')?\s*(?:-\s*)?(?:still\s|actually\s|currently\s)?(?:papers?|report|pack|slides|update|summary|briefing|leads?|leading|owns?|directs?|runs?|responsible|accountable|does|doing|do|have to|has to|had to|needs? to|supposed|meant|expects?|down for|got|in charge|looks? after|owed|owes?|involved in|comes? up|crops? up|mentioned|features?|appears?)\b|^\s?[-,:]?\s?what (?:do|does|are|is|have|has) (?:they|it)\b/i;
/** Behind initials these words speak of what the body has to do; behind a name in full, of what is done about it. */
const ITS_THINGS =
  /^(?:'s|s'|')?\s*(?:-\s*)?(?:stuff|actions?|actns|items?|things?|list|duties|jobs|bits|ones|outstanding|overdue|have|has)\b/i;
/** What the last word of a body's shortened name is. */
const KIND_OF_BODY =
  /^(?:board|partnership|group|forum|council|committee|panel|commission|network|meeting|executive|cabinet|governor|team|trust|alliance|subgroup)$/;

export const bodies: Parser = ({ left, text, lexicon }) => {
  const tokens = tokensOf(left, lexicon);
  if (tokens.length > MOST_WORDS) return [];
  const found: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const hit = bodyAt(tokens, at, left, lexicon);
    const [first, last] = [tokens[at], tokens[at + (hit?.count ?? 1) - 1]];
    if (hit && first && last && isMeant(hit.stems, left.slice(0, first.start), left.slice(last.end), lexicon))
      found.push({
        start: first.start,
        end: last.end,
        text: text.slice(first.start, last.end),
        kind: 'body',
        body: hit.body,
      });
    at += hit?.count ?? 1;
  }
  return found;
};

function bodyAt(tokens: readonly Token[], at: number, left: string, lexicon: Lexicon) {
  const most = Math.min(MOST_IN_A_NAME, tokens.length - at);
  for (let count = most; count > 0; count--) {
    const group = tokens.slice(at, at + count);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last || /[\ue000-\uf8ff\n.?!;,:]/.test(left.slice(first.start, last.end))) continue;
    const stems = group.map(({ stem }) => stem);
    const body =
      lexicon.called.bodies.get(keyOf(stems)) ??
      (count > 1 ? (shortened(stems, lexicon) ?? begun(stems, lexicon)) : undefined);
    if (body !== undefined) return { count, stems, body };
  }
  return null;
}

/** "The safeguarding partnership": words of one body's name, of which the last says what it is. */
function shortened(stems: readonly string[], { called }: Lexicon): string | undefined {
  if (!KIND_OF_BODY.test(stems.at(-1) ?? '')) return undefined;
  const lists = stems.map((stem) => called.bodyParts.get(stem) ?? []);
  const [first = [], ...others] = lists;
  const common = first.filter((body) => others.every((list) => list.includes(body)));
  return common.length === 1 ? common[0] : undefined;
}

/** "The portfolio holder": how one body's name begins, and no other's. */
function begun(stems: readonly string[], { called }: Lexicon): string | undefined {
  const key = `${keyOf(stems)} `;
  const parts = called.bodyParts.get(stems[0] ?? '') ?? [];
  if (parts.length === 0) return undefined;
  const names = new Set([...called.bodies].filter(([said]) => said.startsWith(key)).map(([, body]) => body));
  return names.size === 1 ? [...names][0] : undefined;
}

/** For whom, by whom, whose: else it is what the question is about, if the plan's items speak of it. */
function isMeant(stems: readonly string[], before: string, behind: string, { topics }: Lexicon): boolean {
  const lead = leadOf(stems, topics);
  if (lead?.kind === 'row') return false;
  const inShort = stems.length === 1 && ITS_THINGS.test(behind);
  return FOR.test(before) || ITS.test(behind) || inShort || lead === null;
}
