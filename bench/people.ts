/** People of the sample plan who talk to a bot under measurement, over HTTP as Teams does. */
import { Agent, request } from 'node:http';
import { frameActivity } from '../tests/support/teams-frame.ts';
import { GENERAL, people, TENANT, whoIs } from '../tests/support/town.ts';

const bot = { id: '28:waymark', name: 'Waymark' };
const cast = { people, tenantId: TENANT, teamId: GENERAL, bot };
const ALEX = whoIs('alex').id;

/** The instant of all that is measured: a Thursday morning, with actions overdue. */
export const INSTANT = '2026-12-03T10:00:00Z';

export type Talk = ReturnType<typeof talkTo>;

/** Talks to the bot on this port; its answers go to the connector on the other. */
export function talkTo(port: number, connectorPort: number) {
  const agent = new Agent({ keepAlive: true });
  let turns = 0;

  async function post(person: string, rest: Record<string, unknown>): Promise<void> {
    turns += 1;
    const stamp = {
      id: `a-${turns}`,
      serviceUrl: `http://127.0.0.1:${connectorPort}`,
      at: Temporal.Instant.from(INSTANT),
      rest,
    };
    const body = JSON.stringify(frameActivity(cast, person, 'chat', stamp));
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const sent = request(
      `http://127.0.0.1:${port}/api/messages`,
      { method: 'POST', agent, headers },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`a turn was answered with ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject).end(body);
    return promise;
  }

  return {
    say: (text: string) => post(ALEX, { type: 'message', text, textFormat: 'plain' }),
    /** Everybody installs the bot. */
    async meet(): Promise<void> {
      for (const { id } of people) await post(id, { type: 'installationUpdate', action: 'add' });
    },
    hangUp: () => agent.destroy(),
  };
}

/** What the connector knows of the people: its first argument. */
export const ROSTER = JSON.stringify(people);
