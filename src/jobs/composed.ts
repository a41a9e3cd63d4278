/** What becomes of a row when it is rendered: a message, or the reason why there is none. */
import type { Message } from '../app/message.ts';
import type { Destination } from '../app/ports.ts';
import type { Change } from '../store/store.ts';

export type Composed =
  | {
      kind: 'message';
      to: Destination;
      message: Message;
      /** Ids of the milestones that the message lists. */
      listed: string[];
      /** What is stored together with the news that this message arrived, on the record as it stands by then. */
      onceSent(): Promise<Change[]>;
    }
  | { kind: 'apart'; state: 'dropped' | 'unreachable' | 'parked'; reason: string };

export const apart = (
  state: Extract<Composed, { kind: 'apart' }>['state'],
  reason: string,
): Extract<Composed, { kind: 'apart' }> => ({ kind: 'apart', state, reason });

export { occasionOf } from '../store/outbox.ts';
