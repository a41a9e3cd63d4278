/** The request for more time that waits for a decision on a milestone: what a lead's word on its date decides. */
import { type Asking, openRequests } from '../../store/requests.ts';
import type { App } from '../context.ts';

/** Undefined where none waits: nobody asked, or the record has moved past it. */
export async function timeAskedFor(app: App, tenant: string, milestone: string): Promise<Asking | undefined> {
  const where = [{ field: 'milestone', is: 'eq', to: milestone }] as const;
  const { open } = await openRequests(app, tenant, app.clock.now(), where);
  return open.find(({ request }) => request.kind === 'more-time');
}
