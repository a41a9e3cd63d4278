/** The message extension and offered files over HTTP: what Teams posts becomes a turn, and the answer what Teams shows. */
import type { Answer, Message, Turn } from '../../src/app/message.ts';
import { chatOf } from '../support/teams-frame.ts';
import { alex, type Stage, startStage } from './stage.ts';

const text = (words: string): Message => ({ summary: words, text: words });
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'a card' }] } as const;

let stage: Stage;
let turns: Turn[];
let answer: (turn: Turn) => Promise<Answer>;

beforeEach(async () => {
  turns = [];
  answer = async () => ({ say: [], replace: null });
  stage = await startStage(async (turn) => {
    turns.push(turn);
    return answer(turn);
  }, 120_000);
});
afterEach(async () => {
  await stage.stop();
  expect(stage.connector.violations()).toEqual([]);
});

const PAYLOAD = {
  id: '1606515483514',
  createdDateTime: '2026-12-03T15:30:12.5Z',
  linkToMessage: 'https://teams.microsoft.com/l/message/19:x@thread.v2/1606515483514',
  from: { user: { id: 'u', displayName: 'Kim Sample' } },
  body: { contentType: 'html', content: '<div>Signed &amp; sent<br>today</div>' },
  attachments: [
    {
      id: '1',
      contentType: 'reference',
      contentUrl: 'https://contoso.sharepoint.com/a.docx',
      name: 'a.docx',
    },
    { id: '2', contentType: 'application/vnd.microsoft.card.adaptive', content: '{}' },
    { id: '3', contentType: 'reference', contentUrl: 'javascript:alert(1)', name: 'b.docx' },
  ],
};
const SAVE = { commandId: 'saveAsEvidence', commandContext: 'message', messagePayload: PAYLOAD };

describe('the message extension', () => {
  test('a search in a chat between others is nobody’s own chat with the bot', async () => {
    answer = async () => ({
      say: [],
      replace: null,
      returns: { kind: 'results', results: [{ title: '3.3 <b>Data</b>', text: 'At risk', card }] },
    });
    const { status, body } = await stage.connector.extension(alex.id, 'query', {
      commandId: 'findAction',
      parameters: [{ name: 'text', value: 'data protocol' }],
      queryOptions: { skip: 15, count: 25 },
    });
    expect(turns).toMatchObject([
      {
        kind: 'search',
        text: 'data protocol',
        offset: 15,
        origin: { scope: 'channel', channel: null, conversation: 'chat-of-two' },
      },
    ]);
    expect([status, body]).toEqual([
      200,
      {
        composeExtension: {
          type: 'result',
          attachmentLayout: 'list',
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.adaptive',
              content: card,
              preview: {
                contentType: 'application/vnd.microsoft.card.thumbnail',
                content: { title: '3.3 &lt;b&gt;Data&lt;/b&gt;', text: 'At risk' },
              },
            },
          ],
        },
      },
    ]);
    expect(stage.connector.sent).toEqual([]);
  });
  test('before anything is typed, Teams asks for what to show first', async () => {
    await stage.connector.extension(alex.id, 'query', {
      commandId: 'findAction',
      parameters: [{ name: 'initialRun', value: 'true' }],
    });
    expect(turns).toMatchObject([{ kind: 'search', text: '', offset: 0 }]);
  });
  test('"Save as evidence" opens a dialog on the message, and what is filled in comes with it', async () => {
    answer = async () => ({ say: [], replace: null, returns: { kind: 'dialog', title: 'Save', card } });
    const opened = await stage.connector.extension(alex.id, 'fetchTask', SAVE);
    expect(opened.body).toEqual({
      task: {
        type: 'continue',
        value: {
          title: 'Save',
          width: 'medium',
          height: 'medium',
          card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
        },
      },
    });
    answer = async () => ({ say: [], replace: null, returns: { kind: 'words', text: 'No.' } });
    const data = { do: 'save-as-evidence', milestone: 'm-1' };
    const sent = await stage.connector.extension(alex.id, 'submitAction', { ...SAVE, data });
    expect(sent.body).toEqual({ task: { type: 'message', value: 'No.' } });
    const message = {
      link: PAYLOAD.linkToMessage,
      at: '2026-12-03T15:30:12.500Z',
      text: 'Signed & sent\ntoday',
      files: [{ name: 'a.docx', url: 'https://contoso.sharepoint.com/a.docx' }],
    };
    expect(turns).toMatchObject([
      { kind: 'fetch-task', message },
      { kind: 'submit-task', message, data },
    ]);
  });
  test.each([
    [null],
    ['text'],
    [{ linkToMessage: 'javascript:alert(1)', createdDateTime: 'yesterday', body: 7, attachments: [null, 3] }],
  ])('a message that cannot be read, %j, is one without anything to keep', async (messagePayload) => {
    await stage.connector.extension(alex.id, 'fetchTask', { ...SAVE, messagePayload });
    expect(turns).toMatchObject([{ message: { link: null, at: null, text: null, files: [] } }]);
  });
  test('what takes long, or fails, says so where it is shown, and nothing in the conversation', async () => {
    await stage.stop();
    const never = Promise.withResolvers<Answer>();
    stage = await startStage(() => never.promise, 120_000, 0);
    const query = { commandId: 'findAction', parameters: [] };
    expect((await stage.connector.extension(alex.id, 'query', query)).body).toEqual({
      composeExtension: { type: 'message', text: expect.stringContaining('takes longer') },
    });
    never.reject(new Error('a defect'));
    await stage.stop();
    stage = await startStage(async () => {
      throw new Error('a defect');
    });
    const failed = await stage.connector.extension(alex.id, 'submitAction', { ...SAVE, data: {} });
    expect(JSON.stringify(failed.body)).toMatch(/can’t tell whether that was recorded.*\(ref [0-9a-f]{6}\)/);
    expect(stage.connector.sent).toEqual([]);
  });
});

