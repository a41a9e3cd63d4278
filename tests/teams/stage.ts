/** A stage for the teams room's tests: the connector double, and a bot in local mode whose app is a function. */
import type { Answer, Turn } from '../../src/app/message.ts';
import { openIdentity } from '../../src/teams/auth.ts';
import { PATIENCE_MS } from '../../src/teams/inbound.ts';
import { createMessenger } from '../../src/teams/outbound.ts';
import { startServer } from '../../src/teams/server.ts';
import type { Timer } from '../../src/teams/typing.ts';
import { startConnector } from '../support/connector.ts';
import { keptLog } from '../support/kept-log.ts';
import type { PlayedPerson } from '../support/teams-frame.ts';

export { keptLog } from '../support/kept-log.ts';

export const TENANT = '00000000-0000-4000-8000-0000000000a0';
export const TEAM = '19:education@thread.tacv2';
export const BOT = { id: '28:bot', name: 'Waymark' };
export const alex: PlayedPerson = {
  id: '29:alex',
  aadObjectId: '00000000-0000-4000-8000-000000000001',
  name: 'Alex Sample',
  userPrincipalName: 'Alex.Sample@example.org',
  email: 'alex@example.org',
};
export const bola: PlayedPerson = {
  id: '29:bola',
  aadObjectId: '00000000-0000-4000-8000-000000000002',
  name: 'Bola Sample',
  userPrincipalName: 'bola@example.org',
  email: 'bola@example.org',
};

/** In local mode, and as the bot of a registration, whose token nobody asks for. */
export const LOCAL = openIdentity({ local: true, credentials: null });
export const REGISTERED = openIdentity({
  local: false,
  credentials: { type: 'UserAssignedMSI', appId: '00000000-0000-4000-8000-0000000000b0', tenantId: TENANT },
});

export const playConnector = () =>
  startConnector({ people: [alex, bola], tenantId: TENANT, teamId: TEAM, bot: BOT });

/**
 * A running bot in local mode, attached to a fresh double. `timeoutMs` bounds one request to the double; after
 * `patienceMs` a turn counts as slow.
 */
export async function startStage(
  handle: (turn: Turn) => Promise<Answer>,
  timeoutMs = 10_000,
  patienceMs = PATIENCE_MS,
  timer?: Timer,
) {
  const connector = await playConnector();
  const log = keptLog();
  const messenger = createMessenger({ identity: LOCAL, log, timeoutMs });
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    identity: LOCAL,
    messenger,
    handle,
    ready: async () => ({ ok: true, parts: { store: true } }),
    log,
    patienceMs,
    ...(timer && { timer }),
  });
  connector.attach(server.port);
  return {
    connector,
    log,
    messenger,
    server,
    url: `http://127.0.0.1:${server.port}`,
    async stop(): Promise<void> {
      await server.stop();
      await connector.stop();
    },
  };
}
export type Stage = Awaited<ReturnType<typeof startStage>>;
