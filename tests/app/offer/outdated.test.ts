/** A file that was made before something was restricted holds its old title: nobody gets it after that. */
import { openFile } from '../../../src/app/evidence/open.ts';
import type { Answer, Attached } from '../../../src/app/message.ts';
import { write } from '../../../src/store/documents.ts';
import { docId } from '../../../src/store/ids.ts';
import { press } from '../../support/card-text.ts';
import { ALEX, ROBIN } from '../../support/sample-plan.ts';
import { itemsLed } from '../lead/weeks.ts';
import { cardOf, inChannel, OFFICER, openRoom, type Room, TENANT, wordsOf } from '../room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom({ items: itemsLed('1', '2') });
  for (const who of [ALEX, ROBIN, OFFICER]) await room.meets(who);
});
afterEach(() => room.close());

const UP = 'https://sampleton-my.sharepoint.com/up';
const restricts = async (words: string): Promise<void> => {
  await room.says(OFFICER, words);
  await room.says(OFFICER, 'yes');
};
async function scopeOfBoards(scope: string[]): Promise<void> {
  const id = docId('plan', 'sample');
  const stored = await room.store.get(TENANT, 'plan', id);
  if (!stored) throw new Error('no plan');
  const body = {
    ...stored.doc.body,
    edition: stored.doc.body.edition + 1,
    boards: stored.doc.body.boards.map((board) => ({ ...board, scope })),
  };
  const doc = write('plan', id, body);
  await room.store.commit(TENANT, 'scope', [{ op: 'put', doc, expect: stored.version }]);
}
function offerIn({ say }: Answer): Extract<Attached, { kind: 'offer' }> {
  const [offer] = say.flatMap((one) => ('text' in one && one.attach?.kind === 'offer' ? [one.attach] : []));
  if (!offer) throw new Error('nothing was offered');
  return offer;
}

test('the list that Robin was offered is not given once an action of it is restricted; made anew, it is', async () => {
  const offer = offerIn(await room.says(ROBIN, 'export everything in p1'));
  await restricts('restrict 1.1a');
  const answer = await room.consents(ROBIN, offer.id, UP);
  expect(wordsOf(answer)).toMatch(
    /^.* was not saved\. What it may show has changed since I made it\. Ask me again/,
  );
  expect(room.uploaded).toEqual([]);
  expect(wordsOf(await room.consents(ROBIN, offer.id, UP))).toContain('no longer here');
  const again = offerIn(await room.says(ROBIN, 'export everything in p1'));
  await room.consents(ROBIN, again.id, UP);
  expect(room.uploaded).toHaveLength(1);
});

test('neither does a link open it, nor is it given as one', async () => {
  await room.says(ROBIN, 'export everything in p1');
  const link = await room.says(ROBIN, 'as a link');
  const token = /\/files\/([^"]+)/.exec(JSON.stringify(link))?.[1] ?? '';
  expect(await openFile(room.app, token)).toBeDefined();
  await restricts('restrict 1.1a');
  expect(await openFile(room.app, token)).toBeUndefined();
  expect(wordsOf(await room.says(ROBIN, 'as a link'))).toContain('has changed since I made it');
});

test('a paper for a board that was offered to an officer is not given, though the officer may read the title', async () => {
  const card = await room.says(OFFICER, 'termly report for the Partnership');
  const offer = offerIn(await room.taps(OFFICER, press(cardOf(card), 'Word document')));
  await restricts('restrict 1.1c');
  expect(wordsOf(await room.consents(OFFICER, offer.id, UP))).toContain('was not saved');
  expect(room.uploaded).toEqual([]);
});

test('what takes nothing from the reader takes no file: an officer’s export outlives a restriction', async () => {
  const offer = offerIn(await room.says(OFFICER, 'export the plan'));
  await restricts('restrict 1.1a');
  await room.consents(OFFICER, offer.id, UP);
  expect(room.uploaded).toHaveLength(1);
});

test('a link from a board’s channel opens no more once the board sees another part of the plan', async () => {
  const linked = async (): Promise<string> => {
    const answer = await room.says(OFFICER, 'export', inChannel());
    return /\/files\/([^")\\]+)/.exec(JSON.stringify(answer))?.[1] ?? '';
  };
  await room.says(OFFICER, 'list all actions', inChannel());
  const token = await linked();
  expect(await openFile(room.app, token)).toBeDefined();
  await scopeOfBoards(['2']);
  expect(await openFile(room.app, token)).toBeUndefined();
  await room.says(OFFICER, 'list all actions', inChannel());
  expect(await openFile(room.app, await linked())).toBeDefined();
});
