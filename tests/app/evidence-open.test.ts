/** Reading evidence back: whoever may see the plan gets a link of ten minutes, in their own chat. */
import { behindLink, openFile } from '../../src/app/evidence/open.ts';
import type { Answer } from '../../src/app/message.ts';
import { BlobsUnavailable } from '../../src/store/blobs.ts';
import { all } from '../../src/store/store.ts';
import { cardActions, press } from '../support/card-text.ts';
import { ALEX, ROBIN } from '../support/sample-plan.ts';
import { cardOf, inChannel, linesOf, OFFICER, openRoom, type Room, TENANT, wordsOf } from './room.ts';

const MINUTES = 'Minutes of the meeting on home visits\n\nAgreed: two visits a week.\n';

let room: Room;
let receipt: Answer;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
  room.shelf.set('minutes.txt', MINUTES);
  receipt = await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
});
afterEach(() => room.close());

/** The token of the link that an answer holds. */
function tokenIn(answer: Answer): string {
  const found = /https:\/\/waymark\.example\/files\/([^"]+)/.exec(JSON.stringify(answer));
  if (!found?.[1]) throw new Error(`no link in ${wordsOf(answer)}`);
  return found[1];
}
const asks = (who: string): Promise<Answer> => room.says(who, 'status of 1.1b');
const opens = async (who: string, on: Answer): Promise<Answer> =>
  room.taps(who, press(cardOf(on), 'Open file'));

test('the receipt opens it: the same bytes, for ten minutes', async () => {
  const answer = await opens(ALEX, receipt);
  expect(answer.replace).toBeNull();
  expect(linesOf(answer)).toEqual([
    'minutes.txt',
    'Evidence for 1.1(b) Check on every two-year-old',
    'Sent by Alex Sample, Fri 4 Dec 2026, 09:00',
    'The link below is yours and opens the file until 09:10. Please do not pass it on.',
    'Open minutes.txt',
  ]);
  const token = tokenIn(answer);
  const opened = await openFile(room.app, token);
  expect(opened).toMatchObject({ name: 'minutes.txt', type: expect.stringMatching(/^text\/plain/) });
  expect(Buffer.from(opened?.bytes ?? []).toString()).toBe(MINUTES);
  room.clock.forward({ minutes: 9 });
  expect(await openFile(room.app, token)).toBeDefined();
  room.clock.forward({ minutes: 1 });
  expect(await openFile(room.app, token)).toBeUndefined();
});

test('the secret of the link is nowhere in the record', async () => {
  const token = tokenIn(await opens(ALEX, receipt));
  const links = await all(room.store, TENANT, { kind: 'file-link' });
  expect(links).toHaveLength(1);
  expect(JSON.stringify(links)).not.toContain(token.split('.')[1]);
});

test('somebody else who may see the plan opens it from the status, with a link of their own', async () => {
  const answer = await asks(ROBIN);
  expect(linesOf(answer)).toContain('Evidence: latest: minutes.txt');
  const own = await opens(ROBIN, answer);
  expect(tokenIn(own)).not.toBe(tokenIn(await opens(ALEX, receipt)));
  expect(await openFile(room.app, tokenIn(own))).toBeDefined();
});

test('whoever may no longer see the plan has lost their links, too', async () => {
  const token = tokenIn(await opens(OFFICER, await asks(OFFICER)));
  const own = tokenIn(await opens(ALEX, receipt));
  expect(await openFile(room.app, token)).toBeDefined();
  room.app.officers = new Set();
  expect(await openFile(room.app, token)).toBeUndefined();
  expect(await openFile(room.app, own)).toBeDefined();
});

test('somebody who may not see the plan gets none, whatever their card says', async () => {
  const data = press(cardOf(receipt), 'Open file');
  const answer = await room.taps('sam', data);
  expect(wordsOf(answer)).toBe('That file is no longer here, or belongs to a plan that you cannot see.');
  expect(await all(room.store, TENANT, { kind: 'file-link' })).toEqual([]);
});

test('in a channel nobody gets a link; whoever presses is told where to', async () => {
  const latest = (await room.milestone('1.1(b)')).evidence?.latest;
  const file = latest?.kind === 'file' ? latest.file : '';
  const pressed = await room.taps(ROBIN, { do: 'open-file', file }, inChannel());
  expect(pressed.say).toEqual([]);
  expect(wordsOf(pressed)).toMatch(/^Files open in our own chat/);
  expect(await all(room.store, TENANT, { kind: 'file-link' })).toEqual([]);
});

test.each(['', 'x', '../..', 'dGVuYW50LTE.short', `dGVuYW50LTE.${'A'.repeat(43)}`])(
  'the token "%s" opens nothing',
  async (token) => {
    expect(await openFile(room.app, token)).toBeUndefined();
  },
);

test('of a tenant that is not served nothing is read, and of one that is the link opens', async () => {
  const token = tokenIn(await opens(ALEX, receipt));
  const read = async (): Promise<never> => Promise.reject(new Error('the record was read'));
  const app = { ...room.app, store: { ...room.app.store, get: read } };
  expect(behindLink(app, (tenant) => tenant !== TENANT, token)).toBeUndefined();
  expect(behindLink(app, () => true, 'x')).toBeUndefined();
  await expect(behindLink(app, () => true, token)?.()).rejects.toThrow('the record was read');
  expect(await behindLink(room.app, (tenant) => tenant === TENANT, token)?.()).toBeDefined();
});

test('a file that nobody has placed is nobody’s to open', async () => {
  await room.sends(ROBIN, ['minutes.txt']);
  const waiting = (await all(room.store, TENANT, { kind: 'file' })).find(
    ({ doc }) => doc.body.state === 'waits',
  );
  const file = waiting?.doc.id.slice('file:'.length);
  expect(wordsOf(await room.taps(ROBIN, { do: 'open-file', file }))).toMatch(/^That file is no longer here/);
});

test('without an address for browsers that is said, and what to set', async () => {
  const app = { ...room.app, publicUrl: () => null };
  const { openTurn } = await import('../../src/app/evidence/open.ts');
  const person = await room.person(ALEX);
  if (!person) throw new Error('nobody');
  const { file } = press(cardOf(receipt), 'Open file');
  const origin = {
    id: 'x',
    tenant: TENANT,
    serviceUrl: 'https://connector.example',
    conversation: 'chat-alex',
    scope: 'personal',
    channel: null,
    from: { teamsId: '29:alex', aadObjectId: 'aad-alex', name: null },
  } as const;
  const answer = await openTurn(app, origin, { person, officer: false }, String(file));
  expect(wordsOf(answer)).toContain('has to set WAYMARK_URL');
});

test('files that cannot be reached now are no missing files', async () => {
  const token = tokenIn(await opens(ALEX, receipt));
  room.blobs.down = true;
  await expect(openFile(room.app, token)).rejects.toBeInstanceOf(BlobsUnavailable);
});

test('everything that supports an action is listed, the newest first', async () => {
  await room.says(ALEX, '1.1b, minutes at https://example.org/minutes');
  room.shelf.set('minutes-2.txt', `${MINUTES}Page two.\n`);
  await room.sends(ALEX, ['minutes-2.txt'], { text: 'for 1.1b' });
  const status = await asks(ALEX);
  const list = await room.taps(ALEX, press(cardOf(status), 'All evidence (3)'));
  const lines = linesOf(list);
  expect(lines[0]).toBe('Evidence for 1.1(b) Check on every two-year-old');
  expect(lines.filter((line) => /minutes/.test(line))).toEqual([
    'minutes-2.txt',
    'https://example.org/minutes',
    'minutes.txt',
  ]);
  expect(cardActions(cardOf(list)).map(({ title }) => title)).toEqual([
    'Open file',
    'Take file off',
    'Open file',
    'Take file off',
  ]);
});
