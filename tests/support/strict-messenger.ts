/** A sender for tests: keeps what it was given, answers as it was told to, and objects to what Teams would refuse. */
import type { Message } from '../../src/app/message.ts';
import type { Clock, Destination, Messenger, Outcome } from '../../src/app/ports.ts';

export type Sent = { to: Destination; message: Message; at: Temporal.Instant; outcome: Outcome };

export type StrictMessenger = Messenger & {
  /** Every attempt, in order, whatever came of it. */
  attempts: Sent[];
  /** The attempts that arrived. */
  delivered(): Sent[];
  /** Outcomes of the next attempts; after them everything is sent. */
  script(...outcomes: Outcome[]): void;
  /** Done with each attempt before it is answered: a crash, a word from somebody, another replica. */
  meanwhile(act: (to: Destination) => Promise<void>): void;
};

export const retry = (afterMs: number | null = null): Outcome => ({ kind: 'retry', reason: '429', afterMs });
export const unknown: Outcome = { kind: 'unknown', reason: 'ECONNRESET' };
export const unreachable: Outcome = { kind: 'unreachable', reason: '403 MessageWritesBlocked' };
export const refused: Outcome = { kind: 'refused', reason: '400' };

export function strictMessenger(clock: Clock): StrictMessenger {
  const attempts: Sent[] = [];
  let scripted: Outcome[] = [];
  let act: (to: Destination) => Promise<void> = async () => undefined;
  const underWay = new Set<string>();
  return {
    attempts,
    delivered: () => attempts.filter(({ outcome }) => outcome.kind === 'sent'),
    script: (...outcomes) => {
      scripted = [...scripted, ...outcomes];
    },
    meanwhile: (told) => {
      act = told;
    },
    async send(to, message) {
      if (underWay.has(to.conversation)) throw new Error(`two messages at once for ${to.conversation}`);
      if (underWay.size >= 8) throw new Error('more than eight messages under way');
      if (message.summary.trim() === '') throw new Error('a message without a summary');
      underWay.add(to.conversation);
      const attempt = attempts.length + 1;
      const outcome = scripted.shift() ?? { kind: 'sent', activity: `activity-${attempt}` };
      attempts.push({ to, message, at: clock.now(), outcome });
      try {
        await act(to);
      } finally {
        underWay.delete(to.conversation);
      }
      return outcome;
    },
    async update() {
      throw new Error('nothing that the clock sends is updated');
    },
  };
}

/** What a sent card says first: "2 actions need an update". */
export const summariesOf = (sent: readonly Sent[]): string[] => sent.map(({ message }) => message.summary);
