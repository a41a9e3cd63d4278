/** How long Cosmos DB keeps a document by itself: always longer than the sweep, which is the one that decides. */
import type { Doc } from './documents.ts';
import { MARKER_DAYS } from './limits.ts';
import { SETTLED_ROW_DAYS } from './outbox.ts';

const DAY = 86_400;
/** The sweep runs daily; a week lets it come late, or a clock be wrong, without anything leaving too soon. */
const SLACK_DAYS = 7;
/** The service counts in 32 bits. */
const LONGEST = 2_000_000_000;

export const MARKER_SECONDS = (MARKER_DAYS + 1) * DAY;

/**
 * Seconds from this write until the document may leave; undefined when it stays until it is deleted.
 * @param now by the same clock that `expires` was set by
 */
export function secondsLeft(doc: Doc, now: Temporal.Instant): number | undefined {
  const end = endOf(doc);
  if (end === undefined) return undefined;
  const left = Math.ceil(now.until(end).total('seconds'));
  return Math.min(Math.max(left, 0) + SLACK_DAYS * DAY, LONGEST);
}

const OPEN_STATES: ReadonlySet<string> = new Set(['queued', 'claimed']);

function endOf({ kind, body }: Doc): Temporal.Instant | undefined {
  if (kind === 'outbox' && 'state' in body && 'createdAt' in body)
    return OPEN_STATES.has(body.state)
      ? undefined
      : Temporal.Instant.from(body.createdAt).add({ hours: 24 * SETTLED_ROW_DAYS });
  return 'expires' in body && body.expires !== null ? Temporal.Instant.from(body.expires) : undefined;
}
