/** At the door and on the way out: tokens, callers who were turned away, files that were fetched, and the end of a replica. */
import { start } from '../../src/main.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { createFiles } from '../../src/teams/files.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { startServer } from '../../src/teams/server.ts';
import { openTelemetry } from '../../src/telemetry/open.ts';
import { startCloud } from '../support/cloud.ts';
import { startCollector } from '../support/collector.ts';
import { rawRequest } from '../support/raw-request.ts';
import { APP_ID } from '../support/signed-token.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { alex, keptLog, playConnector, TENANT } from '../teams/stage.ts';

test('tokens that were fetched, tokens that were refused, and who was turned away', async () => {
  const log = keptLog();
  const collector = await startCollector();
  const otlp = { endpoint: collector.endpoint, headers: {} };
  const telemetry = await openTelemetry({ otlp, insights: null }, log);
  const [cloud, connector] = await Promise.all([startCloud(), playConnector()]);
  const { watch } = telemetry;
  const proof = { kind: 'secret', password: 'a secret' } as const;
  const credentials = { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, proof } as const;
  const identity = openIdentity({ local: false, credentials }, cloud.place, watch);
  const messenger = createMessenger({ identity, log, watch });
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    identity,
    messenger,
    handle: async () => ({ say: [], replace: null }),
    ready: async () => ({ ok: false, parts: { store: false, files: true } }),
    log,
    watch,
    openFile: () => async () => undefined,
  });
  const chat = connector.frame(alex.id, 'chat', { type: 'message', text: 'hello' }).conversation.id;
  const to = { tenant: TENANT, serviceUrl: connector.serviceUrl, conversation: chat, as: 'message' } as const;
  const message = { summary: 'Hello', text: 'hello' };
  for (let nth = 0; nth < 3; nth += 1) await messenger.send(to, message);
  cloud.refusing(true);
  const refused = openIdentity({ local: false, credentials }, cloud.place, watch);
  expect(await createMessenger({ identity: refused, log }).send(to, message)).toMatchObject({
    reason: expect.stringMatching(/^no token/),
  });
  for (let nth = 0; nth < 2; nth += 1)
    expect((await rawRequest(server.port, { headers: [] })).status).toBe(401);
  const dead = `http://127.0.0.1:${server.port}/files/dGVuYW50.${'A'.repeat(43)}`;
  const stranger = { headers: { 'x-forwarded-for': '198.51.100.7' } };
  const opened = await Promise.all(
    Array.from({ length: 200 }, async () => (await fetch(dead, stranger)).status),
  );
  expect(new Set(opened)).toEqual(new Set([404, 429]));
  const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { ok: false }]);
  const files = createFiles({ identity, log, watch });
  await files.fetch('https://elsewhere.example.org/a.pdf', 10);
  await server.stop();
  await telemetry.close();
  await Promise.all([cloud.stop(), connector.stop(), collector.stop()]);
  expect(collector.figure('waymark.token.fetches', { outcome: 'ok' })).toBe(1);
  expect(collector.figure('waymark.token.fetches', { outcome: 'failed' })).toBe(1);
  expect(collector.figure('waymark.callers.refused', { reason: 'no token' })).toBe(2);
  expect(collector.figure('waymark.callers.refused', { reason: 'links that open nothing' })).toBe(
    opened.filter((status) => status === 429).length,
  );
  expect(collector.figure('waymark.files.fetched', { outcome: 'not-allowed' })).toBe(1);
});

test('a replica that is asked to end says so to its balancer, and answers until the balancer has heard it', async () => {
  const folder = temporaryFolder();
  const [cloud, connector] = await Promise.all([startCloud(), playConnector()]);
  const proof = { kind: 'secret', password: 'a secret' } as const;
  const bot = await start(
    {
      port: 0,
      data: folder.path,
      local: false,
      officers: [],
      log: 'silent',
      credentials: { type: 'SingleTenant', appId: APP_ID, tenantId: TENANT, proof },
      tenants: [TENANT],
      cosmos: null,
      blobs: null,
      publicUrl: null,
      host: '127.0.0.1',
      drainSeconds: 1,
    },
    keptLog(),
    undefined,
    undefined,
    cloud.place,
  );
  const at = `http://127.0.0.1:${bot.port}`;
  const stands = async () => [(await fetch(`${at}/healthz`)).status, (await fetch(`${at}/readyz`)).status];
  const asked = async () => {
    const authorization = `Bearer ${cloud.token(connector.serviceUrl)}`;
    return (
      await connector.post(connector.frame(alex.id, 'chat', { type: 'message', text: 'help' }), {
        authorization,
      })
    ).status;
  };
  // The proxy on this machine reaches it, and nobody else does.
  if (process.platform === 'linux')
    await expect(fetch(`http://127.0.0.2:${bot.port}/healthz`)).rejects.toThrow();
  connector.attach(bot.port);
  expect([await stands(), await asked()]).toEqual([[200, 200], 200]);
  const ended = bot.stop();
  expect([await stands(), await asked()]).toEqual([[200, 503], 200]);
  await ended;
  await expect(stands()).rejects.toThrow();
  await Promise.all([cloud.stop(), connector.stop()]);
  folder.remove();
});