describe('an offered file', () => {
  const OFFER = {
    summary: 'plan.xlsx is ready',
    text: 'Press “Allow”.',
    attach: { kind: 'offer', id: 'offer-1', name: 'plan.xlsx', bytes: 12, description: 'All of it' },
  } as const;
  const UPLOAD = {
    uploadUrl: 'https://contoso-my.sharepoint.com/up',
    contentUrl: 'https://contoso-my.sharepoint.com/plan.xlsx',
    name: 'plan.xlsx',
    uniqueId: 'u-1',
    fileType: 'xlsx',
  };

  async function offered() {
    answer = async () => ({ say: [OFFER], replace: null });
    await stage.connector.say(alex.id, 'export');
    const [sent] = stage.connector.inChat(alex.id);
    if (!sent) throw new Error('nothing was offered');
    return sent;
  }

  test('is asked about, and what is agreed to comes with where Teams takes it', async () => {
    const sent = await offered();
    expect(sent.activity).toMatchObject({
      summary: 'plan.xlsx is ready',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.card.file.consent',
          name: 'plan.xlsx',
          content: {
            description: 'All of it',
            sizeInBytes: 12,
            acceptContext: { offer: 'offer-1' },
            declineContext: { offer: 'offer-1' },
          },
        },
      ],
    });
    const given = {
      kind: 'given',
      name: 'plan.xlsx',
      url: UPLOAD.contentUrl,
      uniqueId: 'u-1',
      fileType: 'xlsx',
    } as const;
    answer = async () => ({
      say: [{ summary: 'there', text: 'there', attach: given }],
      replace: text('saved'),
    });
    const reply = await stage.connector.consent(alex.id, sent.id, { offer: 'offer-1' }, UPLOAD);
    expect(reply).toEqual({ status: 200, body: null });
    expect(turns.at(-1)).toMatchObject({
      kind: 'consent',
      offer: 'offer-1',
      activity: sent.id,
      upload: { url: UPLOAD.uploadUrl, contentUrl: UPLOAD.contentUrl },
      origin: { scope: 'personal', conversation: chatOf(alex.id) },
    });
    const there = await stage.connector.waitFor(({ activity }) => activity.summary === 'there');
    expect(there.activity.attachments).toEqual([
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl: UPLOAD.contentUrl,
        name: 'plan.xlsx',
        content: { uniqueId: 'u-1', fileType: 'xlsx' },
      },
    ]);
    const updated = stage.connector.sent.filter(({ how }) => how === 'update');
    expect(updated.map(({ id, activity }) => [id, activity.summary])).toEqual([[sent.id, 'saved']]);
  });
  test('where Teams refuses the offer, its words come alone', async () => {
    answer = async () => ({ say: [OFFER], replace: null });
    stage.connector.mishap({ status: 400 });
    await stage.connector.say(alex.id, 'export');
    const [sent, ...others] = stage.connector.inChat(alex.id);
    expect([sent?.activity.text, sent?.activity.attachments, others]).toEqual([OFFER.text, undefined, []]);
  });
  test('is declined', async () => {
    const sent = await offered();
    await stage.connector.consent(alex.id, sent.id, { offer: 'offer-1' }, null);
    expect(turns.at(-1)).toMatchObject({ kind: 'consent', upload: null });
  });
  test.each([
    ['without a place', { offer: 'offer-1' }, {}],
    ['with a context of somebody else’s making', { file: 3 }, UPLOAD],
  ])('an answer %s is told that nothing was done', async (_name, context, upload) => {
    answer = async () => ({ say: [text('Nothing was done')], replace: null });
    await stage.connector.consent(alex.id, 'm-1', context, upload);
    expect(turns).toMatchObject([{ kind: 'strange', what: 'button' }]);
    await stage.connector.waitFor(({ activity }) => activity.text === 'Nothing was done');
  });
});
