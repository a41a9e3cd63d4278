/** The messenger as turns use it: what becomes of each answer is counted. */
import type { Messenger } from '../app/ports.ts';
import type { Watch } from '../app/watch.ts';

export function countingReplies<M extends Messenger>(messenger: M, watch: Watch): M {
  return {
    ...messenger,
    async send(to, message) {
      const outcome = await messenger.send(to, message);
      watch.count('waymark.replies', { outcome: outcome.kind });
      return outcome;
    },
    async update(to, activity, message) {
      const outcome = await messenger.update(to, activity, message);
      watch.count('waymark.replies', { outcome: outcome.kind });
      return outcome;
    },
  } satisfies Messenger & M;
}
