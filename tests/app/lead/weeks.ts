/** A room whose clock goes on for weeks: what people say and what the clock sends stand on one store. */
import { handle } from '../../../src/app/handle.ts';
import type { Message } from '../../../src/app/message.ts';
import { requestsDue } from '../../../src/app/requests/carry.ts';
import { addDays, localDate, localInstant } from '../../../src/domain/calendar.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Item } from '../../../src/domain/plan.ts';
import type { Clockwork } from '../../../src/jobs/clockwork.ts';
import { paces } from '../../../src/jobs/pace.ts';
import type { TickReport } from '../../../src/jobs/report.ts';
import { tick } from '../../../src/jobs/tick.ts';
import { cardActions, cardText } from '../../support/card-text.ts';
import { samplePlan, samplePlanHead } from '../../support/sample-plan.ts';
import { strictMessenger } from '../../support/strict-messenger.ts';
import { imported, openRoom, originOf, type Room, type Setting, TENANT } from '../room.ts';

export type Weeks = Room & {
  /** Runs the clock now. */
  tick(): Promise<TickReport>;
  /** Runs it at nine on every day up to and on this one. */
  until(day: string): Promise<void>;
  /** What boards were posted, each with where it went. */
  posted(): { to: string; as: 'message' | 'thread'; text: string }[];
  /** What somebody was sent, with the London day of each. */
  sentTo(who: string): { day: string; about: string; text: string; message: Message }[];
};

/** `met`: who has said hello before the story begins. */
export async function openWeeks(
  met: readonly string[],
  begins: string,
  setting: Setting = {},
): Promise<Weeks> {
  const room = await openRoom(setting);
  room.clock.set(begins);
  const messenger = strictMessenger(room.clock);
  const work: Clockwork = {
    store: room.store,
    records: room.app.records,
    messenger,
    log: room.app.log,
    asOf: room.clock,
    wall: room.clock,
    officers: room.app.officers,
    holder: 'replica-1',
    async sleep(ms) {
      room.clock.forward({ milliseconds: Math.max(0, ms) });
    },
  };
  const pace = paces(room.clock);
  const run = async () => {
    await requestsDue(room.app)(TENANT);
    return tick(work, pace, TENANT, false);
  };
  for (const who of met) await room.meets(who);
  await run();
  messenger.attempts.length = 0;
  return {
    ...room,
    tick: run,
    async until(day) {
      for (let date = localDate(room.clock.now(), ZONE); date <= day; date = addDays(date, 1)) {
        const at = localInstant(date, '09:00', ZONE);
        if (Temporal.Instant.compare(at, room.clock.now()) >= 0) room.clock.set(at.toString());
        await run();
      }
    },
    posted: () =>
      messenger
        .delivered()
        .filter(({ to }) => !to.conversation.startsWith('chat-'))
        .map(({ to, message }) => ({
          to: to.conversation,
          as: to.as,
          text: 'card' in message ? cardText(message.card).join('\n') : message.text,
        })),
    sentTo: (who) =>
      messenger
        .delivered()
        .filter(({ to }) => to.conversation === `chat-${who}`)
        .map(({ message, at }) => ({
          day: localDate(at, ZONE),
          about: message.summary,
          text: 'card' in message ? cardText(message.card).join('\n') : message.text,
          message,
        })),
  };
}

const ZONE = 'Europe/London';

/** Somebody taps the button of a message that they were sent, or that the last turn gave them. */
export async function tap(weeks: Weeks, who: string, message: Message | undefined, title: string | RegExp) {
  if (!message || !('card' in message)) throw new Error('there is no card to tap');
  const buttons = cardActions(message.card).filter((one) =>
    typeof title === 'string' ? one.title === title : title.test(one.title),
  );
  const [button] = buttons;
  if (!button) throw new Error(`no button ${title}: ${cardActions(message.card).map((one) => one.title)}`);
  weeks.clock.forward({ seconds: 1 });
  const id = `tap-${weeks.clock.now()}`;
  return handle(weeks.app, { kind: 'card', origin: originOf(who, id), data: button.data, activity: null });
}

/** The sample's posts, and a Director of Education: Sam leads both priorities. */
export const DIRECTOR = 'post:director';
export const directed = (over: Partial<Parameters<typeof samplePlan>[0]> = {}) => {
  const posts = [
    { id: 'director', title: 'Director of Education', holders: [{ person: 'sam', from: null }] },
    ...samplePlanHead().posts,
  ];
  return { reminders: { rounds: 'off' as const }, boards: [], posts, ...over };
};

/** The items below these refs, and what they stand under, led by the Director. */
export const itemsLed = (...refs: string[]): Item[] =>
  samplePlan()
    .book.items.filter(({ ref }) => refs.some((top) => ref.startsWith(top)))
    .map((item) => (item.level === 0 ? { ...item, lead: DIRECTOR } : item));

export const everybody = (...ids: string[]): Person[] => ids.map(imported);
