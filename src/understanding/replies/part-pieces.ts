/** Cuts a message into the pieces that speak of different actions: by refs, by places of the card, and "the rest". */

import { claimed, marksOf, type Sight } from '../mark.ts';
import { PLACE, placesOf, REST } from './card-places.ts';

/** `text` without the words that named its items. `loose`: the items were not named one by one. */
export type Piece = { items: readonly string[]; text: string; loose: boolean };

const ITEM = claimed('item');
const AND = '(?:\\s*(?:,|and|&|\\+|/|n|plus)\\s*|\\s+)';
const LEADING =
  "(?:(?:hi|hello|hey|ok|so|and|but|also|while|with|then|yes|yep|for|re|on|as for|the|action|actions|activity)(?![\\w'])[\\s,:]*)*";
/** "3.3b and 3.7a", "b and d", "first one", "the rest". */
const NAMES = `(?:(?:${ITEM}|${PLACE})(?:${AND}(?:${ITEM}|${PLACE}))*|${REST})(?!\\w|'(?!s\\b))`;
const HEAD = new RegExp(`^${LEADING}(?<names>${NAMES})(?:'s\\b)?\\s*[:=-]?\\s*`, 'i');
/** Where another piece may begin. */
const BOUNDARY = new RegExp(
  `(?:[\\n.;]+\\s*|,\\s*|\\s+-\\s+|\\s+(?=(?:and|but|while|with)\\s))(?=${LEADING}${NAMES})`,
  'gi',
);
const AFTER_STATUS = new RegExp(
  `(?<=(?:done|complete|completed|finished|on track|at risk|off track|red|amber|green|slipping|delayed|started)\\s)(?=${REST}\\s+(?:is|are|all|on track|at risk|done|not|still|slipping|red|green|amber|to))`,
  'gi',
);
const EXCEPT = new RegExp(
  `^(?<what>[^\\n]{0,60}?)[\\s,]+(?:except(?: for)?|apart from|bar|but not|other than|but for)\\s+(?<names>${NAMES})(?:\\s*[,:-]?\\s*(?:which(?: is| are|'s|s)?|that(?: is|'s|s)?|thats|it's|its|is|are)?\\s*(?<rest>[^\\n]*))$`,
  'i',
);

/** What "the rest" leaves out in words that name nothing here. */
const BUT_SOME = /\b(?:except|apart|bar|other than|but)\b/i;

/**
 * The pieces in their order, or null where the message does not speak of several actions or of places of the card.
 * Letters, places and "the rest" count only against a card of two or more.
 */
export function piecesByItem(sight: Sight): Piece[] | null {
  const rough = exceptions(sight) ?? cut(sight);
  if (rough === null) return null;
  const named = new Set(rough.flatMap(({ items }) => items));
  const pieces = rough.map((piece) =>
    piece.rest ? { ...piece, items: sight.context.inHand.filter((ref) => !named.has(ref)) } : piece,
  );
  const onlyRefs = pieces.length === 1 && !pieces.some(({ placed }) => placed);
  const spared = pieces.some(({ rest, text }) => rest && BUT_SOME.test(text));
  if (onlyRefs || spared || pieces.some(({ items, text }) => items.length === 0 || text === '')) return null;
  return new Set(pieces.map(({ items }) => items.join())).size === pieces.length
    ? pieces.map(({ items, text, rest }) => ({ items, text, loose: rest }))
    : null;
}

/** "3.3a is red, all gone wrong" says more of the same one. */
const SAME_ONE =
  /^\s*(?:(?:and|but|so|as|it'?s)\s+)*(?:all|everything)\s+(?:has\s+|have\s+|is\s+)?(?:gone|going|went|goes|quite|very|too|because|due to|down to|over|falling|fell|fallen|failed|failing|stuck|stopped|stalled|wrong|a (?:bit|mess|shambles|disaster)|up in|in a)\b/i;

type Rough = { items: string[]; text: string; rest: boolean; placed: boolean };

function cut(sight: Sight): Rough[] | null {
  const { left, text } = sight;
  const starts = [
    0,
    ...[...left.matchAll(BOUNDARY), ...left.matchAll(AFTER_STATUS)].map((m) => m.index + m[0].length),
  ];
  const places = [...new Set(starts)].sort((a, b) => a - b);
  const pieces: Rough[] = [];
  let open = 0;
  for (const [place, start] of places.entries()) {
    const end = places[place + 1] ?? left.length;
    const last = pieces.at(-1);
    const piece = last && SAME_ONE.test(text.slice(start, end)) ? null : pieceAt(start, end, sight);
    if (piece) {
      // "3.3b, 3.7a done": names without words belong to what follows.
      if (last && last.text === '') {
        last.items.push(...piece.items);
        last.text = piece.text;
        last.rest ||= piece.rest;
      } else pieces.push(piece);
      open = start;
    } else if (last) last.text = joined(last.text, text.slice(start, end));
    else if (place === 0 && /\w/.test(text.slice(start, end))) return null;
  }
  return pieces.length > 0 && open >= 0 ? pieces : null;
}

const joined = (one: string, other: string): string => `${one}, ${other.trim()}`.replace(/^, /, '');

function pieceAt(start: number, end: number, sight: Sight): Rough | null {
  const match = HEAD.exec(sight.left.slice(start, end));
  const names = match?.groups?.names;
  if (!match || names === undefined) return null;
  const from = start + match[0].lastIndexOf(names);
  const found = itemsIn(names, from, sight);
  if (!found) return null;
  const text = sight.text
    .slice(start + match[0].length, end)
    .replace(/[\s,;.-]+$/, '')
    .replace(/\s+(?:and|but|while|with)$/i, '');
  return { ...found, text: text.trim() };
}

/** The refs that a list of names means; null where one of them means nothing here. */
function itemsIn(names: string, from: number, sight: Sight): Omit<Rough, 'text'> | null {
  const { inHand } = sight.context;
  if (new RegExp(`^${REST}$`, 'i').test(names))
    return inHand.length > 1 ? { items: [], rest: true, placed: true } : null;
  const items: string[] = [];
  let placed = false;
  for (const match of names.matchAll(new RegExp(`${ITEM}|${PLACE}`, 'gi'))) {
    const mark = marksOf(sight, 'item').find((item) => item.start === from + match.index);
    if (mark) {
      const entry = mark.entries.find(({ ref }) => inHand.includes(ref)) ?? mark.entries[0];
      if (!entry) return null;
      items.push(entry.ref);
      continue;
    }
    const refs = inHand.length > 1 ? placesOf(match[0], inHand) : [];
    if (refs.length === 0) return null;
    placed = true;
    items.push(...refs);
  }
  return items.length > 0 ? { items: [...new Set(items)], rest: false, placed } : null;
}

/** "All on track except b, which is slipping." */
function exceptions(sight: Sight): Rough[] | null {
  if (sight.context.inHand.length < 2) return null;
  const match = EXCEPT.exec(sight.left);
  const { what = '', names = '', rest = '' } = match?.groups ?? {};
  const head = HEAD.exec(what);
  if (!match || !head || !new RegExp(`^${REST}$`, 'i').test(head.groups?.names ?? '')) return null;
  const at = match[0].indexOf(names, what.length);
  const found = itemsIn(names, at, sight);
  if (!found || found.rest) return null;
  const text = sight.text.slice(head[0].length, what.length).trim();
  const others: Rough = {
    items: sight.context.inHand.filter((ref) => !found.items.includes(ref)),
    text,
    rest: false,
    placed: true,
  };
  const own = sight.text.slice(sight.text.length - rest.length).trim();
  return own === '' ? [others] : [others, { ...found, text: own }];
}
