/** An offered file is given to whom it was made for, where it was offered, for a day; and to nobody else. */

import { openFile } from '../../../src/app/evidence/open.ts';
import { pendingFiles } from '../../../src/app/evidence/pending.ts';
import type { Answer, Attached } from '../../../src/app/message.ts';
import { forgetMade } from '../../../src/app/offer/forget.ts';
import { linkTo, offerFile } from '../../../src/app/offer/offer-file.ts';
import { boardSight } from '../../../src/app/offer/sight.ts';
import { all } from '../../../src/store/store.ts';
import { ALEX, ROBIN, samplePlan } from '../../support/sample-plan.ts';
import { CHANNEL, OFFICER, openRoom, originOf, type Room, TENANT, wordsOf } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
});
afterEach(() => room.close());

const UP = 'https://sampleton-my.sharepoint.com/up';
const BYTES = new TextEncoder().encode('what was asked for');
const made = (name = 'paper.docx') => ({
  plan: 'sample',
  name,
  type: 'application/octet-stream',
  bytes: BYTES,
  description: 'A paper.',
  sight: boardSight(samplePlan().book),
});

async function speaker(who: string) {
  const person = await room.person(who);
  if (!person) throw new Error(`${who} is not known`);
  return { person, officer: who === OFFICER };
}
async function offers(who: string, name?: string): Promise<Extract<Attached, { kind: 'offer' }>> {
  const message = await offerFile(
    room.app,
    originOf(who, `offer-${name ?? ''}`),
    await speaker(who),
    made(name),
  );
  if (!('text' in message) || message.attach?.kind !== 'offer') throw new Error('nothing was offered');
  return message.attach;
}
const files = async () => (await all(room.store, TENANT, { kind: 'file' })).map(({ doc }) => doc.body);
const isGone = (answer: Answer) => expect(wordsOf(answer)).toMatch(/^That file is no longer here/);

test('agreed to, it is put where Teams takes it, and the offer gives way to that word', async () => {
  const { id, name, bytes } = await offers(ALEX);
  expect([name, bytes]).toEqual(['paper.docx', BYTES.length]);
  const answer = await room.consents(ALEX, id, UP);
  expect(room.uploaded).toEqual([{ url: UP, bytes: BYTES }]);
  expect(answer.replace?.summary).toBe('paper.docx is in your OneDrive');
  expect(answer.say).toEqual([
    {
      summary: 'waymark.xlsx is in your OneDrive',
      text: 'A paper.',
      attach: {
        kind: 'given',
        name: 'waymark.xlsx',
        url: 'https://sampleton-my.sharepoint.com/waymark.xlsx',
        uniqueId: 'unique-1',
        fileType: 'xlsx',
      },
    },
  ]);
  expect(wordsOf(await room.consents(ALEX, id, UP))).toMatch(/You have paper.docx already/);
  expect(room.uploaded).toHaveLength(1);
});

test('declined, it is not put anywhere, and its bytes go', async () => {
  const { id } = await offers(ALEX);
  const answer = await room.consents(ALEX, id, null);
  expect(answer.replace?.summary).toBe('paper.docx was not saved');
  isGone(await room.consents(ALEX, id, UP));
  await pendingFiles(room.app, { send: none, update: none })(TENANT);
  expect(await files()).toEqual([]);
  expect(room.blobs.kept.size).toBe(0);
  expect(room.uploaded).toEqual([]);
});
const none = () => Promise.reject(new Error('nothing is sent here'));

test('it lasts a day, and then its bytes go', async () => {
  const { id } = await offers(ALEX);
  room.clock.forward({ hours: 23 });
  expect((await files()).map(({ state }) => state)).toEqual(['offered']);
  room.clock.forward({ hours: 1 });
  isGone(await room.consents(ALEX, id, UP));
  await pendingFiles(room.app, { send: none, update: none })(TENANT);
  expect([await files(), room.blobs.kept.size]).toEqual([[], 0]);
});

