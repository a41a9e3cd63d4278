/** What a person's file may be evidence for: what is theirs and open, and what they completed lately without any. */
import { addDays } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import { may } from '../../domain/permission.ts';
import { isAhead } from '../../domain/standing.ts';
import { visible } from '../asking/visible.ts';
import type { App } from '../context.ts';
import { ownLines } from '../conversation/own-lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';

/** How many days ago "lately" may be. */
const LATELY = 60;

/** Worst first, over all plans; occurrences whose time has not come are left out. */
export const candidates = (app: App, origin: Origin, speaker: Speaker): Promise<Line[]> =>
  ownLines(app, origin, speaker, (line, today) =>
    line.open ? !isAhead(line, today) : isUnproven(line, addDays(today, -LATELY)),
  );

const isUnproven = ({ status, evidence, completedOn }: Line, since: string): boolean =>
  status === 'complete' && evidence === null && completedOn !== null && completedOn >= since;

/** Whether there is any action that the speaker may give evidence for. */
export async function mayGiveEvidence(app: App, origin: Origin, speaker: Speaker): Promise<boolean> {
  const plans = await visible(app, origin, speaker);
  return plans.some(({ book, actor }) => book.items.some((item) => may(actor, 'update-action', book, item)));
}
