/** An answer for a channel: people's own words are quoted there, the names of colleagues in them are not. */
import type { Answered, Told } from '../answer.ts';
import type { Line } from '../line.ts';
import type { Evidence } from '../milestone.ts';

/** `people` are the whole names of those who have a part in the plan. */
export function withoutNames(answered: Answered, people: readonly string[]): Answered {
  const unnamed = namesLeftOut(people);
  const words = (text: string | null): string | null => text && unnamed(text);
  const piece = (one: Evidence): Evidence =>
    one.kind === 'location' ? { ...one, what: unnamed(one.what) } : one;
  const line = (one: Line): Line => ({
    ...one,
    reason: words(one.reason),
    evidence: one.evidence && { ...one.evidence, latest: piece(one.evidence.latest) },
  });
  return { ...answered, rows: answered.rows.map(line), told: toldWith(answered.told, words, line, piece) };
}

function toldWith(
  told: Told,
  words: (text: string | null) => string | null,
  line: (one: Line) => Line,
  piece: (one: Evidence) => Evidence,
): Told {
  switch (told.kind) {
    case 'moves':
      return { ...told, moves: told.moves.map((move) => ({ ...move, reason: words(move.reason) })) };
    case 'support':
      return {
        ...told,
        proofs: told.proofs.map((proof) => ({ ...proof, line: line(proof.line), piece: piece(proof.piece) })),
      };
    case 'events':
      return {
        ...told,
        events: told.events.map((event) =>
          event.kind === 'changed'
            ? { ...event, reason: words(event.reason) }
            : { ...event, said: { ...event.said, ...reasonWith(event.said.reason, words) } },
        ),
      };
    default:
      return told;
  }
}

const reasonWith = (
  reason: string | null | undefined,
  words: (text: string | null) => string | null,
): { reason?: string | null } => (reason === undefined ? {} : { reason: words(reason) });

const SOMEBODY = 'a colleague';
const TITLES = 'Dr|Mrs?|Ms|Miss|Prof|Professor|Cllr|Councillor';
/** First names that are words as well stand for their people only within the whole name. */
const WORDS: ReadonlySet<string> = new Set(
  'april art august autumn bill chase dawn dean drew eve faith grace hope joy june mark may pat rose summer will'.split(
    ' ',
  ),
);

/** Whole names, first names as names are written, and a title with the last name. */
function namesLeftOut(people: readonly string[]): (text: string) => string {
  const ways = people.flatMap((name) => {
    const [first = '', ...others] = name.trim().split(/\s+/u);
    const last = others.at(-1);
    if (first.length < 2) return [];
    return [
      ...(others.length > 0 ? [written([first, ...others].join(' '))] : []),
      ...(last === undefined ? [] : [`(?:${TITLES})\\.? ${written(last)}`]),
      ...(WORDS.has(first.toLowerCase()) ? [] : [written(first)]),
    ];
  });
  if (ways.length === 0) return (text) => text;
  const longestFirst = [...new Set(ways)].sort((a, b) => b.length - a.length);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replace(named, SOMEBODY);
}

const written = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
