/** The place at which a managed identity asks for its tokens, as App Service has it: on loopback, named by the environment. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export type TokenEndpoint = Awaited<ReturnType<typeof startTokenEndpoint>>;

const VARIABLES = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_TOKEN_CREDENTIALS'] as const;

/** Sets three variables of the environment until it is stopped. */
export async function startTokenEndpoint() {
  const asked: string[] = [];
  let lastsSeconds = 24 * 3600;
  let status = 200;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const expires = Math.floor(Date.now() / 1000) + lastsSeconds;
    const token = { access_token: `token-${asked.length}`, expires_on: `${expires}`, token_type: 'Bearer' };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? token : { error: 'invalid_request' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  // Nothing else of the surroundings is asked when this one fails.
  process.env.AZURE_TOKEN_CREDENTIALS = 'ManagedIdentityCredential';
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${port}/token`;
  process.env.IDENTITY_HEADER = 'sample';
  return {
    /** Every request that came. */
    asked,
    /** From now on tokens last so long; the SDK takes one that ends within five minutes for one that has run out. */
    lasting(seconds: number): void {
      lastsSeconds = seconds;
    },
    answering(code: number): void {
      status = code;
    },
    /** As it was when it started. */
    anew(): void {
      asked.length = 0;
      lastsSeconds = 24 * 3600;
      status = 200;
    },
    async stop(): Promise<void> {
      for (const [name, value] of before) restore(name, value);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
