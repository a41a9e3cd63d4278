/** The questions that a caller is asked at the front door, cheapest first; what is refused learns no more than that. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Identity } from '../auth.ts';
import { type Envelope, tenantOf, tenantsIn } from '../envelope.ts';
import { isLoopback } from '../loopback.ts';
import { type Caller, tokenIn, Unauthorised } from './caller.ts';
import type { Refusals } from './refusals.ts';

export type Refusal = { status: 400 | 403; error: string };

export type Door = {
  /** Before anything is read of a request. */
  caller: RequestHandler;
  /** Once its body is an activity: why it is refused all the same, or null. Throws `Unauthorised`. */
  refusal(request: IncomingMessage, activity: Envelope): Refusal | null;
};

export function openDoor(identity: Identity, refusals: Refusals): Door {
  const callers = new WeakMap<IncomingMessage, Caller>();
  const { vouch } = identity;

  function notServed(reason: string, tenant?: string): Refusal {
    refusals.refused(reason, tenant);
    return { status: 403, error: NOT_SERVED };
  }

  return {
    async caller(request, response, next) {
      if (vouch === null) return next();
      const token = tokenIn(request);
      if (token === undefined) throw new Unauthorised('no token');
      callers.set(request, await vouch(token));
      // Its answer may never be read: a caller who hangs up meanwhile is not worked for.
      if (!response.closed) next();
    },
    refusal(request, activity) {
      const { serviceUrl } = activity;
      if (vouch === null) {
        if (!identity.mayReach(serviceUrl)) return { status: 400, error: `serviceUrl: ${ONLY_HERE}` };
      } else {
        // Whoever may post from one address may not have the answers sent to another.
        if (callers.get(request)?.serviceUrl !== serviceUrl) throw new Unauthorised('service URL');
        // Nothing could be answered there, so nothing is taken from there either.
        if (!identity.mayReach(serviceUrl)) return notServed('service host');
      }
      if (tenantsIn(activity).size > 1) return notServed('two tenants');
      const tenant = tenantOf(activity);
      if (tenant === undefined || !identity.serves(tenant)) return notServed('tenant', tenant);
      return null;
    },
  };
}

/** Said of a tenant that is not on the list, whichever it is and whatever the list holds. */
const NOT_SERVED = 'this is not answered here';
const ONLY_HERE = 'local mode only answers this machine';

/** What a proxy adds for somebody else's request: nobody on this machine needs one to reach its own ports. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Local mode takes anybody's word, so it hears this machine alone: no name of it, and nothing that was passed on. */
export const localOnly: RequestHandler = (request, response, next) => {
  // A page on the web may reach loopback by a name of its own, but not by this machine's.
  const here = isLoopback(`http://${request.headers.host}`);
  if (here && FORWARDED.every((name) => request.headers[name] === undefined)) next();
  else response.status(403).json({ error: ONLY_HERE });
};
