/** A record as it is after a week of use: what people said, asked of each other, sent, decided, and what was taken out. */
import type { App } from '../../src/app/context.ts';
import { handle } from '../../src/app/handle.ts';
import type { Answer, Origin, Turn } from '../../src/app/message.ts';
import type { Clockwork } from '../../src/jobs/clockwork.ts';
import { paces } from '../../src/jobs/pace.ts';
import { tick } from '../../src/jobs/tick.ts';
import { openRecords } from '../../src/store/records.ts';
import { all } from '../../src/store/store.ts';
import { openDemoRoom } from '../app/demo-room.ts';
import { inChannel, originOf, type Room, TENANT } from '../app/room.ts';
import { type StrictMessenger, strictMessenger } from '../support/strict-messenger.ts';
import type { TestClock } from '../support/test-clock.ts';
import type { Place } from './steps.ts';

export const GENERAL = 'team-education-partnership';
const SECRET = 'the family of the little one from Rowan Lane moved away';

/** People who speak to an app, each with turns of their own name and number. */
export type Voices = {
  app: App;
  says(who: string, text: string, over?: Partial<Origin>): Promise<Answer>;
  turn(who: string, of: (origin: Origin) => Turn): Promise<Answer>;
};

/** The room's app over another record: the same clock, and the same numbers of turns in each. */
export function voicesOver(room: Room, { store, blobs }: Place, clock: TestClock, from = 0): Voices {
  const officers = new Set(['olu@example.org', 'sam@example.org']);
  const app: App = { ...room.app, store, blobs, clock, records: openRecords(store), officers };
  let turns = from;
  const turn: Voices['turn'] = (who, of) => {
    clock.forward({ seconds: 1 });
    turns += 1;
    return handle(app, of(originOf(who, `said-${turns}`)));
  };
  return {
    app,
    turn,
    says: (who, text, over) =>
      turn(who, (origin) => ({ kind: 'text', origin: { ...origin, ...over }, text })),
  };
}

/** The clock's part over a record; messages go to a messenger that keeps them. */
export function clockOver(
  { app }: Voices,
  clock: TestClock,
): { messenger: StrictMessenger; run: () => ReturnType<typeof tick> } {
  const messenger = strictMessenger(clock);
  const work: Clockwork = {
    store: app.store,
    records: app.records,
    messenger,
    log: app.log,
    asOf: clock,
    wall: clock,
    officers: app.officers,
    holder: 'replica-1',
    sleep: async (ms) => clock.forward({ milliseconds: Math.max(0, Math.round(ms)) }),
  };
  return { messenger, run: () => tick(work, paces(clock), TENANT, false) };
}

/** What people type, in turn: `sets` is followed by their yes. */
const SAID: readonly [who: string, text: string, sets?: 'sets'][] = [
  ['alex', '3.3b done, minutes at https://example.org/minutes'],
  ['alex', '3.6c 80% there', 'sets'],
  ['alex', '3.1a slipping - HR freeze'],
  ['alex', 'end of Feb'],
  ['alex', `3.7a at risk because ${SECRET}`],
  ['alex', 'need more time for 1.6a, in ten weeks because HR froze the post'],
  ['alex', "I'm away from Monday until Friday, Bola covers", 'sets'],
  ['bola', '1.1a on track'],
  ['bola', '1.2a 40% there, waiting for the NHS', 'sets'],
  ['dev', '4.1a off track because the building is not ready'],
  ['olu', '3.5(c) is due 12 February 2027', 'sets'],
  ['olu', 'assign 3.5(a) to the Virtual School Headteacher', 'sets'],
  ['olu', 'decision of the Partnership on 12 Nov: bring a plan for alternative provision', 'sets'],
  ['olu', 'the Partnership meets on 12 January', 'sets'],
  ['olu', 'for the board: two posts are being filled (3.1a)', 'sets'],
  ['olu', 'termly report for the Partnership'],
  ['carys', 'plain text'],
  ['carys', 'mine'],
];

/** Lives through a Friday and a weekend; what was redacted is gone, for both officers. */
export async function livelyRecord(): Promise<{ room: Room; voices: Voices }> {
  const room = await openDemoRoom();
  const voices = voicesOver(room, { store: room.store, blobs: room.blobs }, room.clock);
  for (const who of ['olu', 'sam']) await room.meets(who);
  for (const [who, text, sets] of SAID) {
    await voices.says(who, text);
    if (sets) await voices.says(who, 'yes');
  }
  room.shelf.set('minutes.txt', 'We met and agreed.');
  await room.sends('alex', ['minutes.txt'], { text: '3.1(a) at risk' });
  await voices.says('alex', 'set up this board', inChannel(GENERAL));
  await redact(room, voices);
  await voices.says('alex', 'export overdue in P3');
  const { run } = clockOver(voices, room.clock);
  for (const at of ['2026-12-04T16:30:00Z', '2026-12-07T09:00:00Z', '2026-12-07T10:00:00Z']) {
    room.clock.set(at);
    await run();
  }
  return { room, voices };
}

async function redact({ store }: Room, voices: Voices): Promise<void> {
  const updates = (await all(store, TENANT, { kind: 'update' })).map(({ doc }) => doc.body);
  const update = updates.find(({ said }) => said.reason === SECRET);
  if (!update) throw new Error('nothing was said of 3.7a');
  const tap = (who: string, data: object): Promise<Answer> =>
    voices.turn(who, (origin) => ({ kind: 'card', origin, data, activity: null }));
  await tap('olu', { do: 'redact-ask', update: update.id, 'in:reason': 'it names a child' });
  const [asked] = await all(store, TENANT, { kind: 'redaction' });
  await tap('sam', { do: 'redact-agree', redaction: asked?.doc.body.id ?? '' });
}
