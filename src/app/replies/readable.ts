/** What stands of an action, as far as whoever wants to say the same of another one may read it. */
import type { Line } from '../../domain/line.ts';
import { audienceIn, hiddenPercents, milestoneFor } from '../../domain/measures/seen.ts';
import { isWithheld } from '../../domain/restricted.ts';
import type { Said } from '../../domain/update.ts';
import type { App } from '../context.ts';
import { find } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** Without the small counts that are not theirs to read; `why` it may not be said after it. */
export async function readable(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { ref, milestone }: Pick<Line, 'ref' | 'milestone'>,
): Promise<{ said: Said } | { why: string }> {
  const found = await find(app, origin, speaker, milestone);
  if (!found || found.milestone.lastUpdate === null) return { why: `${ref} has no update to go by` };
  const { item } = found.milestone;
  if (isWithheld(found.book, item))
    return {
      why: `${ref} is restricted, and what is said of it is for its owner, its lead and strategy officers`,
    };
  const audience = audienceIn(found.book, found.actor)(item);
  const updates = audience === 'leads' ? [] : await app.records.updates(origin.tenant, milestone);
  const { status, percent, reason, forecast, blocked } = milestoneFor(
    found.milestone,
    audience,
    hiddenPercents(updates),
  );
  return {
    said: {
      status,
      ...(percent !== null && { percent }),
      ...(reason !== null && { reason }),
      ...(forecast !== null && { forecast }),
      ...(blocked && { blocked }),
    },
  };
}
