/**
 * Run as a part: the Bot Connector as far as a sender sees it. It answers at once, keeps nothing but a count, and
 * holds one message of a hundred to the rules of the tests' double.
 *
 *     sink.ts <the roster as JSON>
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod/v4';
import { faultsOf } from '../tests/support/connector-rules.ts';
import { serveParent } from './part.ts';

const Roster = z.array(z.looseObject({ id: z.string() }));
const roster = Roster.parse(JSON.parse(process.argv[2] ?? '[]'));
let taken = 0;
let faults = 0;

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  const member = roster.find(({ id }) => request.url?.endsWith(encodeURIComponent(id)));
  if (request.method === 'GET') return send(member ? 200 : 404, member ?? {});
  taken += 1;
  const found = taken % 100 === 1 ? faultsIn(JSON.parse(body)) : [];
  for (const fault of found) console.error(fault);
  faults += found.length;
  send(201, { id: `m-${taken}` });

  function send(status: number, answer: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (typeof address !== 'object' || address === null) throw new Error('The connector has no port.');
serveParent(address.port, { taken: () => taken, faults: () => faults });

/** A new thread in a channel carries its message inside. */
function faultsIn(body: object): string[] {
  return faultsOf('activity' in body ? body.activity : body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
