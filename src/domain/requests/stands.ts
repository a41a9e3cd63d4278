/** Whether what somebody asked for is still to be decided, or what was accepted still to be carried out: by the record as it stands. */
import type { Milestone } from '../milestone.ts';
import type { Item } from '../plan.ts';
import type { Request } from '../request.ts';

/** False once it is decided, and once the record has moved on: completed, another date, another owner, withdrawn. */
export function stillAsks(request: Request, item: Item | undefined, milestone: Milestone): boolean {
  if (request.state !== 'open' || !item || item.withdrawn) return false;
  switch (request.kind) {
    case 'more-time':
      return (
        milestone.open &&
        milestone.due === request.agreed &&
        milestone.forecast === request.date &&
        request.date !== request.agreed
      );
    case 'hand-over':
      return milestone.open && milestone.handOver !== null && milestone.owner !== request.owner;
    case 'sign-off':
      return milestone.signOff?.state === 'awaiting' && milestone.signOff.at === request.at;
  }
}

/**
 * What is to be done about an accepted request: `done` where the record shows it already, `overtaken` where it shows
 * something else than it did when it was asked.
 */
export function carrying(
  request: Request,
  item: Item | undefined,
  milestone: Milestone | undefined,
): 'done' | 'carry' | 'overtaken' {
  if (!item || item.withdrawn || !milestone) return 'overtaken';
  if (request.kind === 'more-time') {
    const due = request.decided?.date ?? request.date;
    if (milestone.due === due) return 'done';
    return milestone.open && milestone.due === request.agreed ? 'carry' : 'overtaken';
  }
  if (milestone.owner === request.owner) return 'done';
  const given = request.giver === null || milestone.owner === request.giver;
  return milestone.open && milestone.handOver !== null && given ? 'carry' : 'overtaken';
}

/** Accepted, and not in the plan yet: of a later day only that it was accepted is told. */
export const isUnderWay = ({ state, carryOn, date, kind, decided }: Request): boolean =>
  state === 'accepted' &&
  carryOn !== null &&
  !(kind === 'hand-over' && decided !== null && date !== null && date > decided.at.slice(0, 10));
