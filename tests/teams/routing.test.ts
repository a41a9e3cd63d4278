/** What people do in Teams becomes a turn, and the app's answer finds its way back. */
import type { Answer, Message, Turn } from '../../src/app/message.ts';
import { cardIn } from '../support/connector.ts';
import { chatOf } from '../support/teams-frame.ts';
import { alex, BOT, bola, type Stage, startStage, TEAM, TENANT } from './stage.ts';

const text = (words: string): Message => ({ summary: words, text: words });
const card = (title: string): Message => ({
  summary: title,
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: title }] },
});
const saying = (...say: Message[]): Answer => ({ say, replace: null });

let stage: Stage;
let turns: Turn[];
let answer: (turn: Turn) => Promise<Answer>;

beforeEach(async () => {
  turns = [];
  answer = async () => saying();
  // A request may take longer than a test: a held one fails its test instead of running out.
  stage = await startStage(async (turn) => {
    turns.push(turn);
    return answer(turn);
  }, 120_000);
});
afterEach(async () => {
  await stage.stop();
  expect(stage.connector.violations()).toEqual([]);
});

describe('what is heard', () => {
  test('a text in the 1:1 chat', async () => {
    expect(await stage.connector.say(alex.id, 'done &amp; filed')).toEqual({ status: 200, body: null });
    expect(turns).toEqual([
      {
        kind: 'text',
        text: 'done & filed',
        origin: {
          id: expect.any(String),
          tenant: TENANT,
          serviceUrl: stage.connector.serviceUrl,
          conversation: chatOf(alex.id),
          scope: 'personal',
          channel: null,
          from: { teamsId: alex.id, aadObjectId: alex.aadObjectId, name: 'Alex Sample' },
        },
      },
    ]);
  });
  test('a mention in a channel, with its thread and its channel', async () => {
    await stage.connector.sayInChannel(alex.id, 'whats overdue');
    const [turn] = turns;
    expect(turn).toMatchObject({
      kind: 'text',
      text: 'whats overdue',
      origin: { scope: 'channel', channel: TEAM },
    });
    expect(turn?.origin.conversation).toMatch(/;messageid=/);
  });
  test('a group chat is read by others: it counts as a channel', async () => {
    const conversation = { id: '19:group@thread.v2', conversationType: 'groupChat', tenantId: TENANT };
    await stage.connector.post(
      stage.connector.frame(alex.id, 'chat', { type: 'message', text: 'hello', conversation }),
    );
    expect(turns[0]?.origin).toMatchObject({ scope: 'channel', channel: '19:group@thread.v2' });
  });
  test('a conversation that does not say its kind is not taken for private', async () => {
    const conversation = { id: 'somewhere', tenantId: TENANT };
    await stage.connector.post(
      stage.connector.frame(alex.id, 'chat', { type: 'message', text: 'hello', conversation }),
    );
    expect(turns[0]?.origin.scope).toBe('channel');
  });
  test.each(['', '  '])('a directory id that is empty (“%s”) is none', async (aadObjectId) => {
    await stage.connector.post(
      stage.connector.frame(alex.id, 'chat', {
        type: 'message',
        text: 'hello',
        from: { id: alex.id, aadObjectId, name: 'Alex Sample' },
      }),
    );
    expect(turns[0]?.origin.from).toEqual({ teamsId: alex.id, aadObjectId: null, name: 'Alex Sample' });
  });
  test('the tenant may stand in the channel data alone', async () => {
    const conversation = { id: chatOf(alex.id), conversationType: 'personal' };
    await stage.connector.post(
      stage.connector.frame(alex.id, 'chat', { type: 'message', text: 'hello', conversation }),
    );
    expect(turns[0]?.origin.tenant).toBe(TENANT);
  });
  test('a button, with its data and the message it stands in', async () => {
    await stage.connector.press(alex.id, 'm-9', { do: 'save', percent: '80' });
    expect(turns).toMatchObject([{ kind: 'card', data: { do: 'save', percent: '80' }, activity: 'm-9' }]);
  });
  test.each([[null], ['go'], [{}], [{ action: 'go' }], [{ action: null }]])(
    'a button whose value is %j has no data',
    async (value) => {
      const pressed = { type: 'invoke', name: 'adaptiveCard/action', value };
      await stage.connector.post(stage.connector.frame(alex.id, 'chat', pressed));
      expect(turns).toMatchObject([{ kind: 'card', data: null, activity: null }]);
    },
  );
  test('a submitted card', async () => {
    await stage.connector.submit(alex.id, 'm-9', { do: 'back' });
    expect(turns).toMatchObject([{ kind: 'card', data: { do: 'back' }, activity: 'm-9' }]);
  });
  test.each([[null], [undefined]])('an empty text with the value %j is nothing to read', async (value) => {
    await stage.connector.post(stage.connector.frame(alex.id, 'chat', { type: 'message', text: '', value }));
    expect(turns).toMatchObject([{ kind: 'strange', what: 'empty' }]);
  });
  test('an installation and its update of the conversation both meet', async () => {
    await stage.connector.meet(alex.id);
    expect(turns.map(({ kind, origin }) => [kind, origin.scope])).toEqual([
      ['met', 'personal'],
      ['met', 'personal'],
    ]);
  });
  test('the bot is added to a team', async () => {
    await stage.connector.meetTeam(alex.id);
    expect(turns).toMatchObject([{ kind: 'met', origin: { scope: 'channel', channel: TEAM } }]);
  });
  test('the bot is removed', async () => {
    await stage.connector.leave(alex.id);
    expect(turns).toMatchObject([{ kind: 'left', origin: { scope: 'personal' } }]);
  });
  test.each([
    [
      'a colleague who joins the team',
      'channel',
      { type: 'conversationUpdate', membersAdded: [{ id: bola.id }] },
    ],
    [
      'a channel that is renamed',
      'channel',
      { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed', tenant: { id: TENANT } } },
    ],
    [
      'an upgrade that removes the old version',
      'chat',
      { type: 'installationUpdate', action: 'remove-upgrade' },
    ],
    ['a reaction', 'chat', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['typing', 'chat', { type: 'typing' }],
    ['an edited message', 'chat', { type: 'messageUpdate', text: 'done' }],
    ['a read receipt', 'chat', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} }],
    ['a type that nobody knows', 'chat', { type: 'toString' }],
  ] as const)('%s is let pass', async (_name, where, activity) => {
    const reply = await stage.connector.post(stage.connector.frame(alex.id, where, activity));
    expect(reply.status).toBe(200);
    expect(turns).toEqual([]);
  });
  test.each(['signin/verifyState', 'adaptiveCard/actionX', 'message/submitAction', 'config/fetch'])(
    'the invoke %s is not implemented, quietly',
    async (name) => {
      const reply = await stage.connector.post(
        stage.connector.frame(alex.id, 'chat', { type: 'invoke', name, value: {} }),
      );
      expect(reply.status).toBe(501);
      expect([turns, stage.connector.sent, stage.log.lines]).toEqual([[], [], []]);
    },
  );
});

