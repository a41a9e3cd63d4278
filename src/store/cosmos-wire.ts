/** The wire beneath the client of Cosmos DB: what it would do on its own account is left out here. */
import {
  createDefaultHttpClient,
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';

/** The connection could not be made, or was lost. `code` is the system's word for it. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
  readonly code: string;
  constructor(code: string) {
    super(`the connection failed (${code})`);
    this.code = code;
  }
}

/**
 * Two things differ from the client's default.
 * It asks for a plan beside every query, which only a query over several partitions needs: that request is not sent.
 * It tries some lost connections again, ten times and a second apart, with no option against it: they get a name
 * that it does not know (`lost:ECONNRESET`), and are tried again by our own rule. The name says nothing else, so
 * that neither the address nor the signature of a request comes into a log with it.
 */
export function quietWire(wire: HttpClient = createDefaultHttpClient()): HttpClient {
  return {
    async sendRequest(request) {
      if (request.headers.has('x-ms-cosmos-is-query-plan-request')) return withoutPlan(request);
      try {
        return await wire.sendRequest(request);
      } catch (error) {
        // Its own timer ran out, which it tells by this name.
        if (error instanceof Error && error.name === 'AbortError') throw error;
        throw new ConnectionLost(codeOf(error));
      }
    },
  };
}

const withoutPlan = (request: PipelineRequest): PipelineResponse => ({
  request,
  status: 400,
  headers: createHttpHeaders(),
  bodyAsText: '{"message":"one partition needs no plan"}',
});

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return UNREACHED.has(code) ? code : `lost:${code}`;
}

/** The client leaves these alone. */
const UNREACHED = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENOTFOUND']);
