/** Whether what somebody asked for is still to be decided, judged on the record as it stands. */
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