describe('what is said', () => {
  test('replies in order, texts as plain text, cards with a summary', async () => {
    answer = async () => saying(text('**first** <b>'), card('second'), text('third'));
    await stage.connector.say(alex.id, 'go');
    const sent = stage.connector.inChat(alex.id);
    expect(sent.map(({ activity }) => activity.summary)).toEqual(['**first** <b>', 'second', 'third']);
    expect(sent[0]?.activity).toMatchObject({ text: '**first** <b>', textFormat: 'plain' });
    expect(sent[1] && cardIn(sent[1])).toMatchObject({ type: 'AdaptiveCard' });
  });
  test('a mention is answered in its thread', async () => {
    answer = async () => saying(text('two'));
    await stage.connector.sayInChannel(alex.id, 'whats overdue');
    const [reply] = stage.connector.inTeam();
    expect(reply).toMatchObject({ how: 'message', conversation: turns[0]?.origin.conversation });
  });
  test('a pressed card is replaced at once, and its stored message after', async () => {
    answer = async (turn) =>
      turn.kind === 'card' ? { say: [text('and this')], replace: card('recorded') } : saying(card('form'));
    await stage.connector.say(alex.id, 'form');
    const form = await stage.connector.waitFor(({ activity }) => activity.summary === 'form');
    const body = await stage.connector.press(alex.id, form.id, { do: 'save' });
    expect(body).toMatchObject({ statusCode: 200, value: { body: [{ text: 'recorded' }] } });
    const stored = await stage.connector.waitFor(({ how }) => how === 'update');
    expect([stored.id, stored.activity.summary]).toEqual([form.id, 'recorded']);
    await stage.connector.waitFor(({ how, activity }) => how === 'message' && activity.text === 'and this');
  });
  test('the answer to a press does not wait for the update', async () => {
    const update = Promise.withResolvers<void>();
    answer = async (turn) =>
      turn.kind === 'card' ? { say: [], replace: card('recorded') } : saying(card('form'));
    await stage.connector.say(alex.id, 'form');
    const form = await stage.connector.waitFor(({ activity }) => activity.summary === 'form');
    stage.connector.mishap({ until: update.promise });
    expect(await stage.connector.press(alex.id, form.id, {})).toMatchObject({ statusCode: 200 });
    expect(stage.connector.sent.filter(({ how }) => how === 'update')).toEqual([]);
    update.resolve();
    await stage.connector.waitFor(({ how }) => how === 'update');
  });
  test('an update that fails is logged, and nobody is troubled with it', async () => {
    answer = async () => ({ say: [text('noted')], replace: card('recorded') });
    expect(await stage.connector.press(alex.id, 'long-gone', {})).toMatchObject({
      value: { type: 'AdaptiveCard' },
    });
    await stage.connector.waitFor(({ activity }) => activity.text === 'noted');
    expect(stage.log.lines).toEqual([
      {
        level: 'info',
        event: 'turn answered',
        fields: { turn: 'card', scope: 'personal', outcome: 'answered', ms: expect.any(Number) },
      },
      {
        level: 'warn',
        event: 'an answered card was not updated',
        fields: expect.objectContaining({ outcome: 'unreachable' }),
      },
    ]);
  });
  test('in a channel only the view of whoever pressed changes', async () => {
    answer = async (turn) => (turn.kind === 'card' ? { say: [], replace: card('yours') } : saying());
    await stage.messenger.send(
      { tenant: TENANT, serviceUrl: stage.connector.serviceUrl, conversation: TEAM, as: 'thread' },
      card('summary'),
    );
    const [post] = stage.connector.inTeam();
    expect(await stage.connector.pressInChannel(alex.id, post?.id ?? '', {})).toMatchObject({
      value: { body: [{ text: 'yours' }] },
    });
    await stage.server.stop();
    expect(stage.connector.sent.map(({ how }) => how)).toEqual(['thread']);
  });
  test('a press that is answered in words alone says where', async () => {
    answer = async () => saying(text('three overdue'));
    expect(await stage.connector.press(alex.id, 'm-9', {})).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'The answer is below.',
    });
    await stage.connector.waitFor(({ activity }) => activity.text === 'three overdue');
  });
  test('a press without an answer is acknowledged', async () => {
    expect(await stage.connector.press(alex.id, 'm-9', {})).toBeNull();
  });
  test('a submitted card is replaced in its message, or followed by a new one when that has gone', async () => {
    answer = async (turn) =>
      turn.kind === 'card' ? { say: [], replace: card('recorded') } : saying(card('form'));
    await stage.connector.say(alex.id, 'form');
    const form = await stage.connector.waitFor(({ activity }) => activity.summary === 'form');
    await stage.connector.submit(alex.id, form.id, {});
    await stage.connector.submit(alex.id, 'long-gone', {});
    expect(stage.connector.sent.map(({ how, activity }) => [how, activity.summary])).toEqual([
      ['message', 'form'],
      ['update', 'recorded'],
      ['message', 'recorded'],
    ]);
  });
  test('a reply that meets a passing fault is tried again', async () => {
    answer = async () => saying(text('here I am'));
    stage.connector.mishap(
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 412, headers: { 'retry-after': '0' } },
    );
    await stage.connector.say(alex.id, 'hello');
    expect(stage.connector.inChat(alex.id)).toHaveLength(1);
    expect(stage.connector.requests).toHaveLength(3);
  });
  test('a reply whose connection breaks is said once more, since silence would be worse than hearing it twice', async () => {
    answer = async () => saying(text('here I am'));
    stage.connector.mishap({ reset: 'before' });
    await stage.connector.say(alex.id, 'hello');
    expect(stage.connector.inChat(alex.id)).toHaveLength(1);
    stage.connector.mishap({ reset: 'after' });
    await stage.connector.say(alex.id, 'hello');
    expect(stage.connector.inChat(alex.id)).toHaveLength(3);
  });
  test('a reply whose connection breaks again is given up, and logged', async () => {
    answer = async () => saying(text('here I am'));
    stage.connector.mishap({ reset: 'before' }, { reset: 'before' });
    await stage.connector.say(alex.id, 'hello');
    expect(stage.connector.requests).toHaveLength(2);
    expect(stage.log.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', event: 'a reply was not sent' }),
    );
  });
});

