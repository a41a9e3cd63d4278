/** What the speaker gave of a milestone a moment ago: it is not asked for again right after. */
import { stamp } from '../../domain/stamp.ts';
import type { AskBack } from '../../understanding/intent.ts';
import { stillMissing } from '../../understanding/replies/still-missing.ts';
import type { App } from '../context.ts';
import { QUESTION_LASTS } from '../conversation/frame.ts';
import type { Found } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** Only the rest of what the question wants; null where nothing is missing any more. */
export async function onlyMissing(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { milestone, line, today }: Found,
  ask: AskBack | null,
): Promise<AskBack | null> {
  if (ask === null || (ask.wants !== 'reason' && ask.wants !== 'date')) return ask;
  if (milestone.reason === null && milestone.forecast === null) return ask;
  const oldest = stamp(app.clock.now().subtract(QUESTION_LASTS));
  const own = (await app.records.updates(origin.tenant, milestone.id)).filter(
    ({ by, at }) => by === speaker.person.id && at > oldest,
  );
  const given = {
    reason: milestone.reason !== null && own.some(({ said }) => said.reason === milestone.reason),
    date:
      milestone.forecast !== null &&
      milestone.forecast >= today &&
      own.some(({ said }) => said.forecast === milestone.forecast),
  };
  return stillMissing(ask, given, line.ref, today);
}
