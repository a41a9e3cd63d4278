/** An answer for a channel: people's own words are quoted there, the names of colleagues in them are not. */
import type { Answered, Told } from '../answer.ts';
import type { Line } from '../line.ts';
import type { Evidence } from '../milestone.ts';
import { namesLeftOut } from '../names-in-words.ts';

/** `people` are the whole names of those who have a part in the plan. */
export function withoutNames(answered: Answered, people: readonly string[]): Answered {
  const unnamed = namesLeftOut(
    people.map((name) => ({ name, as: SOMEBODY })),
    SOMEBODY,
  );
  const words = (text: string | null): string | null => text && unnamed(text);
  const piece = (one: Evidence): Evidence => {
    if (one.kind === 'link') return one;
    return one.kind === 'file' ? { ...one, name: unnamed(one.name) } : { ...one, what: unnamed(one.what) };
  };
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
            : {
                ...event,
                said: { ...event.said, ...reasonWith(event.said.reason, words) },
                ...(event.checked && {
                  checked: { ...event.checked, reason: words(event.checked.reason) },
                }),
              },
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
