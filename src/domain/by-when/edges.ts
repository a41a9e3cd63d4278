/** Words that take an edge of the date behind them: "end of", "early", "mid-", "week commencing", "within 6 months of". */
import { type Dated, type Doubt, dated, type Grain, SAID, UNSURE } from './sight.ts';
import {
  addMonths,
  daysTo,
  monthsFrom,
  type Span,
  shiftDays,
  single,
  stretchFrom,
  stretchTo,
  weekOf,
} from './spans.ts';
import { COUNT, countOf } from './words.ts';

type Piece = { span: Span; grain: Grain };
type Cut = (piece: Piece, words: RegExpExecArray) => Piece | null;
type Edge = { pattern: RegExp; cut: Cut; doubt: Doubt | undefined; byStart: boolean };

const THE = '(?: of)?(?:[ -](?:the|this|that))?(?:[ -]|(?<=mid))';
const edge = (words: string, cut: Cut, more: { doubt?: Doubt; byStart?: boolean } = {}): Edge => ({
  pattern: new RegExp(`(?<![\\w-])(?:${words})${THE}$`, 'i'),
  cut,
  doubt: more.doubt,
  byStart: more.byStart ?? false,
});
const day = (date: string): Piece => ({ span: single(date), grain: 'day' });
const part = (span: Span): Piece => ({ span, grain: 'stretch' });
const lengthOf = (span: Span): number => daysTo(span.start, span.end) + 1;
const yearAndMonth = (date: string): [number, number] => [Number(date.slice(0, 4)), Number(date.slice(5, 7))];

/** The n-th of so many equal parts: by months where the span is whole months, else by days. */
function share({ start, end }: Span, which: number, parts: number): Span {
  const months = Math.round(daysTo(start, end) / 30.44);
  if (months >= 3 && months % parts === 0)
    return stretchFrom(addMonths(start, (months / parts) * (which - 1)), months / parts);
  const days = lengthOf({ start, end });
  const at = (n: number): string => shiftDays(start, Math.round((days * n) / parts));
  return { start: at(which - 1), end: shiftDays(at(which), -1) };
}

/** A month is cut at the 10th and the 20th, a year at its quarters, anything else in three. */
function early({ span, grain }: Piece): Piece {
  if (grain === 'month') return part({ start: span.start, end: shiftDays(span.start, 9) });
  return part(grain === 'year' ? share(span, 1, 4) : share(span, 1, 3));
}
function late({ span, grain }: Piece): Piece {
  if (grain === 'month') return part({ start: shiftDays(span.start, 20), end: span.end });
  return part(grain === 'year' ? share(span, 4, 4) : share(span, 3, 3));
}
function middle({ span, grain }: Piece): Piece {
  if (grain === 'month') return day(shiftDays(span.start, 14));
  return day(share(span, 1, 2).end);
}
function beginning({ span, grain }: Piece): Piece {
  if (grain !== 'year')
    return part({ start: span.start, end: shiftDays(span.start, Math.min(6, lengthOf(span) - 1)) });
  const [year, month] = yearAndMonth(span.start);
  return part(monthsFrom(year, month, 1));
}

const PLACES: Record<string, number> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
};

const EDGES: readonly Edge[] = [
  edge(
    'w ?\\/ ?[cb]\\.?:?|wc:?|wk\\.? ?(?:comm(?:encing)?|beg(?:inning)?)\\.?|week (?:commencing|beginning|starting|of):?',
    (piece) => (piece.grain === 'day' ? { span: weekOf(piece.span.start), grain: 'week' } : null),
  ),
  edge('w ?\\/ ?e|week ending', (piece) =>
    piece.grain === 'day'
      ? { span: { start: weekOf(piece.span.end).start, end: piece.span.end }, grain: 'week' }
      : null,
  ),
  edge('(?:quarter|three months|3 months) (?:ending|ended|to)', ({ span }) => part(stretchTo(span.end, 3))),
  edge('(?:year|12 months|twelve months) (?:ending|ended|to)', ({ span }) => part(stretchTo(span.end, 12))),
  edge(`(?:within|in) (${COUNT}) (day|week|month|year)s? (?:of|from|after|following)`, ({ span }, words) => {
    const count = countOf(words[1] ?? '');
    if (count === null || count > 360) return null;
    const months = { month: count, year: 12 * count }[(words[2] ?? '').toLowerCase()];
    const days = (words[2] ?? '').toLowerCase() === 'week' ? 7 * count : count;
    const end =
      months === undefined ? shiftDays(span.end, days) : stretchFrom(shiftDays(span.end, 1), months).end;
    return part({ start: span.start, end });
  }),
  edge('first (?:full )?week (?:of|in)', ({ span }) =>
    part({ start: span.start, end: shiftDays(span.start, Math.min(6, lengthOf(span) - 1)) }),
  ),
  edge('(?:last|final) (?:full )?week (?:of|in)', ({ span }) =>
    part({ start: shiftDays(span.end, -Math.min(6, lengthOf(span) - 1)), end: span.end }),
  ),
  edge('(?:first|1st) half of', ({ span }) => part(share(span, 1, 2))),
  edge('(?:second|2nd|latter|last) half of', ({ span }) => part(share(span, 2, 2))),
  edge('(first|1st|second|2nd|third|3rd|fourth|4th|last|final) quarter of', ({ span, grain }, words) =>
    grain === 'year' ? part(share(span, PLACES[(words[1] ?? '').toLowerCase()] ?? 4, 4)) : null,
  ),
  edge('(?:first|opening) (?:day|part) of|start of|beginning of|commencement of|outset of', beginning, {
    byStart: true,
  }),
  edge(`end|close|(?:last|final) (?:school |working |teaching )?day`, ({ span }) => day(span.end)),
  edge('early to mid(?:dle)?', ({ span }) => part(share(span, 1, 2)), { doubt: UNSURE }),
  edge('mid(?:dle)? to (?:late|end)', ({ span }) => part(share(span, 2, 2)), { doubt: UNSURE }),
  edge('early(?: in)?', early, { doubt: UNSURE }),
  edge('late(?:r)?(?: in)?|latter part', late, { doubt: UNSURE }),
  edge('mid(?:dle)?|half[- ]?way through', middle, { doubt: UNSURE }),
];

const FAR = 64;

/** The date with the edge that the words before it take, and how many letters those are. */
export function withEdge(atom: Dated, lead: string): { atom: Dated; taken: number } {
  const near = lead.slice(-FAR);
  for (const { pattern, cut, doubt, byStart } of EDGES) {
    const words = pattern.exec(near);
    if (!words) continue;
    const found = cutAtom(atom, (piece) => cut(piece, words), doubt);
    if (found) return { atom: { ...found, byStart }, taken: words[0].length };
  }
  return { atom, taken: 0 };
}

function cutAtom(atom: Dated, cut: (piece: Piece) => Piece | null, doubt: Doubt | undefined): Dated | null {
  // "The end of 2027" is surer than "2027".
  const own = atom.horizon ? SAID : atom.doubt;
  const unsure = doubt && own.certainty === 'high' ? { ...doubt, basis: own.basis } : own;
  if (atom.as === 'span') {
    const piece = cut(atom);
    return piece && dated(piece.span, piece.grain, unsure);
  }
  const sample = atom.in(2027) ?? atom.in(2028);
  const shape = sample && cut({ span: sample, grain: atom.grain });
  if (!shape) return null;
  const cutIn = (year: number): Span | null => {
    const span = atom.in(year);
    return span && (cut({ span, grain: atom.grain })?.span ?? null);
  };
  return { as: 'yearly', in: cutIn, grain: shape.grain, doubt: unsure };
}
