/** Application Insights, played on this machine: it gets figures and traces, and nobody else is told anything. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod/v4';
import { makeCertificate } from '../support/certificate.ts';
import { startScript } from '../support/script.ts';

const KEY = '00000000-0000-4000-8000-0000000000e0';
const Envelope = z.looseObject({
  name: z.string(),
  iKey: z.string(),
  data: z.looseObject({ baseData: z.record(z.string(), z.unknown()) }),
});

// Nobody vouches for the certificate of this story.
const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
beforeAll(() => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
});
afterAll(() => {
  if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
});

test('turns are requests, what they ask of others are dependencies, figures are custom metrics', async () => {
  const paths: string[] = [];
  const envelopes: z.infer<typeof Envelope>[] = [];
  const { certificate: cert, key } = makeCertificate(
    '127.0.0.1',
    '2026-01-01T00:00:00Z',
    '2049-01-01T00:00:00Z',
  );
  const server = createServer({ cert, key }, async (request, response) => {
    const body = await buffer(request);
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    paths.push(`${request.method} ${request.url}`);
    envelopes.push(...z.array(Envelope).parse(JSON.parse(text)));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const connection = `InstrumentationKey=${KEY};IngestionEndpoint=https://127.0.0.1:${port}/`;
  const script = startScript('tell-insights.ts', [connection]);
  const said = new Set(await Array.fromAsync(script.lines));
  expect((await script.ended).code).toBe(0);
  server.closeAllConnections();
  server.close();
  expect(said).toEqual(new Set([`port ${port}`]));
  expect(new Set(paths)).toEqual(new Set(['POST /v2.1/track']));
  expect(envelopes.every(({ iKey }) => iKey === KEY)).toBe(true);
  const told = envelopes.map(({ data: { baseData } }) => baseData);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'turn', success: false }),
      expect.objectContaining({ name: 'store.get' }),
      expect.objectContaining({
        metrics: [expect.objectContaining({ name: 'waymark.turns', value: 1 })],
        properties: { turn: 'text', scope: 'personal', outcome: 'failed' },
      }),
      expect.objectContaining({
        metrics: [
          expect.objectContaining({ name: 'waymark.turn.duration', value: 40, count: 1, min: 40, max: 40 }),
        ],
      }),
      expect.objectContaining({ metrics: [expect.objectContaining({ name: 'waymark.ready', value: 1 })] }),
    ]),
  );
  // A gauge has no extremes: alarms read its value.
  const gauges = JSON.stringify(told.filter((one) => JSON.stringify(one).includes('waymark.ready')));
  expect(gauges).not.toMatch(/"(?:min|max)"/);
});