describe('when the app fails', () => {
  const secret = 'the head is leaving';
  beforeEach(() => {
    answer = async () => {
      throw new TypeError(`cannot read ${secret}`);
    };
  });
  const apology = /^Something failed on my side, .* Nothing else is lost\. .* \(ref ([0-9a-f]{6})\)$/;
  const logged = () => stage.log.lines.find(({ level }) => level === 'error');

  test('a text is answered, and the log knows the reference but not the words', async () => {
    expect((await stage.connector.say(alex.id, secret)).status).toBe(200);
    const [, ref] = apology.exec(stage.connector.inChat(alex.id)[0]?.activity.text ?? '') ?? [];
    expect(logged()).toMatchObject({
      event: 'a turn failed',
      fields: { ref, turn: 'text', error: 'TypeError' },
    });
    expect(JSON.stringify(stage.log.lines)).not.toContain(secret);
  });
  test('a press is answered beneath the card, which keeps what was typed', async () => {
    const body = await stage.connector.press(alex.id, 'm-9', { do: 'save', reason: secret });
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringMatching(apology),
    });
  });
  test('a submitted card is answered with a message', async () => {
    await stage.connector.submit(alex.id, 'm-9', {});
    expect(stage.connector.inChat(alex.id)[0]?.activity.text).toMatch(apology);
  });
  test('a first meeting is excused, a farewell and a channel are not disturbed', async () => {
    await stage.connector.leave(alex.id);
    await stage.connector.meetTeam(alex.id);
    expect(stage.connector.sent).toEqual([]);
    await stage.connector.meet(alex.id);
    expect(stage.connector.inChat(alex.id)[0]?.activity.text).toMatch(/say "help"/);
  });
});

