/** A bot on a machine that reaches the world by a proxy alone: what people send it is asked for there. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Running, start } from '../../src/main.ts';
import { startCloud } from '../support/cloud.ts';
import { APP_ID } from '../support/signed-token.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROXY = ['NODE_USE_ENV_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;
const before = PROXY.map((name) => [name, process.env[name]] as const);
const folder = temporaryFolder();
const tunnels: string[] = [];
const asked = Promise.withResolvers<void>();
const proxy = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (head) => {
    tunnels.push(String(head).split('\r\n')[0] ?? '');
    asked.resolve();
    socket.destroy();
  });
});
// The sign-in is played on this machine.
process.env.NO_PROXY = '127.0.0.1,login.microsoftonline.com';
// The SDKs read that as they are loaded.
const { alex, keptLog, playConnector, TENANT } = await import('../teams/stage.ts');
const [cloud, connector] = await Promise.all([startCloud(), playConnector()]);
let bot: Running;

beforeAll(async () => {
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.env.NODE_USE_ENV_PROXY = '1';
  process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
  const proof = { kind: 'secret', password: 'a secret' } as const;
  bot = await start(
    {
      port: 0,
      data: folder.path,
      local: false,
      officers: ['alex@example.org'],
      log: 'silent',
      credentials: { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, proof },
      tenants: [TENANT],
      cosmos: null,
      blobs: null,
      publicUrl: null,
    },
    keptLog(),
    undefined,
    undefined,
    cloud.place,
  );
  connector.attach(bot.port);
}, 30_000);
afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await bot.stop();
  await Promise.all([cloud.stop(), connector.stop(), new Promise((resolve) => proxy.close(resolve))]);
  folder.remove();
}, 30_000);

test('an officer’s plan is fetched through it, and nothing that is near is', async () => {
  const link = 'https://contoso-my.sharepoint.com/plan.xlsx';
  const content = { downloadUrl: link, uniqueId: 'plan', fileType: 'xlsx' };
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  const attachments = [{ contentType, contentUrl: link, name: 'plan.xlsx', content }];
  const said = connector.frame(alex.id, 'chat', { type: 'message', text: 'import', attachments });
  const authorization = `Bearer ${cloud.token(connector.serviceUrl)}`;
  expect((await connector.post(said, { authorization })).status).toBe(200);
  await asked.promise;
  expect(tunnels).toEqual(['CONNECT contoso-my.sharepoint.com:443 HTTP/1.1']);
  await connector.waitFor(({ activity }) => /could not|cannot/.test(JSON.stringify(activity)));
}, 20_000);
