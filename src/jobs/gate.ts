/** Lets a tenant's messages out one after the other, each when its time has come and a place is free for it. */
import type { Places } from './places.ts';

/**
 * `ready` waits for the time of the first in the row, and says whether it may go; `go` then has a place until it ends.
 * Undefined when it may not. One alone waits for a place with its time behind it, so that none go out in a bunch.
 */
export type Gate = <T>(ready: () => Promise<boolean>, go: () => Promise<T>) => Promise<T | undefined>;

export function openGate(places: Places, tenant: string): Gate {
  let last: Promise<void> = Promise.resolve();
  return async (ready, go) => {
    const out = Promise.withResolvers<void>();
    const before = last;
    last = out.promise;
    try {
      await before;
      if (!(await ready())) return undefined;
      const release = await places.take(tenant);
      out.resolve();
      try {
        return await go();
      } finally {
        release();
      }
    } finally {
      out.resolve();
    }
  };
}
