/** What of a reply is recorded and what is asked about, judged on the milestone as it stands. */
import { isDeepStrictEqual } from 'node:util';
import type { Line } from '../../domain/line.ts';
import type { Said } from '../../domain/update.ts';
import type { Frame } from '../conversation/frame.ts';
import type { Reply } from './reply-turn.ts';

/** "No change": the last status again, and what it waits for. */
export const lastWord = ({ status, blocked }: Line): Said => ({ status, ...(blocked && { blocked }) });

type Recorded = Extract<NonNullable<Frame['lastSaid']>, { kind: 'recorded' }>;

/** A yes adds to what its own words had recorded outright: both are one utterance, and are put right as one. */
export function withWhatWasSaid(
  now: Recorded,
  { lastSaid, pending }: Frame,
  settles: string | null,
): Recorded {
  const asked = pending.find(({ id }) => id === settles);
  const own =
    lastSaid?.kind === 'recorded' &&
    lastSaid.shown.milestone === now.shown.milestone &&
    lastSaid.shown.seen !== null &&
    asked?.at === lastSaid.at;
  return own && lastSaid.shown.seen !== null
    ? { ...now, said: { ...lastSaid.said, ...now.said }, also: [...lastSaid.also, lastSaid.shown.seen] }
    : now;
}

/** What is overdue stays so for everybody to see: a day to ask again on is no new date of it. */
export function withoutMove(reply: Reply, { due, overdue }: Line): Reply {
  const { snooze } = reply.said;
  const moves = snooze !== undefined && reply.implied.forecast === snooze && reply.ask?.wants === 'yes-or-no';
  if (!moves || !(overdue || due === null)) return reply;
  const { forecast: _, ...implied } = reply.implied;
  return { ...reply, implied, ask: null };
}

/** "80% there" of what is complete can only mean that it is open again, and that was not said. */
export function reopening({ said, implied }: Reply, line: Line): { said: Said; implied: Said } {
  const isPart = typeof said.percent === 'number' && said.percent < 100;
  return line.status === 'complete' && said.status === undefined && isPart && implied.status
    ? { said: {}, implied: { ...implied, ...said } }
    : { said, implied };
}

/** The inferred fields that would change something: nobody is asked to confirm what stands already. */
export function newsIn(implied: Said, line: Line): Said {
  const { status, percent, reason, forecast, blocked, handOver, ...rest } = implied;
  return {
    ...rest,
    ...(status !== undefined && status !== line.status && { status }),
    ...(percent !== undefined && percent !== line.percent && { percent }),
    ...(reason !== undefined && reason !== line.reason && { reason }),
    // The agreed date is what stands where no other one is expected.
    ...(forecast !== undefined && forecast !== (line.forecast ?? line.due) && { forecast }),
    ...(blocked !== undefined && blocked !== line.blocked && { blocked }),
    ...(handOver !== undefined && !isDeepStrictEqual(handOver, line.handOver) && { handOver }),
  };
}
