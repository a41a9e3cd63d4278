/** A wrong or strange turn ends in a clear sentence, or in a silence that is meant. */
import { strangeTurn } from '../../src/app/strange-turn.ts';
import { alex, BOT, type Stage, startStage, TENANT } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  // What the app does with such a turn is the app's own words; any other turn is echoed by its kind.
  stage = await startStage(async (turn) =>
    turn.kind === 'strange'
      ? strangeTurn(turn.origin, turn.what)
      : { say: [{ summary: turn.kind, text: turn.kind }], replace: null },
  );
});
afterEach(async () => {
  await stage.stop();
  expect(stage.connector.violations()).toEqual([]);
});

const GROUP = { conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', tenantId: TENANT } };
const MEETING = {
  conversation: { id: '19:meeting_x@thread.v2', conversationType: 'groupChat', tenantId: TENANT },
};
const EDITED = { tenant: { id: TENANT }, eventType: 'editMessage' };
const BACK = { tenant: { id: TENANT }, eventType: 'undeleteMessage' };
const GONE = { tenant: { id: TENANT }, eventType: 'softDeleteMessage' };
const VOICE = { contentType: 'audio/mp4', contentUrl: 'https://example.org/a.mp4' };

const MENTION = { type: 'mention', mentioned: BOT, text: '<at>Waymark</at>' };
const SILENT = null;
test.each([
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, SILENT],
  [
    'a reaction that is taken back',
    { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }] },
    SILENT,
  ],
  ['a deleted message', { type: 'messageDelete', channelData: GONE }, SILENT],
  ['a message that is put back', { type: 'messageUpdate', text: 'done', channelData: BACK }, SILENT],
  [
    'an edited message',
    { type: 'messageUpdate', text: 'done', channelData: EDITED },
    /nothing that I recorded has changed/,
  ],
  ['an empty message', { type: 'message', text: ' ' }, /nothing in that message that I can read/],
  [
    'a bare mention in a group chat',
    { type: 'message', text: MENTION.text, entities: [MENTION], ...GROUP },
    /Ask me something about the plan/,
  ],
  [
    'no words, and an attachment of no known kind',
    { type: 'message', text: '', attachments: [VOICE] },
    /^file$/,
  ],
  ['words in a group chat', { type: 'message', text: 'hello', ...GROUP }, /^text$/],
  ['words in a meeting', { type: 'message', text: 'hello', ...MEETING }, /^text$/],
  [
    'a meeting that begins',
    { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {}, ...MEETING },
    SILENT,
  ],
  [
    'an old kind of button',
    { type: 'invoke', name: 'actionableMessage/executeAction', value: {} },
    /Nothing was done/,
  ],
] as const)('%s', async (_name, activity, said) => {
  const framed = stage.connector.frame(alex.id, 'chat', activity);
  const { status } = await stage.connector.post(framed);
  expect(status).toBe(200);
  if (said === SILENT) return expect(stage.connector.sent).toEqual([]);
  const there = await stage.connector.waitFor(() => true);
  const words = there.activity.text ?? JSON.stringify(there.activity.attachments);
  expect(words).toMatch(said);
  expect(stage.connector.sent).toHaveLength(1);
});

test.each([
  ['task/fetch', { task: { type: 'message', value: expect.stringContaining('Nothing was done') } }],
  ['task/submit', { task: { type: 'message', value: expect.stringContaining('Nothing was done') } }],
  [
    'composeExtension/query',
    { composeExtension: { type: 'message', text: expect.stringContaining('Nothing was done') } },
  ],
  [
    'composeExtension/fetchTask',
    { task: { type: 'message', value: expect.stringContaining('Nothing was done') } },
  ],
])('a dialog that is not ours (%s) says so in its own place', async (name, body) => {
  const invoke = { type: 'invoke', name, value: { commandId: 'somethingElse' } };
  expect(await stage.connector.post(stage.connector.frame(alex.id, 'chat', invoke))).toEqual({
    status: 200,
    body,
  });
  expect(stage.connector.sent).toEqual([]);
});

test.each(['button', 'edited', 'empty'] as const)('the words for %s say what to do', (what) => {
  for (const scope of ['personal', 'channel'] as const) {
    const origin = { id: 'a', tenant: TENANT, serviceUrl: '', conversation: 'c', scope, channel: null };
    const from = { teamsId: 't', aadObjectId: null, name: null };
    const [only, ...others] = strangeTurn({ ...origin, from }, what).say;
    expect([only?.summary, others]).toEqual([expect.stringMatching(/[.”]$/), []]);
  }
});
