/** Which activities have been taken on: Teams delivers one again when it waited too long for the answer to the first. */
import type { Envelope } from './envelope.ts';

/** More than come in the minutes in which a delivery is repeated. */
const REMEMBERED = 5_000;

export type Hearing<T> = {
  /** `again` when the activity was taken on before; `under way` is the work on it, while that lasts. */
  hear(activity: Envelope, work: () => Promise<T>): { again: boolean; working: Promise<T> | null };
};

/**
 * Remembers activities in this process: what another replica is sent again takes effect once by the name of its
 * command. Of a repeat that comes when the work is over, `working` is null.
 */
export function openHearing<T>(): Hearing<T> {
  const underWay = new Map<string, Promise<T>>();
  const over = new Set<string>();
  return {
    hear(activity, work) {
      const key = JSON.stringify([activity.conversation.id, activity.from.id, activity.id, activity.type]);
      const first = underWay.get(key);
      if (first) return { again: true, working: first };
      if (over.has(key)) return { again: true, working: null };
      const working = work().finally(() => {
        underWay.delete(key);
        over.add(key);
        const [oldest] = over;
        if (over.size > REMEMBERED && oldest !== undefined) over.delete(oldest);
      });
      underWay.set(key, working);
      return { again: false, working };
    },
  };
}
