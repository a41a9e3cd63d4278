/** A managed identity opens the files: its token is asked of the machine, and goes to the storage account alone. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { openAzureBlobs } from '../../src/store/azure-blobs.ts';

const CLIENT = '00000000-0000-4000-8000-0000000000c1';
const names = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'NO_PROXY', 'no_proxy'] as const;
const before = names.map((name) => [name, process.env[name]] as const);

let machine: Server;
let asked: URL[];
let status: number;
beforeAll(async () => {
  machine = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://machine'));
    const token = {
      access_token: 'of-the-machine',
      expires_on: '4102444800',
      token_type: 'Bearer',
      client_id: CLIENT,
    };
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(status === 200 ? token : {}));
  });
  machine.listen(0, '127.0.0.1');
  await once(machine, 'listening');
  const address = machine.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  // As App Service and Container Apps tell a program where to ask.
  Object.assign(process.env, {
    IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/token`,
    IDENTITY_HEADER: 'h',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  });
});
afterAll(() => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  machine.closeAllConnections();
  return new Promise((resolve) => machine.close(resolve));
});
beforeEach(() => {
  asked = [];
});

test.each<[string | null]>([[null], [CLIENT]])('of the client id %s', async (clientId) => {
  status = 200;
  const sent: (string | undefined)[][] = [];
  const url = 'https://example.blob.core.windows.net';
  await openAzureBlobs(
    { container: 'files', account: { kind: 'managed-identity', url, clientId } },
    {
      httpClient: {
        async sendRequest(request) {
          sent.push([request.method, request.url.split('?')[0], request.headers.get('authorization')]);
          return { request, status: 201, headers: request.headers.clone() };
        },
      },
    },
  );
  expect(sent).toEqual([['PUT', `${url}/files`, 'Bearer of-the-machine']]);
  const [question] = asked;
  expect(question?.searchParams.get('resource')).toBe('https://storage.azure.com');
  expect(question?.searchParams.get('client_id')).toBe(clientId);
});

test('a machine that gives none is told, with what to do', async () => {
  status = 400;
  const url = 'https://other.blob.core.windows.net';
  const account = {
    kind: 'managed-identity' as const,
    url,
    clientId: '00000000-0000-4000-8000-0000000000c2',
  };
  await expect(openAzureBlobs({ container: 'files', account })).rejects.toThrow(
    /container files of the storage account other cannot be asked: the machine gave no managed identity; assign one/,
  );
});
