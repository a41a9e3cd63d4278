/** An owner sends the proof itself: a file in the chat becomes evidence, and whoever may see the plan opens it again. */
import type { Citizen } from '../support/citizen.ts';
import { demoOverlay, onlyActions } from '../support/demo-plan.ts';
import { type Drive, startDrive } from '../support/drive.ts';
import type { Seen } from '../support/seen.ts';
import { openTown, TENANT, type Town } from '../support/town.ts';

/** A picture of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const PROGRAM = Buffer.from('MZ\x90\x00'.padEnd(200, '\0'), 'latin1');
const MINUTES = 'Minutes of the network\n\nAgreed: every school reports each half term.\n';

let town: Town;
let drive: Drive;
let alex: Citizen;

beforeEach(async () => {
  const overlay = onlyActions(demoOverlay(), [
    { ref: '3.1(a)', due: '-9d', owners: ['head-of-inclusion'] },
    { ref: '3.4(a)', due: '+3d', owners: ['head-of-inclusion'] },
  ]);
  [town, drive] = await Promise.all([
    openTown('2026-12-03T10:00', { ...overlay, updates: [] }),
    startDrive(),
  ]);
  alex = town.person('alex');
  await alex.meets();
});
afterEach(async () => {
  await drive.stop();
  await town.close();
});

const evidenceOf = async (ref: string) =>
  (await town.updatesOf(ref)).flatMap(({ said }) => said.evidence ?? []);

/** Presses "Open file" and fetches what the link that came opens. */
async function opened(who: Citizen, on: Seen): Promise<{ link: string; response: Response }> {
  const card = await who.tapsSuggestion('Open file', on);
  const link = /http:\/\/127\.0\.0\.1:\d+\/files\/[^"]+/.exec(JSON.stringify(card.card))?.[0] ?? '';
  expect(card.lines.join('\n')).toMatch(/The link below is yours and opens the file until 10:\d\d/);
  return { link, response: await fetch(link) };
}

test('a photo: asked which, tapped, recorded, and opened again by its link for ten minutes', async () => {
  const asked = await alex.sends('photo.png', drive.put(PNG));
  expect(asked.lines[0]).toBe('photo.png: evidence for which?');
  expect(asked.notification).toBe('photo.png: evidence for which?');
  expect(asked.buttons).toEqual(['3.1(a)', '3.4(a)', 'None of these']);
  expect(await evidenceOf('3.1(a)')).toEqual([]);

  const receipt = await alex.presses('3.1(a)', { on: asked });
  expect(receipt.lines[0]).toMatch(/^Recorded: 3\.1\(a\)/);
  expect(receipt.lines[1]).toBe('Evidence: photo.png');
  expect(alex.stored(asked.activity).card).toEqual(receipt.card);
  expect(await evidenceOf('3.1(a)')).toMatchObject([{ kind: 'file', name: 'photo.png' }]);

  const { link, response } = await opened(alex, receipt);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
  await town.itIs('2026-12-03T10:20');
  expect((await fetch(link)).status).toBe(404);
  expect((await fetch(`${link.slice(0, -4)}AAAA`)).status).toBe(404);
});

test('"3.1(a) done" with the minutes is one update; the board’s summary will not call it unevidenced', async () => {
  const receipt = await alex.sends('minutes.txt', drive.put(MINUTES), '3.1(a) done');
  expect(receipt.lines).toEqual(
    expect.arrayContaining(['Status: Complete (blue) ✓', 'Evidence: minutes.txt', 'Open file']),
  );
  expect(await town.updatesOf('3.1(a)')).toHaveLength(1);
  const status = await alex.types('status of 3.1(a)');
  expect(status.lines).toContain('Evidence: latest: minutes.txt');
  const { response } = await opened(alex, status);
  expect(await response.text()).toBe(MINUTES);
});

test('a colleague of the plan opens it; a stranger gets no link, and cannot send files either', async () => {
  const receipt = await alex.sends('minutes.txt', drive.put(MINUTES), '3.1(a) done');
  const bola = town.person('bola');
  await bola.meets();
  const status = await bola.types('status of 3.1(a)');
  expect((await opened(bola, status)).response.status).toBe(200);

  const sam = town.person('sam');
  await sam.meets();
  const refused = await sam.sends('photo.png', drive.put(PNG));
  expect(refused.text).toMatch(/^I did not open the file/);
  const before = drive.fetched();
  // The very button of somebody else's card, pressed from another chat.
  await town.connector.press(sam.id, sam.theCard().activity, { do: 'open-file', file: fileIn(receipt) });
  await town.connector.waitFor(({ activity }) => /belongs to a plan/.test(JSON.stringify(activity)));
  expect(drive.fetched()).toBe(before);
});

const fileIn = ({ card }: Seen): string => /"file":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';

test('a program is refused kindly, and the words beside it count', async () => {
  const { connector } = town;
  await connector.sendFiles(alex.id, [{ name: 'minutes.pdf', url: drive.put(PROGRAM) }], '3.1(a) on track');
  const [receipt, refusal] = alex.messages().slice(-2);
  expect(receipt?.lines[0]).toMatch(/^Recorded: 3\.1\(a\)/);
  expect(refusal?.text).toMatch(/^minutes\.pdf is a program, .* Please send a document, a picture or a PDF/);
  expect(await evidenceOf('3.1(a)')).toEqual([]);
});

test('a file that cannot be had is fetched again by the clock, and told of', async () => {
  drive.fail(true);
  const receipt = await alex.sends('minutes.txt', drive.put(MINUTES), '3.1(a) done');
  expect(receipt.text).toContain('File pending: minutes.txt could not be fetched just now.');
  expect((await alex.types('status of 3.1(a)')).text).toContain('Evidence: unevidenced');
  await town.itIs('2026-12-03T10:05');
  expect(await evidenceOf('3.1(a)')).toEqual([]);
  drive.fail(false);
  await town.itIs('2026-12-03T10:08');
  expect(alex.theCard().lines.slice(1, 2)).toEqual(['Evidence: minutes.txt']);
  expect((await alex.types('status of 3.1(a)')).lines).toContain('Evidence: latest: minutes.txt');
  const before = alex.messages().length;
  await town.itIs('2026-12-03T11:30');
  expect(alex.messages()).toHaveLength(before);
});

test('one that nobody can have for an hour is given up, and what to do is said', async () => {
  drive.fail(true);
  await alex.sends('minutes.txt', drive.put(MINUTES), '3.1(a) done');
  for (let minute = 1; minute < 90; minute += 3)
    await town.itIs(`2026-12-03T1${minute < 60 ? 0 : 1}:${String(minute % 60).padStart(2, '0')}`);
  expect(alex.theCard().text).toMatch(
    /^I do not have minutes\.txt: it could not be fetched for an hour\. Please send it again/,
  );
  expect((await town.updatesOf('3.1(a)')).map(({ said }) => said.status)).toEqual(['complete']);
});

test('the same message delivered twice is one update and one file', async () => {
  const { connector } = town;
  const url = drive.put(MINUTES);
  const attachment = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: url,
    name: 'minutes.txt',
    content: { downloadUrl: url, uniqueId: 'one', fileType: 'txt' },
  };
  const message = connector.frame(alex.id, 'chat', {
    type: 'message',
    text: '3.1(a) done',
    textFormat: 'plain',
    attachments: [attachment],
  });
  const answers = await Promise.all([connector.post(message), connector.post(message)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await town.updatesOf('3.1(a)')).toHaveLength(1);
  expect(await evidenceOf('3.1(a)')).toHaveLength(1);
  const { found } = await town.store.query(TENANT, { kind: 'file' });
  expect(found).toHaveLength(1);
});
