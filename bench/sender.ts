/** What a message costs the sender, beside the least that it could cost and beside the SDK's own way. */
import { Agent, request } from 'node:http';
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import type { Destination } from '../src/app/ports.ts';
import { toActivity } from '../src/teams/activity.ts';
import { openIdentity } from '../src/teams/auth.ts';
import { createMessenger } from '../src/teams/outbound.ts';
import { type Bench, byTurns, compared, inFlight, type Size, timed } from './measure.ts';
import { startPart } from './part.ts';
import { sampleMessage } from './reminder.ts';

const AT_ONCE = 8;
const SIZES: Record<Size, { rounds: number; messages: number }> = {
  full: { rounds: 11, messages: 400 },
  tiny: { rounds: 1, messages: 2 },
};
const silent = (): void => undefined;

export const sender: Bench = {
  about: 'what a message costs the process that sends it',
  async run(size) {
    const { rounds, messages } = SIZES[size];
    const sink = await startPart('sink.ts');
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    try {
      const serviceUrl = `http://127.0.0.1:${sink.port}`;
      const side = (name: string, send: (to: Destination) => Promise<unknown>) => ({
        name,
        round: () =>
          timed(messages, () =>
            inFlight(messages, AT_ONCE, (n) =>
              send({ tenant: 'tenant-1', serviceUrl, conversation: `chat-${n}`, as: 'message' }),
            ),
          ),
      });
      const [ours, bare, sdk] = await byTurns(rounds, [
        side('through our messenger', oursTo()),
        side('through a bare keep-alive client', bareTo(agent)),
        side('through sendProactiveActivity', sdkTo()),
      ]);
      const { taken } = await sink.ask('taken');
      if (taken !== 3 * messages * (rounds + 1)) throw new Error(`the connector took ${taken} messages`);
      if ((await sink.ask('faults')).faults !== 0) throw new Error('Teams would have refused a message');
      return [
        compared('A message', 'ms of CPU', ours, bare, 3.5),
        compared('A message', 'ms', ours, bare, 3.5),
        compared('A message', 'ms of CPU', ours, sdk, 0.8),
      ];
    } finally {
      agent.destroy();
      await sink.stop();
    }
  },
};

function oursTo(): (to: Destination) => Promise<void> {
  const log = { info: silent, warn: silent, error: silent };
  const messenger = createMessenger({ identity: openIdentity({ local: true, credentials: null }), log });
  const message = sampleMessage();
  return async (to) => {
    const outcome = await messenger.send(to, message);
    if (outcome.kind !== 'sent') throw new Error(`a message was not sent: ${outcome.reason}`);
  };
}

/** As little as can be done: the same body, one POST, the answer read. */
function bareTo(agent: Agent): (to: Destination) => Promise<void> {
  const message = sampleMessage();
  return async (to) => {
    const body = JSON.stringify(toActivity(message, to, null));
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const url = `${to.serviceUrl}/v3/conversations/${to.conversation}/activities`;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const post = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        JSON.parse(text);
        resolve();
      });
    });
    post.on('error', reject).end(body);
    return promise;
  };
}

function sdkTo(): (to: Destination) => Promise<unknown> {
  const app = new Application({ adapter: new TeamsAdapter({}), botAppId: 'sample' });
  const message = sampleMessage();
  return (to) =>
    app.sendProactiveActivity(
      {
        serviceUrl: to.serviceUrl,
        channelId: 'msteams',
        bot: { id: '28:waymark', name: 'Waymark' },
        conversation: {
          id: to.conversation,
          tenantId: to.tenant,
          conversationType: 'personal',
          isGroup: false,
          name: '',
        },
      },
      toActivity(message, to, null),
    );
}
