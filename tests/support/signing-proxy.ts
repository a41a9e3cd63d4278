/** Stands between a client that knows no tokens and a bot that wants them: signs what goes in, and checks what comes out. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod/v4';
import type { Cloud } from './cloud.ts';

const Posted = z.looseObject({ serviceUrl: z.url() });
const Json = { 'content-type': 'application/json' };

export type SigningProxy = Awaited<ReturnType<typeof startSigningProxy>>;

/** To the client it is the bot, and to the bot the client's connector: it passes on what carries a token of the cloud. */
export async function startSigningProxy(cloud: Cloud) {
  const shown: (string | undefined)[] = [];
  const signed: number[] = [];
  let bot = '';
  let connector = '';
  let url = '';

  async function passIn(request: IncomingMessage): Promise<Response> {
    const target = `${bot}${request.url}`;
    if (request.method !== 'POST') return fetch(target, { method: request.method ?? 'GET' });
    const activity = Posted.parse(JSON.parse((await bytesOf(request)).toString('utf8')));
    connector = activity.serviceUrl.replace(/\/$/, '');
    const body = JSON.stringify({ ...activity, serviceUrl: url });
    const headers = { ...Json, authorization: `Bearer ${cloud.token(url)}` };
    const answer = await fetch(target, { method: 'POST', headers, body });
    signed.push(answer.status);
    return answer;
  }

  async function passOut(request: IncomingMessage): Promise<Response> {
    const { authorization } = request.headers;
    shown.push(authorization);
    const body = await bytesOf(request);
    if (!/^Bearer sent-\d+$/.test(authorization ?? '')) return new Response('{}', { status: 401 });
    const method = request.method ?? 'GET';
    return fetch(`${connector}${request.url}`, {
      method,
      headers: Json,
      ...(body.length > 0 && { body: body.toString('utf8') }),
    });
  }

  const server = createServer((request, response) => {
    const passed = request.url?.startsWith('/api/') ? passIn(request) : passOut(request);
    void passed
      .then(async (answer) => {
        const { status, headers } = answer;
        const type = headers.get('content-type');
        response.writeHead(status, type === null ? {} : { 'content-type': type });
        response.end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  return {
    /** Where the client posts to. */
    endpoint: `${url}/api/messages`,
    /** What the bot showed with each request that it made. */
    shown,
    /** How the bot answered what was signed. */
    signed,
    attach(port: number): void {
      bot = `http://127.0.0.1:${port}`;
    },
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
