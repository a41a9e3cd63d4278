/** The clock's side of a room: ticks on the same record, with a sender that keeps what it was given. */
import type { Clockwork } from '../../../src/jobs/clockwork.ts';
import { nextLook } from '../../../src/jobs/next-look.ts';
import { paces } from '../../../src/jobs/pace.ts';
import type { TickReport } from '../../../src/jobs/report.ts';
import { tick } from '../../../src/jobs/tick.ts';
import { openRecords } from '../../../src/store/records.ts';
import { cardText } from '../../support/card-text.ts';
import { type StrictMessenger, strictMessenger } from '../../support/strict-messenger.ts';
import { type Room, TENANT } from '../room.ts';

export type RoomClock = {
  messenger: StrictMessenger;
  /** It is this instant, and what was due by then is done. */
  itIs(instant: string): Promise<TickReport>;
  /** What came to a conversation, oldest first: each message as its visible lines. */
  cameTo(conversation: string): string[];
  /** The next moment at which the clock wants to be looked at. */
  next(): Promise<string>;
};

export function clockOf(room: Room, officers: readonly string[] = ['olu@example.org']): RoomClock {
  const { store, clock } = room;
  const messenger = strictMessenger(clock);
  const silent = (): void => undefined;
  const work: Clockwork = {
    store,
    records: openRecords(store),
    messenger,
    log: { info: silent, warn: silent, error: silent },
    asOf: clock,
    wall: clock,
    officers: new Set(officers),
    holder: 'replica-1',
    sleep: async (ms) => void clock.forward({ milliseconds: Math.max(0, ms) }),
  };
  const pace = paces(clock);
  return {
    messenger,
    async itIs(instant) {
      clock.set(instant);
      return tick(work, pace, TENANT, false);
    },
    cameTo: (conversation) =>
      messenger
        .delivered()
        .filter(({ to }) => to.conversation === conversation)
        .map(({ message }) => ('card' in message ? cardText(message.card).join('\n') : message.text)),
    async next() {
      const heads = await work.records.heads(TENANT);
      return (await nextLook(work, TENANT, heads, clock.now())).toString();
    },
  };
}