test('nobody else gets it: another person, another chat, a channel, another tenant', async () => {
  const { id } = await offers(ALEX);
  isGone(await room.consents(ROBIN, id, UP));
  isGone(await room.consents(OFFICER, id, UP));
  isGone(await room.consents(ALEX, id, UP, { conversation: 'chat-else' }));
  isGone(await room.consents(ALEX, id, UP, { scope: 'channel', channel: CHANNEL }));
  isGone(await room.consents(ALEX, id, UP, { tenant: 'tenant-2' }));
  isGone(await room.consents(ALEX, 'an-id-of-nothing', UP));
  expect(room.uploaded).toEqual([]);
  // None of that was Alex's word: it is still theirs to take.
  expect((await room.consents(ALEX, id, UP)).say).toHaveLength(1);
});

test('evidence is not given out as if it had been offered', async () => {
  room.shelf.set('minutes.txt', 'Minutes of the meeting\n\nAgreed: two visits a week.\n');
  await room.sends(ALEX, ['minutes.txt'], { text: '1.1b done' });
  const [kept] = await all(room.store, TENANT, { kind: 'file' });
  isGone(await room.consents(ALEX, kept?.doc.id.slice('file:'.length) ?? '', UP));
});

test('whoever has lost their part in the plan has lost the file, too', async () => {
  const { id } = await offers(ALEX);
  await room.sets(OFFICER, 'the Head of Early Years is robin@example.org');
  await room.sets(OFFICER, 'assign 2.2c to robin@example.org');
  isGone(await room.consents(ALEX, id, UP));
});

test.each([
  ['unreachable', /could not be saved just now/],
  ['gone', /could not be saved just now/],
  ['not-allowed', /where I may not write/],
] as const)('an upload that is %s leaves the offer where it is, to be pressed again', async (how, words) => {
  const { id } = await offers(ALEX);
  room.uploadsGo(how);
  const failed = await room.consents(ALEX, id, UP);
  expect(failed.replace).toBeNull();
  expect(wordsOf(failed)).toMatch(words);
  room.uploadsGo('done');
  expect((await room.consents(ALEX, id, UP)).replace?.summary).toBe('paper.docx is in your OneDrive');
});

test('a name that a computer would take for a path is made a name', async () => {
  expect((await offers(ALEX, '../../a:b*?"<>|#%.xlsx')).name).toBe('a-b-.xlsx');
  expect((await offers(ALEX, `${'x'.repeat(400)}.xlsx`)).name).toMatch(/^x{110}.*\.xlsx$/);
});

test('the same turn delivered again offers the same file; the same bytes as evidence outlive the offer', async () => {
  room.shelf.set('paper.txt', Buffer.from(BYTES));
  await room.sends(ALEX, ['paper.txt'], { text: '1.1b done' });
  const [one, other] = [await offers(ALEX), await offers(ALEX)];
  expect(one.id).toBe(other.id);
  expect(await files()).toHaveLength(2);
  await room.consents(ALEX, one.id, null);
  await pendingFiles(room.app, { send: none, update: none })(TENANT);
  expect((await files()).map(({ state }) => state)).toEqual(['stored']);
  expect(room.blobs.kept.size).toBe(1);
});

test('what is too large, or cannot be kept just now, is said', async () => {
  const origin = originOf(ALEX, 'offer-x');
  const large = { ...made(), bytes: new Uint8Array(20_000_001) };
  expect((await offerFile(room.app, origin, await speaker(ALEX), large)).summary).toMatch(/more than fits/);
  room.blobs.down = true;
  expect((await offerFile(room.app, origin, await speaker(ALEX), made())).summary).toMatch(
    /could not be made ready/,
  );
});

test('as a link it is the asker’s own, and ends when they lose their part', async () => {
  const message = await linkTo(room.app, originOf(ALEX, 'offer-l'), await speaker(ALEX), made());
  const token = /files\/([^"]+)/.exec(JSON.stringify(message))?.[1] ?? '';
  expect(Buffer.from((await openFile(room.app, token))?.bytes ?? [])).toEqual(Buffer.from(BYTES));
  await room.sets(OFFICER, 'the Head of Early Years is robin@example.org');
  await room.sets(OFFICER, 'assign 2.2c to robin@example.org');
  expect(await openFile(room.app, token)).toBeUndefined();
});

test('what was made of a plan can be let go at once, and of no other', async () => {
  const { id } = await offers(ALEX);
  expect(await forgetMade(room.app, TENANT, 'another')).toBe(0);
  expect(await forgetMade(room.app, TENANT, 'sample')).toBe(1);
  expect([await files(), room.blobs.kept.size]).toEqual([[], 0]);
  isGone(await room.consents(ALEX, id, UP));
});
