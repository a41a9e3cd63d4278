/** The Playground through a proxy that signs as Teams does, the bot a process with credentials: nothing unsigned passes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/v4';
import { type Playground, startPlayground } from '../../src/demo/playground.ts';
import { type Cloud, startCloud } from '../support/cloud.ts';
import { ROOT } from '../support/demo-plan.ts';
import { freePort } from '../support/demo-process.ts';
import { joinPlayground } from '../support/playground.ts';
import { QUICK_START } from '../support/quick-start.ts';
import { APP_ID } from '../support/signed-token.ts';
import { type SigningProxy, startSigningProxy } from '../support/signing-proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TENANT = '00000000-0000-4000-8000-0000000000a0';
const Listening = z.object({ port: z.number() });
const folder = temporaryFolder();

let cloud: Cloud;
let proxy: SigningProxy;
let bot: ChildProcess;
let port = 0;
let said = '';
let client: Playground;

beforeAll(async () => {
  cloud = await startCloud();
  proxy = await startSigningProxy(cloud);
  bot = fork(join(import.meta.dirname, '../support/serve-in-cloud.ts'), [cloud.url], {
    env: {
      PATH: process.env.PATH ?? '',
      ...QUICK_START,
      PORT: '0',
      WAYMARK_DATA: folder.path,
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_TENANT_ID: TENANT,
      MICROSOFT_APP_PASSWORD: 'a secret',
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  bot.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const gone = once(bot, 'exit').then((): never => {
    throw new Error(`The bot has ended: ${said}`);
  });
  gone.catch(() => undefined);
  const [message] = await Promise.race([once(bot, 'message'), gone]);
  port = Listening.parse(message).port;
  proxy.attach(port);
  client = await startPlayground(proxy.endpoint, await freePort(), folder.path, fileURLToPath(ROOT));
});
afterAll(async () => {
  await client?.stop();
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  await ended;
  await Promise.all([proxy.stop(), cloud.stop()]);
  folder.remove();
});

/** Its log comes beside its answers, and may come after. */
async function logged(words: string): Promise<void> {
  while (!said.includes(words)) if (bot.stderr) await once(bot.stderr, 'data');
}

test('opened, asked for help, and a card answered: each way carries a token, and the bot asked for one', async () => {
  const alex = await joinPlayground(client.port);
  await alex.installs();
  const reminder = await alex.card(({ lines }) => lines[0] === '5 actions need an update');
  await alex.types('help');
  await alex.card(({ lines }) => lines[0] === 'What I can do');
  const form = await alex.presses('Update', reminder, { row: '3.3(b)' });
  const typed = { Status: 'On track', Evidence: 'https://example.org/minutes' };
  const receipt = await alex.presses('Save', { ...form, activity: reminder.activity }, { typed });
  expect(receipt.lines[0]).toMatch(/^Recorded: 3\.3\(b\)/);
  alex.leave();
  expect(new Set(proxy.signed)).toEqual(new Set([200]));
  expect(proxy.shown.length).toBeGreaterThan(3);
  expect(new Set(proxy.shown)).toEqual(new Set(['Bearer sent-1']));
  expect(cloud.asked.map(({ tenant, form }) => [tenant, form.get('client_id')])).toEqual([[TENANT, APP_ID]]);
});

test('the same bot refuses whoever comes past the proxy, and the log says so without a word of theirs', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ type: 'message', text: 'the head is leaving', serviceUrl: proxy.endpoint });
  const url = `http://127.0.0.1:${port}/api/messages`;
  const unsigned = await fetch(url, { method: 'POST', headers, body });
  expect([unsigned.status, await unsigned.json()]).toEqual([401, { error: 'the token was not accepted' }]);
  const authorization = `Bearer ${cloud.token('https://elsewhere.example.org', { by: 'nobody' })}`;
  expect((await fetch(url, { method: 'POST', headers: { ...headers, authorization }, body })).status).toBe(
    401,
  );
  await logged('"reason":"no token"');

  expect(said).not.toMatch(/leaving|eyJ|a secret|Sample|example\.org/);
});

test('and Teams itself, where somebody has installed the app in a tenant that is not on the list', async () => {
  const serviceUrl = new URL(proxy.endpoint).origin;
  const tenant = '00000000-0000-4000-8000-0000000000ff';
  const activity = {
    type: 'message',
    id: 'a-1',
    serviceUrl,
    channelId: 'msteams',
    from: { id: '29:stranger', name: 'Robin Sample' },
    recipient: { id: `28:${APP_ID}` },
    conversation: { id: 'elsewhere', conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    text: 'help',
  };
  const sent = proxy.shown.length;
  const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cloud.token(serviceUrl)}` },
    body: JSON.stringify(activity),
  });
  expect([answer.status, await answer.json()]).toEqual([403, { error: 'this is not answered here' }]);
  expect(proxy.shown.length).toBe(sent);
  await logged(`"reason":"tenant","tenant":"${tenant}"`);
  expect(said).not.toContain('Robin');
});