test('twenty people at once are all answered, each with their own', async () => {
  const everybody = Promise.withResolvers<void>();
  answer = async (turn) => {
    if (turns.length === 20) everybody.resolve();
    await everybody.promise;
    return saying(text(turn.kind === 'text' ? `re: ${turn.text}` : ''));
  };
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => stage.connector.say(n % 2 ? alex.id : bola.id, `question ${n}`)),
  );
  expect(replies.every(({ status }) => status === 200)).toBe(true);
  const said = stage.connector.sent.map(({ activity }) => activity.text).sort();
  expect(said).toEqual(Array.from({ length: 20 }, (_, n) => `re: question ${n}`).sort());
});

test('a stop waits for the turn under way', async () => {
  const heard = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  answer = async () => {
    heard.resolve();
    await ready.promise;
    return saying(text('in time'));
  };
  const reply = stage.connector.say(alex.id, 'quick');
  await heard.promise;
  const stopped = stage.server.stop();
  ready.resolve();
  expect((await reply).status).toBe(200);
  await stopped;
  expect(stage.connector.inChat(alex.id)[0]?.activity.text).toBe('in time');
  await expect(stage.connector.say(alex.id, 'late')).rejects.toThrow();
});

test('a bot that is mentioned twice is dropped twice', async () => {
  const at = `<at>${BOT.name}</at>`;
  const entities = [{ type: 'mention', mentioned: BOT, text: at }];
  await stage.connector.post(
    stage.connector.frame(alex.id, 'channel', { type: 'message', text: `${at} help ${at}`, entities }),
  );
  expect(turns).toMatchObject([{ text: 'help' }]);
});
