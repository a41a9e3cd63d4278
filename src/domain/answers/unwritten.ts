/** An answer for a channel: what people wrote stays out of it, but for the reasons that a lead chose for the board. */
import type { Answered, Told } from '../answer.ts';
import type { Line } from '../line.ts';
import { READING_OF } from '../measures/give.ts';
import type { Evidence } from '../milestone.ts';
import type { Event } from './events.ts';

/** A reason that the board was shown in its post: of which milestone and action, and as the board reads it. */
export type Chosen = { milestone: string; ref: string; written: string; told: string };

/** `kept` says whether a reason was left out. */
export type Unwritten = { answered: Answered; kept: boolean };

/** Status, dates, figures and what supports it stay; links stay, because they lead to what only its readers can open. */
export function withoutWords(answered: Answered, chosen: readonly Chosen[]): Unwritten {
  let kept = false;
  const reasonOr = (reason: string | null, isOf: (one: Chosen) => boolean): string | null => {
    if (reason === null) return null;
    const found = chosen.find((one) => isOf(one) && (one.written === reason || one.told === reason));
    kept ||= found === undefined;
    return found?.told ?? null;
  };
  const line = (one: Line): Line => ({
    ...one,
    reason: reasonOr(one.reason, ({ milestone }) => milestone === one.milestone),
    evidence: supportOf(one.evidence),
    others: one.others && {
      ...one.others,
      lastDone: one.others.lastDone && {
        ...one.others.lastDone,
        evidence: supportOf(one.others.lastDone.evidence),
      },
    },
  });
  const ofRef =
    (ref: string | undefined) =>
    (one: Chosen): boolean =>
      one.ref === ref;
  const rows = answered.rows.map(line);
  // What stands in no line of the answer is no word that is missing from it.
  if (answered.told.kind !== 'rows' && answered.told.kind !== 'measures') kept = false;
  const told = toldWith(answered.told, line, (reason, ref) => reasonOr(reason, ofRef(ref)));
  return { answered: { ...answered, rows, told }, kept };
}

type Reason = (reason: string | null, ref: string | undefined) => string | null;

function toldWith(told: Told, line: (one: Line) => Line, reason: Reason): Told {
  switch (told.kind) {
    case 'moves':
      return {
        ...told,
        moves: told.moves.map((move) => ({ ...move, reason: reason(move.reason, move.of?.ref) })),
      };
    case 'support':
      return {
        ...told,
        proofs: told.proofs.map((proof) => ({
          ...proof,
          line: line(proof.line),
          piece: pieceOf(proof.piece),
        })),
      };
    case 'events':
      return { ...told, events: told.events.map((event) => eventWith(event, reason)) };
    case 'slippage':
      return {
        ...told,
        actions: told.actions.map((action) => ({
          ...action,
          slips: action.slips.map((slip) => ({ ...slip, reason: reason(slip.reason, action.ref) })),
        })),
      };
    default:
      return told;
  }
}

function eventWith(event: Event, reason: Reason): Event {
  const ref = event.of?.ref;
  if (event.kind === 'changed')
    return { ...event, to: readingAlone(event.to), reason: reason(event.reason, ref) };
  const { said, checked } = event;
  return {
    ...event,
    said: said.reason === undefined ? said : { ...said, reason: reason(said.reason, ref) },
    ...(checked && { checked: { ...checked, reason: reason(checked.reason, ref) } }),
  };
}

/** The entry of a reading ends with where it is from, in its giver's words: its period is told. */
const readingAlone = (to: string | null): string | null =>
  to?.startsWith(READING_OF) ? (to.split(': ')[0] ?? to) : to;

const supportOf = (evidence: Line['evidence']): Line['evidence'] =>
  evidence && { ...evidence, latest: pieceOf(evidence.latest) };

/** What a file is called, and where something lies, are its sender's words. */
function pieceOf(one: Evidence): Evidence {
  if (one.kind === 'link') return one;
  return one.kind === 'file' ? { ...one, name: 'a file' } : { ...one, what: 'described, without a link' };
}
