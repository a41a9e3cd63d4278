/** HTTP as it goes over the wire: headers twice, bodies in pieces, and whatever else `fetch` would put right. */
import { once } from 'node:events';
import { request } from 'node:http';

export type RawAnswer = { status: number; headers: Record<string, unknown>; text: string; ms: number };
export type Raw = {
  method?: string;
  path?: string;
  /** In their order, each as often as it stands there. */
  headers?: readonly (readonly [name: string, value: string])[];
  /** Several pieces go without a length, as chunks. */
  body?: readonly (string | Buffer)[];
};

export async function rawRequest(port: number, raw: Raw): Promise<RawAnswer> {
  const { method = 'POST', path = '/api/messages', headers = [], body = [] } = raw;
  const began = performance.now();
  const host: [string, string][] = headers.some(([name]) => name.toLowerCase() === 'host')
    ? []
    : [['host', `127.0.0.1:${port}`]];
  const [only, ...others] = body;
  const framing: [string, string][] =
    only === undefined
      ? []
      : others.length === 0
        ? [['content-length', `${Buffer.byteLength(only)}`]]
        : [['transfer-encoding', 'chunked']];
  const flat = [...host, ...headers, ...framing].flat();
  const asking = request({ host: '127.0.0.1', port, method, path, headers: flat, agent: false });
  const answered = once(asking, 'response');
  // Whoever is refused early may find the line closed while still talking.
  asking.on('error', () => undefined);
  for (const piece of body) asking.write(piece);
  asking.end();
  const [response] = await answered;
  let text = '';
  response.setEncoding('utf8');
  for await (const piece of response) text += piece;
  return { status: response.statusCode, headers: response.headers, text, ms: performance.now() - began };
}
