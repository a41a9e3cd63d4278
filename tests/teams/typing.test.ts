/** Somebody who waits for an answer sees that it is worked on; whoever has it sees nothing of the kind any more. */
import type { Answer } from '../../src/app/message.ts';
import type { Timer } from '../../src/teams/typing.ts';
import { chatOf } from '../support/teams-frame.ts';
import { alex, type Stage, startStage, TEAM } from './stage.ts';

/** A timer that rings when the test says so. */
function handTimer() {
  let now = 0;
  const due: { at: number; act: () => void }[] = [];
  const timer: Timer = (ms, act) => {
    const one = { at: now + ms, act };
    due.push(one);
    return () => void due.splice(due.indexOf(one) >>> 0, 1);
  };
  const passes = (ms: number): void => {
    const end = now + ms;
    for (;;) {
      const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      now = next.at;
      due.splice(due.indexOf(next), 1);
      next.act();
    }
    now = end;
  };
  return { timer, passes, waiting: () => due.length };
}

let stage: Stage;
let hand: ReturnType<typeof handTimer>;
let ready: PromiseWithResolvers<Answer>;
let begun: PromiseWithResolvers<void>;

beforeEach(async () => {
  hand = handTimer();
  ready = Promise.withResolvers();
  begun = Promise.withResolvers();
  stage = await startStage(
    async () => {
      begun.resolve();
      return ready.promise;
    },
    120_000,
    120_000,
    hand.timer,
  );
});
afterEach(async () => {
  ready.resolve({ say: [], replace: null });
  await stage.stop();
  expect(stage.connector.violations()).toEqual([]);
});

const done: Answer = { say: [{ summary: 'done', text: 'done' }], replace: null };
/** What the connector was asked to do, in its order. */
const posted = () => stage.connector.requests.filter(({ method }) => method === 'POST').length;

test('after a second, and every four seconds while it lasts; never after the answer', async () => {
  const said = stage.connector.say(alex.id, 'one para for the board paper');
  await begun.promise;
  hand.passes(999);
  expect(posted()).toBe(0);
  hand.passes(1);
  await stage.connector.whenAsked(1);
  hand.passes(4_000);
  await stage.connector.whenAsked(2);
  ready.resolve(done);
  await said;
  expect(stage.connector.typing()).toEqual([chatOf(alex.id), chatOf(alex.id)]);
  expect(hand.waiting()).toBe(0);
  hand.passes(60_000);
  expect(stage.connector.typing()).toHaveLength(2);
  expect(stage.connector.inChat(alex.id).map(({ activity }) => activity.text)).toEqual(['done']);
});

test('a sign that is on its way when the answer is there goes before it', async () => {
  const held = Promise.withResolvers<void>();
  stage.connector.mishap({ until: held.promise });
  const said = stage.connector.say(alex.id, 'slow');
  await begun.promise;
  hand.passes(1_000);
  await stage.connector.whenAsked(1);
  ready.resolve(done);
  expect(stage.connector.sent).toEqual([]);
  held.resolve();
  await said;
  expect([stage.connector.typing().length, stage.connector.sent.length]).toEqual([1, 1]);
});

test('in a channel it shows in the thread of the question', async () => {
  const said = stage.connector.sayInChannel(alex.id, 'whats overdue');
  await begun.promise;
  hand.passes(1_000);
  await stage.connector.whenAsked(1);
  ready.resolve(done);
  await said;
  expect(stage.connector.typing()).toEqual([expect.stringMatching(`^${TEAM};messageid=`)]);
});

test('a quick answer and a press show none', async () => {
  ready.resolve(done);
  await stage.connector.say(alex.id, 'quick');
  expect(hand.waiting()).toBe(0);
  ready = Promise.withResolvers();
  const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as const;
  const press = stage.connector.press(alex.id, 'm-1', { do: 'back' });
  hand.passes(10_000);
  ready.resolve({ say: [], replace: { summary: 'card', card } });
  await press;
  expect(stage.connector.typing()).toEqual([]);
});

test('a sign that cannot be sent is no reason to keep the answer', async () => {
  stage.connector.mishap({ status: 500 });
  const said = stage.connector.say(alex.id, 'slow');
  await begun.promise;
  hand.passes(1_000);
  await stage.connector.whenAsked(1);
  ready.resolve(done);
  await said;
  expect(stage.connector.inChat(alex.id).map(({ activity }) => activity.text)).toEqual(['done']);
});
