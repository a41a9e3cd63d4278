/** The SDK's sending client, made to try once, since its own retries repeat what may have arrived, and to let idle connections go. */
import { Agent as PlainAgent } from 'node:http';
import { Agent } from 'node:https';
import { z } from 'zod/v4';
import type { Adapter } from './adapter.ts';

export type Connector = Awaited<ReturnType<Adapter['connector']>>;

type Request = { abortSignal?: AbortSignal; agent?: Agent | PlainAgent };
type Policy = { name: string; sendRequest<R>(request: Request, next: (request: Request) => R): R };
/** The part of the client's pipeline that we change. */
type Pipeline = {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: Policy, where: { afterPhase: 'Sign' }): void;
};

/** The pipeline is private in the SDK's types, and the documented option for retries is not heeded. */
const Piped = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline) }) });

/** `timeoutMs` bounds one request, answer included, token excluded; `idleMs` how long a connection lies idle and is used again. */
export type Patience = { timeoutMs: number; idleMs: number };

/** A client for one service URL, to be reused. */
export async function openClient(
  adapter: Adapter,
  serviceUrl: string,
  local: boolean,
  { timeoutMs, idleMs }: Patience,
): Promise<Connector> {
  const connector = await adapter.connector(serviceUrl);
  const { pipeline } = Piped.parse(connector).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  // A proxy of the surroundings cannot reach this machine's own ports.
  if (local) pipeline.removePolicy({ name: 'proxyPolicy' });
  pipeline.addPolicy(deadline(timeoutMs), { afterPhase: 'Sign' });
  pipeline.addPolicy(shortIdling(serviceUrl, idleMs), { afterPhase: 'Sign' });
  return connector;
}

/** Without it the client keeps a connection for ever, and the first message after a pause is lost on it. */
function shortIdling(serviceUrl: string, idleMs: number): Policy {
  const how = { keepAlive: true, timeout: idleMs };
  const agent = new URL(serviceUrl).protocol === 'http:' ? new PlainAgent(how) : new Agent(how);
  return {
    name: 'shortIdling',
    sendRequest(request, next) {
      // A proxy of the surroundings has set its own.
      request.agent ??= agent;
      return next(request);
    },
  };
}

/** The SDK's own timeout ends with the answer's first line, and a stalled answer would hold the sender for ever. */
const deadline = (timeoutMs: number): Policy => ({
  name: 'deadline',
  sendRequest(request, next) {
    request.abortSignal = AbortSignal.timeout(timeoutMs);
    return next(request);
  },
});

function isPipeline(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;
}
