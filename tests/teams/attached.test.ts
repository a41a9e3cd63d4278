/** What comes with a message: files become a turn of their own, and what Teams adds by itself does not. */
import type { Turn } from '../../src/app/message.ts';
import { alex, type Stage, startStage } from './stage.ts';

let stage: Stage;
let turns: Turn[];
beforeEach(async () => {
  turns = [];
  stage = await startStage(async (turn) => {
    turns.push(turn);
    return { say: [], replace: null };
  });
});
afterEach(() => stage.stop());

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const URL_OF =
  'https://contoso-my.sharepoint.com/personal/alex/_layouts/15/download.aspx?UniqueId=1&tempauth=x';
const file = (
  name: string | null = 'plan.xlsx',
  content: unknown = { downloadUrl: URL_OF, fileType: 'xlsx' },
) => ({
  contentType: FILE,
  contentUrl: 'https://contoso-my.sharepoint.com/personal/alex/Documents/plan.xlsx',
  name,
  content,
});
const html = { contentType: 'text/html', content: '<p>here it is</p>' };
const image = { contentType: 'image/*', contentUrl: 'https://smba.example/objects/1/views/imgo' };

async function attached(
  attachments: unknown,
  text: string | null = 'here it is',
  where: 'chat' | 'channel' = 'chat',
) {
  const said = { type: 'message', text, textFormat: 'plain', attachments };
  const { status } = await stage.connector.post(stage.connector.frame(alex.id, where, said));
  return { status, turn: turns[0] };
}

test('a file with words, and the mirror of the words that Teams adds', async () => {
  const { turn } = await attached([file(), html]);
  expect(turn).toMatchObject({
    kind: 'file',
    files: [{ name: 'plan.xlsx', url: URL_OF }],
    others: 0,
    text: 'here it is',
    origin: { scope: 'personal', from: { teamsId: alex.id } },
  });
});

test.each([[null], [undefined], ['']])('a file without words (%j)', async (text) => {
  expect((await attached([file()], text ?? null)).turn).toMatchObject({ kind: 'file', text: '' });
});

test('a file in a channel comes with where it was said', async () => {
  expect((await attached([file()], 'here', 'channel')).turn).toMatchObject({
    kind: 'file',
    origin: { scope: 'channel' },
  });
});

test.each([
  ['none', undefined],
  ['null', null],
  ['an empty list', []],
  ['the mirror of the text alone', [html]],
  [
    'a card that Teams made of a link',
    [html, { contentType: 'application/vnd.microsoft.card.thumbnail', content: {} }],
  ],
  ['a card of Teams', [{ contentType: 'application/vnd.microsoft.teams.card.o365connector', content: {} }]],
  ['a quoted message', [{ contentType: 'messageReference', content: '{}' }]],
  ['a forwarded message', [{ contentType: 'forwardedMessageReference', content: '{}' }]],
])('%s: the words are words', async (_name, attachments) => {
  expect((await attached(attachments)).turn).toMatchObject({ kind: 'text', text: 'here it is' });
});

test.each([
  ['a picture of a library', image],
  ['a picture without a link', { contentType: 'image/png' }],
  [
    'a picture with a link of another kind',
    { contentType: 'image/png', contentUrl: 'data:image/png;base64,AA==' },
  ],
  ['a sound', { contentType: 'audio/mp3', contentUrl: 'https://example.org/a' }],
  [
    'a link to a file of a channel',
    { contentType: 'reference', contentUrl: 'https://contoso.sharepoint.com/x' },
  ],
  ['a file without a link', file('plan.xlsx', { fileType: 'xlsx' })],
  ['a file with a link that is none', file('plan.xlsx', { downloadUrl: 'here' })],
  ['a file with a link of another kind', file('plan.xlsx', { downloadUrl: 'file:///etc/passwd' })],
  ['a file with a link that is a list', file('plan.xlsx', { downloadUrl: [URL_OF] })],
  ['a file without content', file('plan.xlsx', null)],
])('%s is counted, and no file', async (_name, attachment) => {
  expect((await attached([attachment, html])).turn).toMatchObject({ kind: 'file', files: [], others: 1 });
});

const PICTURE = 'https://smba.trafficmanager.net/uk/v3/attachments/0-weu-d8/views/original';
test.each([
  ['image/png', null, 'the picture.png'],
  ['image/jpeg', undefined, 'the picture.jpg'],
  ['image/*', ' ', 'the picture'],
  ['image/constructor', null, 'the picture'],
  ['image/gif', 'sign.gif', 'sign.gif'],
])('a picture of %s named %j is a file: %s', async (contentType, name, called) => {
  const { turn } = await attached([{ contentType, contentUrl: PICTURE, name }, html]);
  expect(turn).toMatchObject({ kind: 'file', files: [{ name: called, url: PICTURE }], others: 0 });
});

test('an eleventh file is counted, and left aside', async () => {
  const { turn } = await attached(Array.from({ length: 11 }, (_, n) => file(`plan ${n}.xlsx`)));
  expect(turn?.kind === 'file' && [turn.files.length, turn.others]).toEqual([10, 1]);
});

test('a file without a name has the ending that Teams says', async () => {
  expect((await attached([file(null)])).turn).toMatchObject({ files: [{ name: 'the file.xlsx' }] });
  turns = [];
  expect((await attached([file(' ', { downloadUrl: URL_OF })])).turn).toMatchObject({
    files: [{ name: 'the file' }],
  });
});

test.each<[string, unknown]>([
  ['no list', 'plan.xlsx'],
  ['a list of texts', ['plan.xlsx']],
  ['one without a type', [{ name: 'plan.xlsx' }]],
  ['a type that is a number', [{ contentType: 7 }]],
  ['a name that is an object', [{ ...file(), name: { $gt: '' } }]],
  ['more than anybody attaches', Array.from({ length: 51 }, () => html)],
])('%s is refused', async (_name, attachments) => {
  const { status, turn } = await attached(attachments);
  expect([status, turn]).toEqual([400, undefined]);
});

test('when the app fails on a file, the sender is told', async () => {
  await stage.stop();
  stage = await startStage(async () => {
    throw new TypeError('plan.xlsx');
  });
  await attached([file()]);
  expect(stage.connector.inChat(alex.id)[0]?.activity.text).toMatch(/^Something failed on my side/);
  expect(JSON.stringify(stage.log.lines)).not.toMatch(/plan\.xlsx|sharepoint/);
});
