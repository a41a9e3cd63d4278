/** A turn that takes longer than Teams waits is not lost, and one that Teams delivers twice is answered once. */
import { jest } from '@jest/globals';
import type { Answer, Message, Turn } from '../../src/app/message.ts';
import { alex, bola, type Stage, startStage, TEAM, TENANT } from './stage.ts';

const text = (words: string): Message => ({ summary: words, text: words });
const card = (title: string): Message => ({
  summary: title,
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: title }] },
});
const STILL = 'I am still working on it, and will answer here.';

let stage: Stage;
let turns: Turn[];
let ready: PromiseWithResolvers<Answer>;

/** Nobody waits: whatever is not answered at once is slow, and is answered when the test says so. */
beforeEach(async () => {
  turns = [];
  ready = Promise.withResolvers();
  stage = await startStage(
    async (turn) => {
      turns.push(turn);
      return ready.promise;
    },
    120_000,
    0,
  );
});
afterEach(async () => {
  ready.resolve({ say: [], replace: null });
  await stage.stop();
  expect(stage.connector.violations()).toEqual([]);
});

const heard = (person: string) => stage.connector.inChat(person).map(({ activity }) => activity.text);
const saidOnce = (words: string) => stage.connector.waitFor(({ activity }) => activity.text === words);

test('a slow message is answered to Teams at once, and to the person when it is done', async () => {
  expect((await stage.connector.say(alex.id, '3.3b done')).status).toBe(200);
  await saidOnce(STILL);
  expect(heard(alex.id)).toEqual([STILL]);
  ready.resolve({ say: [text('recorded')], replace: null });
  await saidOnce('recorded');
  expect(heard(alex.id)).toEqual([STILL, 'recorded']);
});

test('a slow press says beneath the card that the answer comes, and replaces the card when it is done', async () => {
  ready.resolve({ say: [card('form')], replace: null });
  await stage.connector.say(alex.id, 'form');
  const form = await stage.connector.waitFor(({ activity }) => activity.summary === 'form');
  ready = Promise.withResolvers();
  expect(await stage.connector.press(alex.id, form.id, { do: 'save' })).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'I am still working on it. The answer will come below.',
  });
  ready.resolve({ say: [], replace: card('recorded') });
  const stored = await stage.connector.waitFor(({ how }) => how === 'update');
  expect([stored.id, stored.activity.summary]).toEqual([form.id, 'recorded']);
});

test('a slow press on a card that is gone is answered with a new one', async () => {
  await stage.connector.press(alex.id, 'long-gone', { do: 'save' });
  ready.resolve({ say: [], replace: card('recorded') });
  await stage.connector.waitFor(({ how, activity }) => how === 'message' && activity.summary === 'recorded');
});

test('a slow press in a channel shows the others what it came to, and not one person’s card', async () => {
  await stage.messenger.send(
    { tenant: TENANT, serviceUrl: stage.connector.serviceUrl, conversation: TEAM, as: 'thread' },
    card('summary'),
  );
  const [post] = stage.connector.inTeam();
  await stage.connector.pressInChannel(alex.id, post?.id ?? '', {});
  ready.resolve({ say: [], replace: card('3.3(b): complete') });
  const said = await saidOnce('3.3(b): complete');
  expect(said.activity.attachments).toBeUndefined();
});

test('a message that Teams delivers again is taken on once, while it is worked on and after', async () => {
  const activity = stage.connector.frame(alex.id, 'chat', { type: 'message', text: '3.3b done' });
  await stage.connector.post(activity);
  expect((await stage.connector.post(activity)).status).toBe(200);
  ready.resolve({ say: [text('recorded')], replace: null });
  await saidOnce('recorded');
  expect((await stage.connector.post(activity)).status).toBe(200);
  await stage.server.stop();
  expect(turns).toHaveLength(1);
  expect(heard(alex.id).filter((words) => words === 'recorded')).toHaveLength(1);
});

test('a press that Teams delivers again is answered each time, and followed up once', async () => {
  const value = { action: { type: 'Action.Execute', data: { do: 'save' } } };
  const press = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm-1', value };
  const activity = stage.connector.frame(alex.id, 'chat', press);
  ready.resolve({ say: [text('and this')], replace: card('recorded') });
  for (const delivery of [1, 2])
    expect({ delivery, ...(await stage.connector.post(activity)) }).toMatchObject({
      delivery,
      body: { value: { body: [{ text: 'recorded' }] } },
    });
  await saidOnce('and this');
  await stage.server.stop();
  expect(heard(alex.id)).toEqual(['and this']);
});

test('two people may say the same at once', async () => {
  ready.resolve({ say: [text('recorded')], replace: null });
  await Promise.all([stage.connector.say(alex.id, '3.3b done'), stage.connector.say(bola.id, '3.3b done')]);
  await saidOnce('recorded');
  expect([heard(alex.id), heard(bola.id)]).toEqual([['recorded'], ['recorded']]);
});

test('a stop that cannot wait any longer tells whoever still waits', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    const said = stage.connector.say(alex.id, '3.3b done');
    await stage.connector.whenAsked(0);
    while (turns.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await jest.advanceTimersByTimeAsync(1);
    expect((await said).status).toBe(200);
    const stopped = stage.server.stop();
    while (!heard(alex.id).some((words) => words?.startsWith('I was stopped'))) {
      await jest.advanceTimersByTimeAsync(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await jest.advanceTimersByTimeAsync(10_000);
    await stopped;
    expect(heard(alex.id)).toEqual([
      STILL,
      expect.stringMatching(/^I was stopped before .* tell me again\.$/),
    ]);
  } finally {
    jest.useRealTimers();
  }
});
