/** Whose the lines of a list are that somebody answers for in another's place: said beside each. */
import { standingInWords } from '../../cards/away/standing-in.ts';
import type { Line } from '../../domain/line.ts';
import type { PlainDate, Plan } from '../../domain/plan.ts';
import { standInOf } from '../../store/stand-in.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../people/enrol.ts';
import { knownOf } from './presence.ts';

/** By milestone; the speaker's own are not among them. */
export async function whoseLines(
  app: App,
  tenant: string,
  speaker: Speaker,
  plan: Plan,
  lines: readonly Line[],
  today: PlainDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const notes = new Map<string, readonly string[]>();
  for (const { milestone, owner } of lines) {
    if (owner === null || owner.person === speaker.person.id) continue;
    const one = await standInOf(
      app.records,
      tenant,
      plan,
      owner.key,
      speaker.person.id,
      today,
      knownOf(speaker),
    );
    if (one) notes.set(milestone, [standingInWords(one, today)]);
  }
  return notes;
}
