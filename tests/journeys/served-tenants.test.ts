/** A council leaves the list of tenants and comes back: meanwhile nothing of it runs, and nothing of it is lost. */
import type { Log } from '../../src/app/ports.ts';
import { type Running, start } from '../../src/main.ts';
import { type Connector, chatOf } from '../support/connector.ts';
import { demoOverlay, loadPlan } from '../support/demo-plan.ts';
import { startDrive } from '../support/drive.ts';
import { freshRecord, type RecordPlace } from '../support/stores.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';
import { openConnector, TENANT, whoIs } from '../support/town.ts';

const THURSDAY = '2026-12-03T10:00:00Z';
const alex = whoIs('alex');
const silent = (): void => undefined;
const quiet: Log = { info: silent, warn: silent, error: silent };
const clock = testClock(THURSDAY);
const folder = temporaryFolder();

let place: RecordPlace;
let connector: Connector;
let bot: Running;

beforeAll(async () => {
  place = freshRecord(folder.path);
  await loadPlan(place, THURSDAY, demoOverlay());
  connector = await openConnector(() => clock.now());
});
afterAll(async () => {
  await connector.stop();
  folder.remove();
});
afterEach(() => bot.stop());

async function serving(tenants: readonly string[]): Promise<void> {
  const base = { ...place, port: 0, local: true, officers: [], log: 'silent' } as const;
  bot = await start({ ...base, credentials: null, tenants, blobs: null, publicUrl: null }, quiet, clock);
  connector.attach(bot.port);
}
const cards = (): number =>
  connector.sent.filter(({ how, conversation }) => how === 'message' && conversation === chatOf(alex.id))
    .length;

test('while it is on the list, its people are welcomed and reminded', async () => {
  await serving([TENANT]);
  await connector.meet(alex.id);
  await connector.waitFor(({ activity }) => (activity.summary ?? '').startsWith('5 actions to update'));
});

/** The path of a link to a file that alex has just sent. */
let link = '';
const LINK = /127\.0\.0\.1:\d+(\/files\/[^"]+)"/;
const linkStatus = async (): Promise<number> => (await fetch(`http://127.0.0.1:${bot.port}${link}`)).status;
const onCard = (): string => connector.sent.findLast(({ activity }) => activity.attachments)?.id ?? '';
const saidTo = (): string => JSON.stringify(connector.sent.map(({ activity }) => activity));

test('its people open their evidence by the links that they get', async () => {
  await serving([TENANT]);
  const drive = await startDrive();
  await connector.sendFiles(alex.id, [{ name: 'minutes.txt', url: drive.put('Agreed.\n') }], '3.1(a) done');
  await drive.stop();
  const [, file = ''] = /"do":"open-file","file":"([^"]+)"/.exec(saidTo()) ?? [];
  await connector.press(alex.id, onCard(), { do: 'open-file', file });
  await connector.waitFor(({ activity }) => LINK.test(JSON.stringify(activity)));
  [, link = ''] = LINK.exec(saidTo()) ?? [];
  expect(await linkStatus()).toBe(200);
});

test('taken off it, nobody is heard, and weeks go by without a message', async () => {
  await serving(['00000000-0000-4000-8000-0000000000ff']);
  const requests = connector.requests.length;
  expect(await linkStatus()).toBe(404);
  expect(await connector.say(alex.id, "what's overdue")).toEqual({
    status: 403,
    body: { error: 'this is not answered here' },
  });
  for (const day of ['07', '10', '14', '18']) {
    clock.set(`2026-12-${day}T10:00:00Z`);
    await bot.look();
  }
  expect(connector.requests.length).toBe(requests);
});

test('back on it, they hear once what is due now, and are answered', async () => {
  await serving([TENANT]);
  const before = cards();
  await bot.look();
  expect(cards()).toBe(before + 1);
  expect((await connector.say(alex.id, "what's overdue")).status).toBe(200);
});
