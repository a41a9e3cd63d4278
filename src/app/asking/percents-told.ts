/** Reads what tells which percentages others may not see: those beside a count of one to four children. */
import type { Audience } from '../../domain/measures/small-words.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { Update } from '../../domain/update.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';

/** All updates of those of the milestones that have a percentage and are for others to read. */
export async function besidePercents(
  app: App,
  origin: Origin,
  milestones: readonly Milestone[],
  reads: (item: string) => Audience,
): Promise<Update[]> {
  const open = milestones.filter(({ percent, item }) => percent !== null && reads(item) === 'others');
  return open.length === 0
    ? []
    : app.records.updatesOf(origin.tenant, { milestones: open.map(({ id }) => id) });
}
